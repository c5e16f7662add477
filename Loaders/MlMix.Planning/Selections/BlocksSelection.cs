using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

internal sealed record BlocksSelection : Selection
{
    private const int LargestSize = 1 << 24;

    public BlocksSelection(int size)
    {
        var faults = new Faults(nameof(Selection.Blocks));
        if (size is < 1 or > LargestSize)
            faults.Add($"size must be 1 to {LargestSize} rows; it is {size}.");
        faults.ThrowIfAny();
        Size = size;
    }

    public int Size { get; }

    public override string ToString() => $"Blocks({Size})";

    internal override Selector CreateSelector(ReadOnlySpan<long> weights, long seed) => new BlocksSelector(weights, seed, Size);

    private sealed class BlocksSelector : Selector
    {
        private readonly RoundingTree _tree;
        private readonly RoundingTree _start;
        private readonly CounterRandom _random;
        private readonly long[] _counts;
        private ulong _block;

        // The block that a prefix ended in when it was last counted, and how many rows of each source it holds.
        private long _countedBlock = -1;
        private int[] _countedPicks = [];
        private long[] _countedRows = [];

        public BlocksSelector(ReadOnlySpan<long> weights, long seed, int size)
            : base(size)
        {
            _tree = new RoundingTree(weights);
            _start = _tree.Copy();
            _random = CounterRandom.Create(seed, RandomUse.BlockOrder);
            _counts = new long[weights.Length];
        }

        public override int CountStep => Picks.Length;

        public override int NextChunk()
        {
            _tree.Advance(Picks.Length, _counts);
            Shuffle(_counts, _block++, Picks);
            return Picks.Length;
        }

        public override int Emptied(int from, int end, int source, bool drops)
        {
            if (!drops)
                return end;
            _tree.SetWeight(source, 0);
            int kept = from;
            for (int i = from; i < end; i++)
            {
                if (Picks[i] != source)
                    Picks[kept++] = Picks[i];
            }
            return kept;
        }

        public override bool TryCount(long rows, Span<long> counts)
        {
            (long blocks, long rest) = Math.DivRem(rows, Picks.Length);
            _start.Reset();
            _start.Advance(blocks * Picks.Length, counts);
            if (rest > 0)
            {
                Count(blocks);
                foreach (int source in _countedPicks.AsSpan(0, (int)rest))
                    counts[source]++;
            }
            return true;
        }

        // Expects the tree at the block's start.
        private void Count(long block)
        {
            if (block == _countedBlock)
                return;
            if (_countedBlock < 0)
            {
                _countedPicks = new int[Picks.Length];
                _countedRows = new long[_counts.Length];
            }
            _start.Advance(Picks.Length, _countedRows);
            Shuffle(_countedRows, (ulong)block, _countedPicks);
            _countedBlock = block;
        }

        // Fisher and Yates, with numbers of the block's own, so that any block can be ordered by itself.
        private void Shuffle(ReadOnlySpan<long> counts, ulong block, Span<int> picks)
        {
            int filled = 0;
            for (int source = 0; source < counts.Length; source++)
            {
                picks.Slice(filled, (int)counts[source]).Fill(source);
                filled += (int)counts[source];
            }
            CounterRandom random = _random.Fork(block);
            for (int i = picks.Length - 1; i > 0; i--)
            {
                int other = random.Below((ulong)i, i + 1);
                (picks[i], picks[other]) = (picks[other], picks[i]);
            }
        }
    }
}
