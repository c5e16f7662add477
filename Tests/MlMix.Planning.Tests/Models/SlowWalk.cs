using System.Numerics;

namespace MlMix.Planning.Tests.Models;

/// <summary>The stop rules as their definitions say, row by row over an order of sources.</summary>
internal static class SlowWalk
{
    /// <summary>Every rule under which emptied sources start again or the mix ends.</summary>
    public static List<SourcePick> Of(IEnumerable<int> order, int[] weights, long[] rows, StopRule stop, long? length)
    {
        var picks = new List<SourcePick>();
        var used = new long[rows.Length];
        var pass = new int[rows.Length];
        var unfinished = Enumerable.Range(0, rows.Length).Where(source => weights[source] > 0).ToHashSet();
        foreach (int source in order)
        {
            if (picks.Count == length)
                return picks;
            if (used[source] == rows[source])
            {
                if (stop == StopRule.FirstMiss)
                    return picks;
                used[source] = 0;
                pass[source]++;
            }
            picks.Add(new SourcePick(source, used[source], pass[source]));
            used[source]++;
            if (used[source] < rows[source])
                continue;
            unfinished.Remove(source);
            if (stop == StopRule.FirstExhausted || (stop == StopRule.AllExhausted && unfinished.Count == 0))
                return picks;
        }
        throw new InvalidOperationException("An order has no end.");
    }

    /// <summary>
    /// Round robin by AllOnce: as a queue of people who take up to <paramref name="run"/> rows and stand at its end again if they have
    /// more.
    /// </summary>
    public static List<SourcePick> RoundRobinOnce(int[] weights, long[] rows, int run)
    {
        var picks = new List<SourcePick>();
        var used = new long[rows.Length];
        var queue = new Queue<int>(Enumerable.Range(0, rows.Length).Where(source => weights[source] > 0 && rows[source] > 0));
        while (queue.TryDequeue(out int source))
        {
            for (int row = 0; row < run && used[source] < rows[source]; row++)
                picks.Add(new SourcePick(source, used[source]++, 0));
            if (used[source] < rows[source])
                queue.Enqueue(source);
        }
        return picks;
    }

    /// <summary>Even by AllOnce: the rounding tree row by row, without the sources that have no more.</summary>
    public static List<SourcePick> EvenOnce(int[] weights, long[] rows)
    {
        var picks = new List<SourcePick>();
        var used = new long[rows.Length];
        var tree = new SlowTree(LowestTerms(weights));
        long total = rows.Where((_, source) => weights[source] > 0).Sum();
        while (picks.Count < total)
        {
            int source = tree.Next();
            picks.Add(new SourcePick(source, used[source]++, 0));
            if (used[source] == rows[source])
                tree.Drop(source);
        }
        return picks;
    }

    /// <summary>
    /// Blocks by AllOnce: a source that ends is struck from the rest of its block, and from the tree that counts the next.
    /// </summary>
    public static List<SourcePick> BlocksOnce(int[] weights, long[] rows, int size, long seed)
    {
        var picks = new List<SourcePick>();
        var used = new long[rows.Length];
        var tree = new SlowTree(LowestTerms(weights));
        long total = rows.Where((_, source) => weights[source] > 0).Sum();
        for (int block = 0; picks.Count < total; block++)
        {
            var counts = new int[rows.Length];
            for (int row = 0; row < size; row++)
                counts[tree.Next()]++;
            foreach (int source in SlowOrder.Shuffled(counts, seed, block))
            {
                if (used[source] == rows[source])
                    continue;
                picks.Add(new SourcePick(source, used[source]++, 0));
                if (used[source] == rows[source] && picks.Count < total)
                    tree.Drop(source);
            }
        }
        return picks;
    }

    public static List<SourcePick> ConcatOnce(int[] weights, long[] rows)
    {
        var picks = new List<SourcePick>();
        for (int source = 0; source < rows.Length; source++)
        {
            for (long row = 0; row < rows[source] && weights[source] > 0; row++)
                picks.Add(new SourcePick(source, row, 0));
        }
        return picks;
    }

    /// <summary>Random by AllOnce: at every position the draw of a plan that never knew of the sources emptied before.</summary>
    public static List<SourcePick> RandomOnce(int[] weights, long[] rows, long seed)
    {
        var picks = new List<SourcePick>();
        var used = new long[rows.Length];
        double[] live = [.. weights.Select((weight, source) => rows[source] > 0 ? (double)weight : 0)];
        int total = (int)rows.Where((_, source) => live[source] > 0).Sum();
        while (picks.Count < total)
        {
            int[] draws = Support.Plans.Sources(Support.Plans.Endless(Selection.Random, live, seed), total);
            for (bool emptied = false; !emptied;)
            {
                int source = draws[picks.Count];
                picks.Add(new SourcePick(source, used[source]++, 0));
                emptied = used[source] == rows[source];
                if (emptied)
                    live[source] = 0;
            }
        }
        return picks;
    }

    // The unit in which a node's fraction of a row is rounded follows from the weights in lowest terms.
    private static IEnumerable<BigInteger> LowestTerms(int[] weights)
    {
        BigInteger divisor = weights.Aggregate(BigInteger.Zero, (a, b) => BigInteger.GreatestCommonDivisor(a, b));
        return weights.Select(weight => weight / divisor);
    }
}
