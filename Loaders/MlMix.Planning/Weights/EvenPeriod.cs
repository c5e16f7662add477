namespace MlMix.Weights;

/// <summary>
/// The sources of one period of a rounding tree, worked out once for all walks of a plan, in blocks that are made when the first walk comes to them. Safe for
/// use from many threads.
/// </summary>
internal sealed class EvenPeriod
{
    // Two megabytes at most. What is longer is worked out anew by every walk.
    private const int LongestPeriod = 1 << 20;
    private const int MostSources = ushort.MaxValue + 1;
    private const int BlockRows = 1 << 13;

    private readonly Lazy<ushort[]>[] _blocks;

    /// <param name="start">The tree at the first row; it is never changed.</param>
    public EvenPeriod(RoundingTree start)
    {
        Rows = (int)start.Period;
        _blocks = new Lazy<ushort[]>[(Rows + BlockRows - 1) / BlockRows];
        for (int i = 0; i < _blocks.Length; i++)
        {
            int first = i * BlockRows;
            _blocks[i] = new Lazy<ushort[]>(() => SourcesOf(start, first, Math.Min(BlockRows, Rows - first)));
        }
    }

    /// <summary>Gets the rows after which the order begins anew.</summary>
    public int Rows { get; }

    /// <summary>Whether the order of a tree is one to be kept.</summary>
    public static bool IsKept(RoundingTree tree) => tree.Period <= LongestPeriod && tree.SourceCount <= MostSources;

    /// <summary>Writes the picks from a row of the period on, and adds each source's rows to its count.</summary>
    public void Fill(int row, Span<long> picks, Span<long> counts)
    {
        while (picks.Length > 0)
        {
            ReadOnlySpan<ushort> sources = _blocks[row / BlockRows].Value.AsSpan(row % BlockRows);
            sources = sources[..Math.Min(sources.Length, picks.Length)];
            PackedPick.Number(sources, picks, counts);
            picks = picks[sources.Length..];
            row = (row + sources.Length) % Rows;
        }
    }

    private static ushort[] SourcesOf(RoundingTree start, int first, int rows)
    {
        RoundingTree tree = start.Copy();
        tree.Advance(first, new long[tree.SourceCount]);
        var picks = new long[rows + SideMerge.Overrun];
        tree.Fill(rows, picks, new long[picks.Length]);
        var sources = new ushort[rows];
        for (int i = 0; i < rows; i++)
            sources[i] = (ushort)PackedPick.Source(picks[i]);
        return sources;
    }
}
