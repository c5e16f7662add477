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
internal sealed class MixedGetter<TValue>(string what, int sourceCount, Func<int, DataViewRowCursor, ValueGetter<TValue>> bind)
    : MixedGetter(what)
{
    /// <summary>The getter of each source; null where the source is not open.</summary>
    public ValueGetter<TValue>[] OfSource { get; } = new ValueGetter<TValue>[sourceCount];

    public override void Bind(int source, DataViewRowCursor cursor) => OfSource[source] = bind(source, cursor);

    public override void Unbind(int source) => OfSource[source] = null!;
}
