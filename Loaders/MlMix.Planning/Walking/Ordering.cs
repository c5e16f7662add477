using MlMix.Randomness;
using MlMix.Schedules;
using MlMix.Selections;
using MlMix.Weights;

namespace MlMix.Walking;

/// <summary>Makes the order of a plan out of its selection, its batch shape and its schedule.</summary>
internal static class Ordering
{
    // Beyond this no schedule has a point, and the rows of any epoch can still be counted on.
    private const long Farthest = 1L << 61;

    /// <summary>What the selection is told of the plan: where picks are batches, contents are counted in batches.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="weights">A weight per source, 0 for those that take no part.</param>
    /// <param name="random">The plan's random numbers.</param>
    public static SelectionInput CreateInput(MixPlan plan, double[] weights, PlanRandom random)
    {
        int unit = PicksBatches(plan) ? plan.BatchSize!.Value : 1;
        var contents = new long[weights.Length];
        for (int source = 0; source < contents.Length; source++)
            contents[source] = plan.Planned(source).Content.Content is { } rows ? rows / unit + (rows % unit > 0 ? 1 : 0) : -1;
        return new SelectionInput(DecimalWeights.ToIntegers(weights), contents, random)
        {
            Track = plan.Schedule is { } schedule ? () => CreateTrack(plan, schedule) : null,
        };
    }

    public static Selector CreateSelector(MixPlan plan, SelectionInput input)
    {
        Selector selector = Effective(plan).CreateSelector(input);
        return PicksBatches(plan) ? new BatchSelector(selector, plan.Sources.Count, plan.BatchSize!.Value, 0) : selector;
    }

    public static Stretch? CreateStretch(MixPlan plan, SelectionInput input)
    {
        // Where batches end that follow the sources' ends, only a walk keeps count of them.
        if (plan is { Schedule: not null } or { Selection: ConcatSelection, BatchShape: BatchShape.PerSource })
            return null;
        Stretch? stretch = Effective(plan).CreateStretch(input);
        return stretch is not null && PicksBatches(plan) ? new BatchStretch(stretch, plan.Sources.Count, plan.BatchSize!.Value) : stretch;
    }

    /// <summary>The shares that a schedule gives the sources that are drawn, at the plan's first row.</summary>
    public static double[] FirstShares(MixPlan plan)
    {
        ScheduleTrack track = CreateTrack(plan, plan.Schedule!);
        Segment segment = track.At(0);
        bool[] live = [.. Enumerable.Range(0, plan.Sources.Count).Select(plan.TakesPart)];
        var from = new double[live.Length];
        var to = new double[live.Length];
        track.LiveShares(segment, live, from, to);
        double blend = segment.Blend(0);
        return [.. from.Zip(to, (a, b) => a + blend * (b - a))];
    }

    /// <summary>The schedule by row; where picks are batches, by batch.</summary>
    public static ScheduleTrack CreateTrack(MixPlan plan, WeightSchedule schedule)
    {
        string[] names = [.. plan.Sources.Select(source => source.Name)];
        int unit = PicksBatches(plan) ? plan.BatchSize!.Value : 1;
        // Where batches that would be short are left out there may be no rows, and of none there are no fractions.
        long? length = (plan.EndOfMix ?? plan.Length) is { } rows ? Math.Max(1, rows / unit + (rows % unit > 0 ? 1 : 0)) : null;
        // A plan goes on to a later epoch only where its length is known.
        long before = plan.Epoch == 0 ? 0 : (long)Int128.Min((Int128)plan.Epoch * length!.Value, Farthest);
        return schedule.CreateTrack(names, plan.BatchSize / unit, length, before);
    }

    // One source after the other is whole batches of one source anyway.
    public static bool PicksBatches(MixPlan plan) => plan.BatchShape == BatchShape.PerSource && plan.Selection is not ConcatSelection;

    private static Selection Effective(MixPlan plan)
    {
        // Even's counts at the ends of batches are exact as it is.
        bool isShuffled = plan is { BatchShape: BatchShape.Stratified, Selection: RandomSelection or BlocksSelection };
        return isShuffled ? new StratifiedSelection(plan.BatchSize!.Value) : plan.Selection;
    }
}
