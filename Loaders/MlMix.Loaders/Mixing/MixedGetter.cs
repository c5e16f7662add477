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
}

/// <inheritdoc/>
/// <typeparam name="TValue">Raw type of the column.</typeparam>
internal sealed class MixedGetter<TValue>(MixedCursor cursor, string what, Func<int, DataViewRowCursor, ValueGetter<TValue>> bind)
    : MixedGetter(what)
{
    // Null where the source is not open.
    private readonly ValueGetter<TValue>[] _ofSource = new ValueGetter<TValue>[cursor.SourceCount];

    public override void Bind(int source, DataViewRowCursor sourceCursor) => _ofSource[source] = bind(source, sourceCursor);

    public override void Unbind(int source) => _ofSource[source] = null!;

    /// <summary>Gets the value of the current row, from its source's getter straight into the caller's buffer.</summary>
    public void Get(ref TValue value)
    {
        cursor.EnsureOnRow();
        try
        {
            _ofSource[cursor.Source](ref value);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw cursor.Failure($"{What} could not be read", failure);
        }
    }
}
