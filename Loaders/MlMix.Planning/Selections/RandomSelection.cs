using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record RandomSelection : Selection
{
    public override string ToString() => "Random";

    internal override Selector CreateSelector(SelectionInput input) =>
        input.Track is { } track ? new ScheduledRandomSelector(input, track()) : new RandomSelector(input);

    private sealed class RandomSelector(SelectionInput input) : Selector(input.Weights.Length, ChunkOf(input.Weights.Length))
    {
        private readonly CounterRandom _random = input.Random.For(RandomUse.Draws);
        private readonly long[] _weights = [.. input.Weights];
        private AliasTable _table = new(input.Weights);
        private readonly long[] _nextPicks = new long[input.Weights.Length];
        private ulong _chunkStart;
        private ulong _next;

        public override int NextChunk()
        {
            _chunkStart = _next;
            PackedPick.Begin(_nextPicks);
            _table.Draw(_random, _chunkStart, Picks, _nextPicks);
            PackedPick.Count(_nextPicks, CountsToFill);
            _next += (ulong)Picks.Length;
            return Picks.Length;
        }

        public override void Drop(int used, int source)
        {
            _weights[source] = 0;
            _table = new AliasTable(_weights);
            _chunkStart = _next = _chunkStart + (ulong)used;
        }

        public override long[] Save(int used) => [(long)_chunkStart + used];

        public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
        {
            foreach (int source in dropped)
                _weights[source] = 0;
            if (dropped.Count > 0)
                _table = new AliasTable(_weights);
            if (saved.Length != 1 || saved[0] < 0)
                return false;
            StartAt(saved[0]);
            return true;
        }

        public override void StartAt(long position) => _chunkStart = _next = (ulong)position;
    }
}
