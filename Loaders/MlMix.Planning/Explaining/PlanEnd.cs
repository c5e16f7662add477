using MlMix.Seeking;
using MlMix.Selections;
using MlMix.Walking;

namespace MlMix.Explaining;

/// <summary>Whether, and why, a plan ends.</summary>
internal static class PlanEnd
{
    /// <summary>Whether a walk without a reader is as good as one with, and comes to an end.</summary>
    public static bool CanBeWalked(MixPlan plan)
    {
        if (!HasKnownOrEndlessSources(plan))
            return false;
        if (plan.Length is not null || plan.EndOfMix is not null || plan.Selection is ExplicitSelection)
            return true;
        return plan.KnowsCounts && (plan.Stop != StopRule.Never || Drawn(plan).All(source => Limit(plan, source) < long.MaxValue));
    }

    /// <summary>Whether no source ends where the plan does not know it.</summary>
    public static bool HasKnownOrEndlessSources(MixPlan plan) => Drawn(plan).All(source =>
        plan.Planned(source).Content.Content is not null || plan.Sources[source].Plan is { RowCount: null });

    public static Ending OfTimeline(MixPlan plan, Timeline timeline)
    {
        if (timeline.End is not { } end || (plan.Stop == StopRule.FirstMiss && end == plan.Length))
            return plan.EndOfMix is { } length ? new Ending(length, EndCause.Length) : new Ending(null, EndCause.Never);
        // The order of the caller's own may end by itself.
        return timeline.EndedBy < 0 ? new Ending(plan.EndOfMix, EndCause.OrderEnded)
            : ByRule(plan, plan.EndOfMix, end == plan.EndOfMix ? timeline.EndedBy : -1);
    }

    public static Ending OfWalk(MixPlan plan, CountingWalk walk)
    {
        if (walk.IsEndless)
            return new Ending(null, EndCause.Never);
        bool isLong = plan is { DropLastBatch: true, BatchSize: { } size, Length: { } length }
            ? walk.Rows == length - length % size && (ulong)length < Asked(plan)
            : walk.Rows == plan.Length && !IsEndedByRule(plan, walk);
        if (isLong)
            return new Ending(walk.Rows, EndCause.Length);
        if (IsEndedByRule(plan, walk))
            return ByRule(plan, walk.Rows, walk.LastSource);
        int missing = plan.Stop == StopRule.FirstMiss ? walk.FindMiss() : -1;
        return missing < 0 && plan.Selection is ExplicitSelection ? new Ending(walk.Rows, EndCause.OrderEnded) : ByRule(plan, walk.Rows, missing);
    }

    /// <summary>What can be told of a plan that is not walked.</summary>
    public static Ending WithoutCounts(MixPlan plan)
    {
        if (plan.EndOfMix is { } end)
            return end == plan.Length || plan.Stop == StopRule.Never ? new Ending(end, EndCause.Length) : ByRule(plan, end, Drawn(plan).First());
        bool isEndless = plan is { Length: null, Selection: not ExplicitSelection } && Drawn(plan).Any(source => GoesOn(plan, source));
        return new Ending(null, isEndless ? EndCause.Never : EndCause.Unknown);
    }

    private static Ending ByRule(MixPlan plan, long? rows, int source) => new(
        rows,
        plan.Stop switch
        {
            StopRule.FirstExhausted => EndCause.SourceExhausted,
            StopRule.FirstMiss => EndCause.SourceMissed,
            StopRule.AllExhausted => EndCause.AllExhausted,
            StopRule.AllOnce => EndCause.AllDelivered,
            _ => EndCause.AllDroppedOut,
        },
        source);

    // Whether the rule ends the mix right after the last row of the walk.
    private static bool IsEndedByRule(MixPlan plan, CountingWalk walk) => walk.LastSource >= 0 && plan.Stop switch
    {
        StopRule.FirstExhausted => walk.Counts[walk.LastSource] == plan.Planned(walk.LastSource).Content.Content,
        StopRule.FirstMiss => false,
        StopRule.Never => Drawn(plan).All(source => walk.Counts[source] == Limit(plan, source)),
        _ => Drawn(plan).All(source => walk.Counts[source] >= plan.Planned(source).Content.Content),
    };

    // The rows after which the rule ends a mix of known length at the latest.
    private static UInt128 Asked(MixPlan plan)
    {
        UInt128 rows = 0;
        foreach (int source in Drawn(plan))
            rows += (ulong)(plan.Stop == StopRule.Never ? Limit(plan, source) : plan.Planned(source).Content.Content ?? long.MaxValue);
        return rows;
    }

    // Whether a source keeps the mix going for ever.
    private static bool GoesOn(MixPlan plan, int source) => plan.Stop switch
    {
        StopRule.Never => plan.Sources[source].MaxPasses is null,
        StopRule.AllExhausted or StopRule.AllOnce => plan.Planned(source).Content.Content is null && plan.Sources[source].Plan is { RowCount: null },
        _ => false,
    };

    private static long Limit(MixPlan plan, int source) => plan.Planned(source).LimitOf(plan.Planned(source).Content);

    private static IEnumerable<int> Drawn(MixPlan plan) => Enumerable.Range(0, plan.Sources.Count).Where(plan.TakesPart);
}
