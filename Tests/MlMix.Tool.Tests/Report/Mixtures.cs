using MlMix.Tool.Report;

namespace MlMix.Tool.Tests.Report;

/// <summary>Plans of every kind that a report meets.</summary>
internal static class Mixtures
{
    public static IEnumerable<object[]> Names => All.Keys.Select(name => new object[] { name });

    public static Dictionary<string, Func<MixPlan>> All { get; } = new()
    {
        ["one source"] = () => new MixPlan(new PlanSource("only", 1, 10)),
        ["twenty sources"] = Twenty,
        ["no row"] = () => new MixPlan(new PlanOptions { Length = 0 }, new PlanSource("a", 1, 10)),
        ["empty sources"] = () => new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, new PlanSource("a", 1, 0), new PlanSource("b", 0, 9)),
        ["one row"] = () => new MixPlan(new PlanOptions { Length = 1 }, new PlanSource("a", 1, 10), new PlanSource("b", 1, 10)),
        ["without end"] = () => new MixPlan(new PlanOptions { Stop = StopRule.Never }, new PlanSource("a", 1, 10), new PlanSource("b", 3, 70)),
        ["unknown counts"] = () => new MixPlan(new PlanSource("a"), new PlanSource("b", 3, 70)),
        ["random"] = () => new MixPlan(new PlanOptions { Selection = Selection.Random }, new PlanSource("a", 1, 3_000), new PlanSource("b", 3, 7_000)),
        ["blocks"] = () => DropOuts(Selection.Blocks(10)),
        ["even with drop-outs"] = () => DropOuts(Selection.Even),
        ["concat"] = () => new MixPlan(new PlanOptions { Selection = Selection.Concat }, new PlanSource("a", 1, 30), new PlanSource("b", 1, 70)),
        ["round robin"] = () => new MixPlan(new PlanOptions { Selection = Selection.RoundRobin(4) }, new PlanSource("a", 1, 30), new PlanSource("b", 1, 70)),
        ["explicit"] = () => new MixPlan(new PlanOptions { Selection = Selection.Explicit(1, 0, 1) }, new PlanSource("a", 1, 30), new PlanSource("b", 1, 70)),
        ["schedule"] = () => Scheduled(WeightSchedule.Cosine(ScheduleUnit.Rows, Points(0, 500))),
        ["batches of one source"] = () => new MixPlan(
            new PlanOptions
            {
                BatchSize = 8, BatchShape = BatchShape.PerSource, Stop = StopRule.Never, Length = 800, Schedule = WeightSchedule.Linear(ScheduleUnit.Batches, Points(0, 100)),
            },
            new PlanSource("a", 1, 30),
            new PlanSource("b", 1, 70)),
        ["nested"] = () => new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted },
            PlanSource.Of("text", new MixPlan(new PlanSource("german", 1, 30), new PlanSource("french", 2, 90)), 3),
            new PlanSource("code", 1, 50)),
    };

    public static MixPlan DropOuts(Selection selection) => new(
        new PlanOptions { Selection = selection, Stop = StopRule.AllOnce },
        new PlanSource("a", 5, 1_000),
        new PlanSource("b", 3, 1_500),
        new PlanSource("c", 2, 2_000));

    public static MixPlan Twenty() => new(
        new PlanOptions { Stop = StopRule.AllExhausted }, Enumerable.Range(0, 20).Select(i => new PlanSource($"source {i}", 1 + i % 5, 100 + 70 * i)));

    public static MixPlan Scheduled(WeightSchedule schedule) => new(
        new PlanOptions { Schedule = schedule, Length = 1_000, Stop = StopRule.Never }, new PlanSource("a", 1, 5_000), new PlanSource("b", 1, 5_000));

    public static WeightPoint[] Points(double from, double to) => [new WeightPoint(from, ("a", 9), ("b", 1)), new WeightPoint(to, ("a", 1), ("b", 4))];

    public static ReportInput Input(string name) => new($"{name}.json", All[name]());
}
