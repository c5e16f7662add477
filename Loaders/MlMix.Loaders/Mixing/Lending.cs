using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>
/// Whose the objects are that sources give, where these own resources: a view that gives the same object twice for one row has it in memory and will give it
/// again at the next cursoring, so it stays its own; any other makes them for its reader.
/// </summary>
/// <typeparam name="TValue">Raw type of the column, a class.</typeparam>
/// <param name="sources">Number of sources.</param>
internal sealed class Lending<TValue>(int sources)
{
    private readonly bool?[] _lends = new bool?[sources];

    /// <summary>Whether what a source gives is its own, or null until it was asked.</summary>
    public bool? this[int source] => _lends[source];

    /// <summary>Gets whether there is a source whose values are its own.</summary>
    public bool Any { get; private set; }

    /// <summary>Finds out, by asking once more for a value that it gave.</summary>
    /// <param name="source">The source.</param>
    /// <param name="value">What it gave for the current row.</param>
    /// <param name="getter">Its getter, on the same row.</param>
    /// <returns>Whether the value is the source's own.</returns>
    public bool Ask(int source, TValue value, ValueGetter<TValue> getter)
    {
        TValue again = default!;
        getter(ref again);
        bool lends = ReferenceEquals(again, value);
        if (!lends)
            (again as IDisposable)?.Dispose();
        _lends[source] = lends;
        Any |= lends;
        return lends;
    }
}
