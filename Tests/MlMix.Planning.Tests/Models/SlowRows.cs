using System.Collections.Concurrent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Models;

/// <summary>The rows of a source in the order of one pass.</summary>
internal static class SlowRows
{
    private static readonly ConcurrentDictionary<(long Count, RowOrder Order, string Name, long Seed, long Pass), long[]> Known = new();

    /// <summary>
    /// A shuffled order follows from seed, epoch, name and pass, so it is that of the source alone, read whole, in another plan. That each is
    /// one that has all rows once, and that they differ, is held in RowOrderTests.
    /// </summary>
    public static long[] Order(SourceCase source, string name, long seed, long pass)
    {
        long[] order = Known.GetOrAdd((source.Count, source.Order, name, seed, pass), Alone);
        return [.. order.Select(row => source.First + row)];
    }

    private static long[] Alone((long Count, RowOrder Order, string Name, long Seed, long Pass) source)
    {
        if (source.Order == RowOrder.Kept || (source.Order == RowOrder.Reshuffled && source.Pass == 0))
            return [.. Enumerable.Range(0, (int)source.Count).Select(row => (long)row)];
        var options = new PlanOptions { Stop = StopRule.Never, Seed = source.Seed, Length = (source.Pass + 1) * source.Count };
        SourcePick[] picks = Plans.All(new MixPlan(options, new PlanSource(source.Name, 1, source.Count) { RowOrder = source.Order }));
        return [.. picks[(int)(source.Pass * source.Count)..].Select(pick => pick.Row)];
    }
}
