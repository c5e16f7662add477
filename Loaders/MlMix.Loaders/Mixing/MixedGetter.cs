using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>The getters of one column, one for each source that is open, bound once for every cursor of that source.</summary>
/// <param name="what">What they get, for messages.</param>
internal abstract class MixedGetter(string what)
{
    public string What => what;

    public abstract void Bind(int source, DataViewRowCursor cursor);

    /// <summary>Lets go of the source's cursor, which was closed.</summary>
    public abstract void Unbind(int source);

    /// <summary>Releases what is still held when the rows have ended.</summary>
    public virtual void Close()
    {
    }
}

/// <inheritdoc/>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal class MixedGetter<TValue>(MixedCursor cursor, string what, Func<int, DataViewRowCursor, ValueGetter<TValue>> bind)
    : MixedGetter(what)
{
    // Null where the source is not open.
    private readonly ValueGetter<TValue>[] _ofSource = new ValueGetter<TValue>[cursor.SourceCount];

    public override void Bind(int source, DataViewRowCursor sourceCursor) => _ofSource[source] = bind(source, sourceCursor);

    public override void Unbind(int source) => _ofSource[source] = null!;

    /// <summary>Gets the value of the current row, from its source's getter straight into the caller's buffer.</summary>
    public virtual void Get(ref TValue value)
    {
        int source = cursor.Source;
        ValueGetter<TValue>[] ofSource = _ofSource;
        // Off the rows there is no source, so one comparison serves for both.
        if (unchecked((uint)source) >= (uint)ofSource.Length)
            cursor.ThrowNotOnRow();
        try
        {
            ofSource[source](ref value);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw cursor.Failure($"{What} could not be read", failure);
        }
    }
}
