namespace MlMix.Selections;

/// <summary>
/// Chooses the sources of one walk, chunk after chunk. It knows weights and events only: rows, passes and the end of the mix are the
/// walker's.
/// </summary>
internal abstract class Selector
{
    /// <summary>
    /// Rows per chunk where the selection does not ask for another number: large enough to make the upkeep per row vanish.
    /// </summary>
    protected const int DefaultChunk = 1024;

    protected Selector(int chunk) => Picks = new int[chunk];

    /// <summary>Gets the sources of the current chunk.</summary>
    public int[] Picks { get; }

    /// <summary>Plans the next chunk into <see cref="Picks"/> and tells its length, at least 1.</summary>
    public abstract int NextChunk();

    /// <summary>
    /// The row before <paramref name="from"/> was the last of a source: plans the rest of the chunk again where that changes it.
    /// </summary>
    /// <param name="from">First index of <see cref="Picks"/> that was not used yet.</param>
    /// <param name="end">Length of the chunk.</param>
    /// <param name="source">The emptied source.</param>
    /// <param name="drops">True when the source takes no further part, false when it starts again.</param>
    /// <returns>The chunk's new length; equal to <paramref name="from"/> when nothing of it is left.</returns>
    public abstract int Emptied(int from, int end, int source, bool drops);

    /// <summary>Gets the number of rows at whose multiples <see cref="TryCount"/> is quickest.</summary>
    public virtual int CountStep => 1;

    /// <summary>
    /// Tells how many of the first <paramref name="rows"/> rows each source gets while none drops out.
    /// </summary>
    /// <returns>False when that shows only by walking.</returns>
    public abstract bool TryCount(long rows, Span<long> counts);
}
