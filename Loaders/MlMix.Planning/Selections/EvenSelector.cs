using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>
/// The order of a rounding tree. Where its period is short, one chunk of whole periods is planned once and serves for ever; where it is longer, but not too
/// long, it is taken from what walks of the plan have worked out.
/// </summary>
internal sealed class EvenSelector : Selector
{
    private const int RepeatedRowsPerSource = 4;

    private readonly RoundingTree _tree;
    private readonly int _sources;
    private long[] _scratch = [];

    // Every chunk costs something per source, and one that serves for ever should not crowd out of the cache what is read by it.
    private int RepeatedChunk => Math.Clamp(RepeatedRowsPerSource * _sources, DefaultChunk, LargestChunk);

    // Null where the order is not, or no longer, the one that has been kept.
    private EvenPeriod? _period;

    // Where the chunk begins in the period, and where the next one does; the tree stays at the first row as long.
    private int _chunkRow;
    private int _nextRow;

    private int _wanted;
    private int _filled;
    private bool _repeats;

    /// <param name="tree">Where the order begins; it is the selector's own from now on.</param>
    /// <param name="period">The period that begins there, where it is kept.</param>
    public EvenSelector(RoundingTree tree, EvenPeriod? period = null)
        : base(tree.SourceCount, 0)
    {
        _period = period;
        tree.Mark();
        _tree = tree;
        _sources = tree.SourceCount;
        PlanChunks();
    }

    public override int NextChunk()
    {
        if (_repeats && _filled == _wanted)
            return _filled;
        _filled = Math.Min(_wanted, Math.Max(DefaultChunk, 2 * _filled));
        int room = _filled + SideMerge.Overrun;
        if (Picks.Length < room)
        {
            Picks = new long[room];
            _scratch = _period is null ? new long[room] : [];
        }
        if (_period is not null)
        {
            CountsToFill.Clear();
            _period.Fill(_nextRow, Picks.AsSpan(0, _filled), CountsToFill);
            _chunkRow = _nextRow;
            _nextRow = (int)(((long)_nextRow + _filled) % _period.Rows);
            return _filled;
        }
        _tree.Mark();
        _tree.Fill(_filled, Picks, _scratch);
        _tree.Counts.CopyTo(CountsToFill);
        return _filled;
    }

    // Back to the chunk's start, forward over the rows that were used, and on from there with the others alone.
    public override void Drop(int used, int source)
    {
        _tree.Return();
        _tree.Advance(_chunkRow + used, CountsToFill);
        LeavePeriod();
        _tree.Drop(source);
        _tree.Mark();
        PlanChunks();
    }

    public override long[] Save(int used)
    {
        RoundingTree here = _tree.Copy();
        here.Return();
        here.Advance(_chunkRow + used, new long[_sources]);
        here.Mark();
        return here.SaveMark();
    }

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        if (!_tree.Restore(dropped, saved))
            return false;
        LeavePeriod();
        PlanChunks();
        return true;
    }

    public override void StartAt(long position)
    {
        LeavePeriod();
        _tree.StartAt(position);
    }

    // What comes is the tree's alone, which needs scratch for it.
    private void LeavePeriod()
    {
        if (_period is not null)
            (_period, _chunkRow, _nextRow, Picks) = (null, 0, 0, []);
    }

    // Chunks start short and grow, so that short walks and walks in which one source after the other drops out do not plan what they never use.
    private void PlanChunks()
    {
        long period = _tree.Period;
        _repeats = period <= LargestChunk;
        if (_repeats)
            LeavePeriod();
        _wanted = _repeats
            ? (int)(period * Math.Max(1, RepeatedChunk / period))
            : ChunkOf(_sources);
        _filled = 0;
    }
}
