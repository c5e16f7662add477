using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record RandomSelection : Selection
{
    public override string ToString() => "Random";

    internal override Selector CreateSelector(ReadOnlySpan<long> weights, long seed) => new RandomSelector(weights.ToArray(), seed);

    private sealed class RandomSelector(long[] weights, long seed) : Selector(DefaultChunk)
    {
        private readonly CounterRandom _random = CounterRandom.Create(seed, RandomUse.Draws);
        private AliasTable _table = new(weights);
        private ulong _chunkStart;
        private ulong _next;

        public override int NextChunk()
        {
            _chunkStart = _next;
            _table.Draw(_random, _chunkStart, Picks);
            _next += (ulong)Picks.Length;
            return Picks.Length;
        }

        public override int Emptied(int from, int end, int source, bool drops)
        {
            if (!drops)
                return end;
            weights[source] = 0;
            if (weights.AsSpan().ContainsAnyExcept(0L))
                _table = new AliasTable(weights);
            _next = _chunkStart + (ulong)from;
            return from;
        }

        public override bool TryCount(long rows, Span<long> counts) => false;
    }
}
