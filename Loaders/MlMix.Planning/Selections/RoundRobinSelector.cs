using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>Runs of rows, from each source in turn.</summary>
internal sealed class RoundRobinSelector(RoundRobinState start) : Selector(start.Sources, DefaultChunk)
{
    private RoundRobinState _chunkStart = start;
    private RoundRobinState _next = start;

    public override int NextChunk()
    {
        _chunkStart = _next;
        Span<long> counts = CountsToFill;
        counts.Clear();
        (int turn, int done) = (_next.Turn, _next.Done);
        for (int filled = 0; filled < Picks.Length;)
        {
            int source = _next.Live[turn];
            int rows = Math.Min(_next.Run - done, Picks.Length - filled);
            Span<long> run = Picks.AsSpan(filled, rows);
            run.Fill(source);
            PackedPick.Number(run, counts);
            filled += rows;
            done += rows;
            if (done < _next.Run)
                continue;
            done = 0;
            turn = turn + 1 == _next.Live.Length ? 0 : turn + 1;
        }
        _next = _next.After(Picks.Length);
        return Picks.Length;
    }

    public override void Drop(int used, int source) => _chunkStart = _next = _chunkStart.After(used).Without(source);

    public override long[] Save(int used)
    {
        RoundRobinState here = _chunkStart.After(used);
        return [here.Turn, here.Done];
    }

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        int[] live = [.. _next.Live.Where(source => !dropped.Contains(source))];
        if (saved.Length != 2 || saved[0] < 0 || saved[0] >= live.Length || saved[1] < 0 || saved[1] >= _next.Run)
            return false;
        _chunkStart = _next = _next with { Live = live, Turn = (int)saved[0], Done = (int)saved[1] };
        return true;
    }
}
