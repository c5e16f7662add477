using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>
/// Chooses the sources of one walk, chunk after chunk. It knows weights and events only: rows, passes and the end of the mix are the
/// walker's.
/// </summary>
internal abstract class Selector(int sources, int chunk)
{
    /// <summary>
    /// Rows per chunk where the selection does not ask for another number: large enough to make the upkeep per row vanish.
    /// </summary>
    protected const int DefaultChunk = 1024;

    // Chunks of this size still lie in the second-level cache of any machine.
    protected const int LargestChunk = 1 << 14;

    private const int RowsPerSource = 64;

    private readonly long[] _counts = new long[sources];

    /// <summary>Gets the picks of the current chunk, as <see cref="PackedPick"/> has them.</summary>
    public long[] Picks { get; protected set; } = new long[chunk];

    /// <summary>Gets the rows of each source in the current chunk.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    protected Span<long> CountsToFill => _counts;

    /// <summary>Rows per chunk for so many sources, each of which costs something per chunk.</summary>
    protected static int ChunkOf(int sources) => Math.Clamp(RowsPerSource * sources, DefaultChunk, LargestChunk);

    /// <summary>Plans the next chunk into <see cref="Picks"/> and tells its length; 0 where the order ends.</summary>
    public abstract int NextChunk();

    /// <summary>A source takes no further part: what comes after the used part of the chunk is planned anew, in the next chunk.</summary>
    /// <param name="used">How many picks of the chunk were used.</param>
    /// <param name="source">The source, which is not the last one that takes part.</param>
    public abstract void Drop(int used, int source);

    /// <summary>Whether the order hangs on where sources end that start again.</summary>
    public virtual bool FollowsEnds => false;

    /// <summary>The last pick used was the last of its source, which starts again: what comes after it is planned anew, in the next chunk.</summary>
    public virtual void Emptied() => throw new NotSupportedException("The order does not hang on ends.");

    /// <summary>Writes down what, beside the position and the sources that are left, decides the picks after the used part of the chunk.</summary>
    public abstract long[] Save(int used);

    /// <summary>Takes up what was saved, in a selector that has planned nothing yet.</summary>
    /// <param name="dropped">The sources that have dropped out, by index.</param>
    /// <param name="saved">What <see cref="Save"/> gave.</param>
    /// <returns>False when that cannot be the state of this selector.</returns>
    public abstract bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved);

    /// <summary>
    /// Begins anew at a position that is not the first, in a selector that has planned nothing yet: what hangs on the position, as random numbers
    /// do, goes on there.
    /// </summary>
    public virtual void StartAt(long position)
    {
    }
}
