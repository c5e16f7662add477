using MlMix.Schedules;
using MlMix.Selections;

namespace MlMix.Walking;

/// <summary>Makes the order of a plan out of its selection, its batch shape and its schedule.</summary>
internal static class Ordering
{
    // Beyond this no schedule has a point, and the rows of any epoch can still be counted on.
    private const long Farthest = 1L << 61;

    public static Selector CreateSelector(MixPlan plan, SelectionInput input)
    {
        if (plan.Schedule is { } schedule)
            input = input with { Track = () => CreateTrack(plan, schedule) };
        return PicksBatches(plan)
            ? new BatchSelector(Effective(plan).CreateSelector(InBatches(plan, input)), plan.Sources.Count, plan.BatchSize!.Value, 0)
            : Effective(plan).CreateSelector(input);
    }

    public static Stretch? CreateStretch(MixPlan plan, SelectionInput input)
    {
        if (plan.Schedule is not null)
            return null;
        if (!PicksBatches(plan))
        {
            // Where batches end that follow the sources' ends, only a walk keeps count of them.
            return plan is { Selection: ConcatSelection, BatchShape: BatchShape.PerSource } ? null : Effective(plan).CreateStretch(input);
        }
        return Effective(plan).CreateStretch(InBatches(plan, input)) is { } batches
            ? new BatchStretch(batches, plan.Sources.Count, plan.BatchSize!.Value)
            : null;
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

    private static SelectionInput InBatches(MixPlan plan, SelectionInput input)
    {
        int size = plan.BatchSize!.Value;
        return input with { Contents = [.. input.Contents.Select(rows => rows < 0 ? rows : rows / size + (rows % size > 0 ? 1 : 0))] };
    }

    private static Selection Effective(MixPlan plan)
    {
        // Even's counts at the ends of batches are exact as it is.
        bool isShuffled = plan is { BatchShape: BatchShape.Stratified, Selection: RandomSelection or BlocksSelection };
        return isShuffled ? new StratifiedSelection(plan.BatchSize!.Value) : plan.Selection;
    }
}
