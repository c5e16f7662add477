namespace MlMix.Selections;

internal sealed record RoundRobinSelection : Selection
{
    public RoundRobinSelection(int run)
    {
        var faults = new Faults(nameof(Selection.RoundRobin));
        if (run < 1)
            faults.Add($"run must be at least 1 row; it is {run}.");
        faults.ThrowIfAny();
        Run = run;
    }

    public int Run { get; }

    public override string ToString() => $"RoundRobin({Run})";

    internal override bool UsesWeights => false;

    internal override Selector CreateSelector(ReadOnlySpan<long> weights, long seed) => new RoundRobinSelector(weights, Run);

    private sealed class RoundRobinSelector : Selector
    {
        private readonly int _run;
        private readonly int _sourceCount;
        private readonly int[] _all;
        private readonly List<int> _live = [];
        private int _turn;
        private int _done;

        // Where the chunk began, to come back to when a source drops out within it.
        private int _chunkTurn;
        private int _chunkDone;

        public RoundRobinSelector(ReadOnlySpan<long> weights, int run)
            : base(DefaultChunk)
        {
            _run = run;
            _sourceCount = weights.Length;
            for (int source = 0; source < weights.Length; source++)
            {
                if (weights[source] > 0)
                    _live.Add(source);
            }
            _all = [.. _live];
        }

        public override int NextChunk()
        {
            (_chunkTurn, _chunkDone) = (_turn, _done);
            for (int filled = 0; filled < Picks.Length;)
            {
                int rows = Math.Min(_run - _done, Picks.Length - filled);
                Picks.AsSpan(filled, rows).Fill(_live[_turn]);
                filled += rows;
                Go(rows);
            }
            return Picks.Length;
        }

        public override int Emptied(int from, int end, int source, bool drops)
        {
            if (!drops)
                return end;
            (_turn, _done) = (_chunkTurn, _chunkDone);
            Go(from);
            int place = _live.IndexOf(source);
            _live.RemoveAt(place);
            if (place == _turn)
                _done = 0;
            else if (place < _turn)
                _turn--;
            if (_turn == _live.Count)
                _turn = 0;
            return from;
        }

        public override bool TryCount(long rows, Span<long> counts)
        {
            counts[.._sourceCount].Clear();
            (long turns, long rest) = Math.DivRem(rows, _run);
            (long rounds, long last) = Math.DivRem(turns, _all.Length);
            for (int i = 0; i < _all.Length; i++)
                counts[_all[i]] = (rounds + (i < last ? 1 : 0)) * _run + (i == last ? rest : 0);
            return true;
        }

        private void Go(int rows)
        {
            long done = (long)_done + rows;
            _turn = (int)((_turn + done / _run) % _live.Count);
            _done = (int)(done % _run);
        }
    }
}
