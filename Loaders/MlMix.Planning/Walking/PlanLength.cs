using MlMix.Seeking;
using MlMix.Selections;

namespace MlMix.Walking;

/// <summary>Finds the length of a plan without walking it, where that can be done.</summary>
internal static class PlanLength
{
    /// <summary>The number of rows of all shards together.</summary>
    public static long? Of(MixPlan plan)
    {
        if (plan.Length == 0 || !Drawn(plan).Any())
            return 0;
        long? ends = RowsByRule(plan);
        long? length = ends is { } end && plan.Length is { } bound ? Math.Min(end, bound) : ends;
        if (length == long.MaxValue)
            return null;
        return plan is { DropLastBatch: true, BatchSize: { } size } ? length - length % size : length;
    }

    /// <summary>The number of rows of one shard.</summary>
    public static long? OfShard(MixPlan plan, Shard shard, long end)
    {
        if (shard.Unit == ShardUnit.Rows)
            return shard.CountOf(end);
        int size = plan.BatchSize!.Value;
        if (plan.BatchShape != BatchShape.PerSource)
            return RowsOfBatches(shard, size, 0, end);
        if (plan.Seeker is not { } seeker)
            return null;
        long rows = 0;
        long batches = 0;
        IReadOnlyList<Leg> legs = seeker.Timeline.Legs;
        for (int i = 0; i < legs.Count; i++)
        {
            long length = (i + 1 < legs.Count ? legs[i + 1].Start : end) - legs[i].Start;
            rows += RowsOfBatches(shard, size, batches, length);
            batches += (length + size - 1) / size;
        }
        return rows;
    }

    /// <summary>Whether the length, though known, hangs on draws, which are others by another name or epoch.</summary>
    public static bool Varies(MixPlan plan)
    {
        if (Drawn(plan).Any(source => plan.Sources[source].Plan is { VariesInLength: true }))
            return true;
        bool isShuffled = plan.Selection is BlocksSelection || plan is { Selection: RandomSelection, BatchShape: BatchShape.Stratified };
        return isShuffled && plan.Stop is not (StopRule.AllOnce or StopRule.Never) && plan.EndOfMix is not null
            && Drawn(plan).Count() > 1 && !(plan.Length <= Least(plan));
    }

    // Long.MaxValue where the rule never ends the mix, null where it is not known whether and when it does.
    private static long? RowsByRule(MixPlan plan)
    {
        if (plan.Selection is ConcatSelection && plan.Stop is StopRule.FirstExhausted)
            return plan.Planned(Drawn(plan).First()).Content.Content;
        if (plan.Selection is not ExplicitSelection)
        {
            if (plan.Stop == StopRule.Never && Drawn(plan).All(source => plan.Sources[source].MaxPasses is null))
                return long.MaxValue;
            if (!plan.KnowsCounts)
                return null;
            bool endsAfterOneRound = plan.Selection is ConcatSelection || Drawn(plan).Count() == 1;
            if (plan.Stop == StopRule.AllOnce || (plan.Stop != StopRule.Never && endsAfterOneRound))
                return Sum(plan, source => plan.Planned(source).Content.Content!.Value);
        }
        if (plan.CreateStretch() is { } first)
            return Timeline.Of(plan, first).End ?? long.MaxValue;
        if (!plan.KnowsCounts || plan.Selection is ExplicitSelection)
            return null;
        if (plan.Stop == StopRule.Never && Drawn(plan).All(source => plan.Sources[source].MaxPasses is not null))
            return Sum(plan, source => plan.Planned(source).LimitOf(plan.Planned(source).Content));
        return plan.Length <= Least(plan) ? long.MaxValue : null;
    }

    private static IEnumerable<int> Drawn(MixPlan plan) => Enumerable.Range(0, plan.Sources.Count).Where(plan.TakesPart);

    /// <summary>The least number of rows after which the plan can end, however its draws fall.</summary>
    private static long Least(MixPlan plan) => plan.Stop switch
    {
        StopRule.AllExhausted => Sum(plan, source => plan.Planned(source).Content.Content!.Value),
        StopRule.Never => Sum(plan, source => plan.Planned(source).LimitOf(plan.Planned(source).Content)),
        _ => Drawn(plan).Min(source => plan.Planned(source).Content.Content!.Value),
    };

    private static long Sum(MixPlan plan, Func<int, long> rows)
    {
        UInt128 sum = 0;
        foreach (int source in Drawn(plan))
            sum += (ulong)rows(source);
        return (long)UInt128.Min(sum, long.MaxValue);
    }

    private static long RowsOfBatches(Shard shard, int size, long before, long rows)
    {
        (long full, long rest) = Math.DivRem(rows, size);
        long owned = shard.CountOf(before + full) - shard.CountOf(before);
        return owned * size + (shard.Owns(before + full) ? rest : 0);
    }
}
