using System.Numerics;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Models;

/// <summary>
/// The sources that a selection draws, position after position, while none drops out; each as its definition says, and slow.
/// </summary>
internal static class SlowOrder
{
    /// <param name="weights">Weights of the sources that take part, as whole numbers; 0 for the others.</param>
    /// <param name="rows">Row counts, for Concat only.</param>
    public static IEnumerable<int> Of(Selection selection, int[] weights, long[] rows, long seed) => selection switch
    {
        EvenSelection => Even(weights),
        BlocksSelection blocks => Blocks(weights, blocks.Size, seed),
        RoundRobinSelection roundRobin => RoundRobin(weights, roundRobin.Run),
        ConcatSelection => Concat(weights, rows),
        RandomSelection => Random(weights, seed),
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };

    private static IEnumerable<int> Even(int[] weights)
    {
        var tree = new SlowTree(weights.Select(weight => (BigInteger)weight));
        for (long k = 0; ; k++)
            yield return tree.Pick(k);
    }

    private static IEnumerable<int> Blocks(int[] weights, int size, long seed)
    {
        var tree = new SlowTree(weights.Select(weight => (BigInteger)weight));
        for (int block = 0; ; block++)
        {
            BigInteger[] before = tree.Counts((long)block * size);
            BigInteger[] after = tree.Counts((long)(block + 1) * size);
            int[] counts = [.. after.Zip(before, (upper, lower) => (int)(upper - lower))];
            foreach (int pick in Shuffled(counts, seed, block))
                yield return pick;
        }
    }

    /// <summary>
    /// A block of these counts in its order: Fisher and Yates from the top, number i of the block's own stream for place i.
    /// </summary>
    public static List<int> Shuffled(int[] counts, long seed, int block)
    {
        List<int> picks = [.. counts.SelectMany((count, source) => Enumerable.Repeat(source, count))];
        Shuffle(picks, SplitMix64.Child(SplitMix64.Key(seed, 2), (ulong)block));
        return picks;
    }

    public static void Shuffle(List<int> picks, ulong key)
    {
        for (int i = picks.Count - 1; i > 0; i--)
        {
            ulong bits = new SplitMix64(unchecked(key + (ulong)i * 0x9E3779B97F4A7C15)).Next();
            int other = (int)(((UInt128)bits * (ulong)(i + 1)) >> 64);
            (picks[i], picks[other]) = (picks[other], picks[i]);
        }
    }

    private static IEnumerable<int> RoundRobin(int[] weights, int run)
    {
        while (true)
        {
            for (int source = 0; source < weights.Length; source++)
            {
                for (int row = 0; row < run && weights[source] > 0; row++)
                    yield return source;
            }
        }
    }

    private static IEnumerable<int> Concat(int[] weights, long[] rows)
    {
        while (true)
        {
            for (int source = 0; source < weights.Length; source++)
            {
                for (long row = 0; row < rows[source] && weights[source] > 0; row++)
                    yield return source;
            }
        }
    }

    // The draws themselves are held against the weights in AliasTableTests and RandomSelectionTests; here they are what a walk without any
    // event shows.
    private static IEnumerable<int> Random(int[] weights, long seed)
    {
        PlanWalker walker = Support.Plans.Endless(Selection.Random, [.. weights.Select(weight => (double)weight)], seed).Walk();
        while (walker.MoveNext())
            yield return walker.Current.Source;
    }
}
