using MlMix.Selections;

namespace MlMix.Walking;

/// <summary>Finds the length of a plan without walking it, where that can be done.</summary>
internal static class PlanLength
{
    // Beyond this no view can be read to its end; it keeps the sums of the search within 64 bits.
    private const long Horizon = 1L << 60;

    public static long? Of(MixPlan plan)
    {
        if (plan.Length == 0)
            return 0;
        long? ends = plan.Stop switch
        {
            StopRule.Never => long.MaxValue,
            StopRule.FirstExhausted when plan.Selection is ConcatSelection => plan.Sources[Drawn(plan).First()].RowCount,
            _ when !CountsKnown(plan) => null,
            StopRule.AllOnce => SumOfRows(plan),
            _ when plan.Selection is ConcatSelection || Drawn(plan).Count() == 1 => SumOfRows(plan),
            _ => Search(plan),
        };
        long? length = ends is { } end && plan.Length is { } bound ? Math.Min(end, bound) : ends;
        return length == long.MaxValue ? null : length;
    }

    private static IEnumerable<int> Drawn(MixPlan plan) => Enumerable.Range(0, plan.Sources.Count).Where(plan.TakesPart);

    private static bool CountsKnown(MixPlan plan) => Drawn(plan).All(source => plan.Sources[source].RowCount is not null);

    private static long SumOfRows(MixPlan plan)
    {
        UInt128 sum = 0;
        foreach (int source in Drawn(plan))
            sum += (ulong)plan.Sources[source].RowCount!.Value;
        return (long)UInt128.Min(sum, long.MaxValue);
    }

    /// <summary>The least number of rows after which the plan can end, however its draws fall.</summary>
    private static long Least(MixPlan plan) =>
        plan.Stop == StopRule.AllExhausted ? SumOfRows(plan) : Drawn(plan).Min(source => plan.Sources[source].RowCount!.Value);

    /// <summary>
    /// The counts of a prefix only grow with it, so its end is found by doubling and halving, first over the prefixes that are quick to
    /// count.
    /// </summary>
    private static long? Search(MixPlan plan)
    {
        Selector selector = plan.CreateSelector();
        var counts = new long[plan.Sources.Count];
        int[] drawn = [.. Drawn(plan)];
        long horizon = Math.Min(Horizon, plan.Length ?? Horizon);
        if (!selector.TryCount(0, counts))
            return plan.Length <= Least(plan) ? plan.Length : null;
        long low = 0;
        long high = Math.Min(selector.CountStep, horizon);
        while (!Ended(high))
        {
            if (high >= horizon)
                return plan.Length is null ? null : long.MaxValue;
            low = high;
            high = Math.Min(high * 2, horizon);
        }
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            long quick = middle - middle % selector.CountStep;
            middle = quick > low ? quick : middle;
            (low, high) = Ended(middle) ? (low, middle) : (middle, high);
        }
        return plan.Stop == StopRule.FirstMiss ? high - 1 : high;

        bool Ended(long rows)
        {
            selector.TryCount(rows, counts);
            return plan.Stop switch
            {
                StopRule.FirstExhausted => drawn.Any(source => counts[source] >= plan.Sources[source].RowCount),
                StopRule.FirstMiss => drawn.Any(source => counts[source] > plan.Sources[source].RowCount),
                _ => drawn.All(source => counts[source] >= plan.Sources[source].RowCount),
            };
        }
    }
}
