using MlMix.Randomness;
using MlMix.Schedules;
using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>
/// Independent draws by weights that change. Between two points the weights are a blend of both, so a first number chooses the point and a second one
/// the source by that point's weights: constant time per draw, however the weights move.
/// </summary>
internal sealed class ScheduledRandomSelector : Selector
{
    // No walk gets there, and rows ahead of it are still numbers.
    private const long LastRow = 1L << 62;

    private readonly CounterRandom _draws;
    private readonly CounterRandom _blends;
    private readonly ScheduleTrack _track;
    private readonly bool[] _live;
    private readonly long[] _nextPicks;
    private readonly double[] _a;
    private readonly double[] _b;
    private Segment? _segment;
    private AliasTable? _from;
    private AliasTable? _to;
    private long _chunkStart;
    private long _next;

    public ScheduledRandomSelector(SelectionInput input, ScheduleTrack track)
        : base(input.Weights.Length, ChunkOf(input.Weights.Length))
    {
        _draws = input.Random.For(RandomUse.Draws);
        _blends = input.Random.For(RandomUse.Blends);
        _track = track;
        _live = [.. input.Weights.Select(weight => weight > 0)];
        _nextPicks = new long[_live.Length];
        _a = new double[_live.Length];
        _b = new double[_live.Length];
    }

    public override int NextChunk()
    {
        _chunkStart = _next;
        PackedPick.Begin(_nextPicks);
        for (int filled = 0; filled < Picks.Length;)
        {
            Segment segment = Enter();
            int rows = (int)Math.Min(Picks.Length - filled, segment.To - _next);
            Span<long> picks = Picks.AsSpan(filled, rows);
            if (_to is null)
                _from!.Draw(_draws, (ulong)_next, picks, _nextPicks);
            else
                Draw(segment, picks);
            _next += rows;
            filled += rows;
        }
        PackedPick.Count(_nextPicks, CountsToFill);
        return Picks.Length;
    }

    public override void Drop(int used, int source)
    {
        _live[source] = false;
        StartAt(_chunkStart + used);
    }

    public override void StartAt(long position)
    {
        _chunkStart = _next = position;
        _segment = null;
    }

    public override long[] Save(int used) => [_chunkStart + used];

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        if (saved.Length != 1 || saved[0] is < 0 or > LastRow)
            return false;
        foreach (int source in dropped)
            _live[source] = false;
        StartAt(saved[0]);
        return true;
    }

    private void Draw(Segment segment, Span<long> picks)
    {
        const double Unit = 1.0 / (1L << 53);
        for (int i = 0; i < picks.Length; i++)
        {
            ulong position = (ulong)(_next + i);
            bool isLater = (_blends.At(position) >> 11) * Unit < segment.Blend(_next + i);
            (isLater ? _to! : _from!).Draw(_draws, position, picks.Slice(i, 1), _nextPicks);
        }
    }

    private Segment Enter()
    {
        if (_segment is { } current && _next < current.To)
            return current;
        Segment segment = _segment is { } before && _next == before.To ? _track.After(before)! : _track.At(_next);
        bool holds = _track.LiveShares(segment, _live, _a, _b);
        _from = Table(_a);
        _to = holds ? null : Table(_b);
        return _segment = segment;
    }

    // Shares are at most 1, so that scaled by a power of two they lose nothing but what is below the least of the numbers.
    private static AliasTable Table(double[] shares)
    {
        const double Scale = 1L << 60;
        return new AliasTable([.. shares.Select(share => (long)(share * Scale))]);
    }
}
