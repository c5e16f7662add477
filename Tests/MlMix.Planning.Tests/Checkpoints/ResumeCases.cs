using FsCheck;
using FsCheck.Fluent;

namespace MlMix.Planning.Tests.Checkpoints;

/// <summary>Plans of every selection, stop rule, batch shape and schedule, that end.</summary>
internal static class ResumeCases
{
    public static Gen<ResumeCase> Any => Cases(isKnown: true);

    public static Gen<ResumeCase> OfUnknownCounts => Cases(isKnown: false);

    private static Gen<Selection> Selections(int sources) => Gen.OneOf(
        Gen.Constant(Selection.Even),
        Gen.Constant(Selection.Random),
        Gen.Constant(Selection.Concat),
        Gen.Choose(1, 12).Select(Selection.Blocks),
        Gen.Choose(1, 5).Select(Selection.RoundRobin),
        Gen.Choose(0, sources - 1).ArrayOf(60).Select(order => Selection.Explicit(order)));

    private static Gen<ResumeCase> Cases(bool isKnown) =>
        from sources in Gen.Choose(1, 5)
        from selection in Selections(sources)
        from stop in Gen.Elements(Enum.GetValues<StopRule>())
        from weights in Gen.Choose(1, 9).ArrayOf(sources)
        from rows in Gen.Choose(1, 30).ArrayOf(sources)
        from known in Gen.Elements(true, isKnown).ArrayOf(sources)
        from repeats in Gen.Elements(1, 1, 2, 1.5, 2.25).ArrayOf(sources)
        from passes in Gen.Elements(0, 0, 3, 5).ArrayOf(sources)
        from orders in Gen.Elements(RowOrder.Kept, RowOrder.Kept, RowOrder.Shuffled).ArrayOf(sources)
        from shape in Gen.Elements(BatchShape.Mixed, BatchShape.Mixed, BatchShape.PerSource, BatchShape.Stratified)
        from size in Gen.Elements(0, 1, 3, 4, 7)
        from hasSchedule in Gen.Elements(true, false, false)
        from length in Gen.Elements<long?>(null, 100, 37)
        from seed in Gen.Choose(0, 100)
        select Valid(selection, stop, weights, rows, known, repeats, passes, orders, shape, size, hasSchedule, length, seed);

    // What the rules of a plan forbid is mended, so that no case is thrown away.
    private static ResumeCase Valid(
        Selection selection, StopRule stop, int[] weights, int[] rows, bool[] known, double[] repeats, int[] passes, RowOrder[] orders, BatchShape shape,
        int size, bool hasSchedule, long? length, long seed)
    {
        bool usesWeights = selection == Selection.Even || selection == Selection.Random || selection.ToString().StartsWith("Blocks", StringComparison.Ordinal);
        if (stop == StopRule.Never)
            length ??= 120;
        if (!usesWeights && shape == BatchShape.Stratified)
            shape = BatchShape.Mixed;
        if (shape != BatchShape.Mixed)
            size = Math.Max(size, 1);
        if (shape == BatchShape.Stratified && selection.ToString().StartsWith("Blocks", StringComparison.Ordinal))
            selection = Selection.Blocks(size);
        hasSchedule &= usesWeights;
        string[] names = [.. rows.Select((_, i) => Support.Plans.Name(i))];
        var options = new PlanOptions
        {
            Selection = selection,
            Stop = stop,
            Length = length,
            Seed = seed,
            BatchSize = size == 0 ? null : size,
            BatchShape = shape,
            Schedule = hasSchedule ? Schedule(names, weights, shape) : null,
        };
        return new ResumeCase(
            options,
            [.. rows.Select((count, i) => new PlanSource(names[i], usesWeights && !hasSchedule ? weights[i] : 1, known[i] ? count : null)
            {
                // Under unknown counts the reader of these tests knows whole passes only.
                Repeat = known.All(told => told) ? repeats[i] : 1,
                MaxPasses = passes[i] == 0 || !known.All(told => told) ? null : passes[i],
                RowOrder = known.All(told => told) ? orders[i] : RowOrder.Kept,
            })],
            [.. rows.Select(count => (long)count)]);
    }

    private static WeightSchedule Schedule(string[] names, int[] weights, BatchShape shape)
    {
        ScheduleUnit unit = shape == BatchShape.PerSource ? ScheduleUnit.Batches : ScheduleUnit.Rows;
        return WeightSchedule.Linear(
            unit,
            new WeightPoint(3, names.Select((name, i) => (name, (double)weights[i]))),
            new WeightPoint(40, names.Select((name, i) => (name, i == 0 ? 5.0 : weights[^i]))),
            new WeightPoint(41, names.Select(name => (name, 1.0))));
    }
}
