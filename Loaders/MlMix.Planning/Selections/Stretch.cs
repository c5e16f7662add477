namespace MlMix.Selections;

/// <summary>
/// A part of an order in which no source drops out, where every pick follows from its place alone. Immutable; safe for use from many
/// threads. Rows are counted from its own first one.
/// </summary>
internal abstract class Stretch
{
    /// <summary>Number of rows after which the order ends of itself.</summary>
    public virtual long Length => long.MaxValue;

    /// <summary>Tells how many of the first <paramref name="rows"/> rows each source gets.</summary>
    public abstract void Count(long rows, Span<long> counts);

    /// <summary>The pick at an index.</summary>
    /// <returns>Its source, and how many rows of the source stand before it in the stretch.</returns>
    public abstract (int Source, long Ordinal) At(long index);

    /// <summary>The index of the row of a source that has <paramref name="ordinal"/> rows of the source before it.</summary>
    /// <returns><see cref="long.MaxValue"/> where there is none.</returns>
    public abstract long PositionOf(int source, long ordinal);

    /// <summary>The least, or the greatest, of the indices of one row for each of several sources.</summary>
    /// <param name="ordinals">The row of each source; -1 for sources that are not asked for.</param>
    /// <param name="last">Whether the greatest is wanted.</param>
    public virtual (long Index, int Source) Find(ReadOnlySpan<long> ordinals, bool last)
    {
        (long Index, int Source) found = (last ? -1 : long.MaxValue, -1);
        for (int source = 0; source < ordinals.Length; source++)
        {
            if (ordinals[source] < 0)
                continue;
            long index = PositionOf(source, ordinals[source]);
            if (last ? index > found.Index : index < found.Index)
                found = (index, source);
        }
        return found;
    }

    /// <summary>What follows the first <paramref name="rows"/> rows when a source, which is not the last, drops out there.</summary>
    public abstract Stretch Drop(long rows, int source);

    /// <summary>Goes on walking after the first <paramref name="rows"/> rows.</summary>
    public abstract Selector Walk(long rows);
}
