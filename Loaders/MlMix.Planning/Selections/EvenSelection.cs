using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record EvenSelection : Selection
{
    public override string ToString() => "Even";

    internal override Selector CreateSelector(ReadOnlySpan<long> weights, long seed) => new EvenSelector(weights);

    private sealed class EvenSelector : Selector
    {
        private readonly RoundingTree _tree;
        private readonly RoundingTree _chunkStart;
        private readonly RoundingTree _start;
        private readonly int[] _scratch = new int[DefaultChunk];
        private readonly long[] _counts;

        public EvenSelector(ReadOnlySpan<long> weights)
            : base(DefaultChunk)
        {
            _tree = new RoundingTree(weights);
            _chunkStart = _tree.Copy();
            _start = _tree.Copy();
            _counts = new long[weights.Length];
        }

        public override int NextChunk()
        {
            _chunkStart.CopyStateFrom(_tree);
            _tree.Fill(Picks, _scratch);
            return Picks.Length;
        }

        public override int Emptied(int from, int end, int source, bool drops)
        {
            if (!drops)
                return end;
            // Back to the chunk's start, forward over the rows that were used, and on from there with the others alone.
            _tree.CopyStateFrom(_chunkStart);
            _tree.Advance(from, _counts);
            _tree.SetWeight(source, 0);
            return from;
        }

        public override bool TryCount(long rows, Span<long> counts)
        {
            _start.Reset();
            _start.Advance(rows, counts);
            return true;
        }
    }
}
