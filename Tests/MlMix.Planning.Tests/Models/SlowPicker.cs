using System.Numerics;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Models;

/// <summary>
/// The sources that a selection draws one after the other, told where sources drop out and where they start again; each as its definition
/// says, and slow.
/// </summary>
internal abstract class SlowPicker
{
    /// <summary>The next source, or -1 where the order has ended.</summary>
    public abstract int Next();

    /// <summary>The source drawn last takes no further part.</summary>
    public abstract void Drop(int source);

    /// <summary>The source drawn last has delivered its content and starts again.</summary>
    public virtual void Restart(int source)
    {
    }

    public static SlowPicker Of(PlanCase mix) => mix switch
    {
        { Shape: BatchShape.Stratified, Selection: RandomSelection or BlocksSelection, BatchSize: { } size } =>
            new InBlocks(mix.Drawn, size, mix.Seed, staysFull: true),
        { Selection: EvenSelection } => new Evenly(mix.Drawn),
        { Selection: BlocksSelection { Size: var block } } => new InBlocks(mix.Drawn, block, mix.Seed, staysFull: false),
        { Selection: RoundRobinSelection { Run: var run } } => new InTurn(mix.Drawn, run),
        { Selection: ConcatSelection } => new Appended(mix.Drawn),
        { Selection: RandomSelection } => new AtRandom(mix.Drawn, mix.Seed),
        { Selection: ExplicitSelection { Order: var order } } => new AsTold(order, mix.Drawn),
        _ => throw new InvalidOperationException($"{mix.Selection} has no slow model."),
    };

    // The unit in which a node's fraction of a row is rounded follows from the weights in lowest terms.
    private static SlowTree Tree(int[] weights)
    {
        BigInteger divisor = weights.Aggregate(BigInteger.Zero, (a, b) => BigInteger.GreatestCommonDivisor(a, b));
        return new SlowTree(weights.Select(weight => weight / divisor));
    }

    private sealed class Evenly(int[] weights) : SlowPicker
    {
        private readonly SlowTree _tree = Tree(weights);

        public override int Next() => _tree.Next();

        public override void Drop(int source) => _tree.Drop(source);
    }

    private sealed class InBlocks(int[] weights, int size, long seed, bool staysFull) : SlowPicker
    {
        private readonly SlowTree _tree = Tree(weights);
        private readonly List<int> _block = [];
        private int _begun;
        private int _drops;

        public override int Next()
        {
            if (_block.Count == 0)
            {
                Fill(size);
                SlowOrder.Shuffle(_block, Key);
                _begun++;
                _drops = 0;
            }
            int source = _block[0];
            _block.RemoveAt(0);
            return source;
        }

        // A stratified batch takes rows of the others instead, and what is left of it is shuffled anew, by numbers of the drop-out's own.
        public override void Drop(int source)
        {
            int struck = _block.RemoveAll(other => other == source);
            _tree.Drop(source);
            if (!staysFull)
                return;
            Fill(struck);
            _begun--;
            SlowOrder.Shuffle(_block, SplitMix64.Child(Key, (ulong)++_drops));
            _begun++;
        }

        private ulong Key => SplitMix64.Child(SplitMix64.Key(seed, 2), (ulong)_begun);

        private void Fill(int rows) => _block.AddRange(Enumerable.Range(0, rows).Select(_ => _tree.Next()).Order());
    }

    private sealed class InTurn(int[] weights, int run) : SlowPicker
    {
        private readonly Queue<int> _queue = new(Enumerable.Range(0, weights.Length).Where(source => weights[source] > 0));
        private int _given;

        public override int Next()
        {
            if (_given == run)
            {
                _queue.Enqueue(_queue.Dequeue());
                _given = 0;
            }
            _given++;
            return _queue.Peek();
        }

        public override void Drop(int source)
        {
            Assert.AreEqual(source, _queue.Dequeue());
            _given = 0;
        }
    }

    private sealed class Appended(int[] weights) : SlowPicker
    {
        private readonly Queue<int> _queue = new(Enumerable.Range(0, weights.Length).Where(source => weights[source] > 0));

        public override int Next() => _queue.Peek();

        public override void Drop(int source) => Assert.AreEqual(source, _queue.Dequeue());

        public override void Restart(int source) => _queue.Enqueue(_queue.Dequeue());
    }

    // The draws themselves are held against the weights in AliasTableTests and RandomSelectionTests; here they are what a walk without any
    // event shows at the same place.
    private sealed class AtRandom(int[] weights, long seed) : SlowPicker
    {
        private readonly double[] _live = [.. weights.Select(weight => (double)weight)];
        private int[] _draws = [];
        private int _next;

        public override int Next()
        {
            if (_next >= _draws.Length)
                _draws = Plans.Sources(Plans.Endless(Selection.Random, _live, seed), 2 * _next + 1000);
            return _draws[_next++];
        }

        public override void Drop(int source)
        {
            _live[source] = 0;
            _draws = [];
        }
    }

    private sealed class AsTold(int[] order, int[] weights) : SlowPicker
    {
        private readonly HashSet<int> _left = [.. Enumerable.Range(0, weights.Length).Where(source => weights[source] > 0)];
        private int _next;

        public override int Next()
        {
            while (_next < order.Length && !_left.Contains(order[_next]))
                _next++;
            return _next < order.Length ? order[_next++] : -1;
        }

        public override void Drop(int source) => _left.Remove(source);
    }
}
