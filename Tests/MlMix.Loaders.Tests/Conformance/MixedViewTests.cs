using Microsoft.ML;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Mixes of every kind, held to ML.NET's contract. A new kind is one line.</summary>
[TestClass]
public sealed class MixedViewTests
{
    private static readonly MLContext Ml = new(seed: 1);

    public static ConformanceCases Views { get; } = Cases();

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Mix_OfAnyKind_KeepsTheContract(string name) => Views.Check(name);

    private static ConformanceCases Cases()
    {
        var cases = new ConformanceCases
        {
            { "the short form", sources => Ml.Data.Mix(Named(sources)), Three },
            { "one source", sources => Ml.Data.Mix(Named(sources)), () => [SampleViews.Everything()] },
            { "an explicit order", Of(new MixOptions { Selection = Selection.Explicit(0, 1, 2, 2, 1, 0, 0, 1, 2, 0, 1, 2, 0, 1, 2, 2) }), Three },
            { "weights", Weighted(5, 1, 2), Three },
            { "a source left out", sources => Ml.Data.Mix(Named([.. sources, SampleViews.Everything()], 1, 1, 1, 0)), Three },
            { "a schedule", Of(new MixOptions { Schedule = Falling(ScheduleUnit.Rows, 12), Stop = StopRule.AllOnce }), Three },
            { "a schedule in batches", Of(new MixOptions { Schedule = Falling(ScheduleUnit.Batches, 3), BatchSize = 4, Stop = StopRule.AllOnce }), Three },
            { "a length within", Of(new MixOptions { Length = 17 }), Three },
            { "a length beyond", Of(new MixOptions { Length = 1000, Stop = StopRule.AllExhausted }), Three },
            { "ranges", Each(StopRule.AllOnce, (name, view) => new MixSource(name, view) { Range = RowRange.Rows(1, 6) }), Three },
            { "percentages", Each(StopRule.AllOnce, (name, view) => new MixSource(name, view) { Range = RowRange.Percent(10, 80) }), Three },
            { "repeats", Each(StopRule.AllOnce, (name, view) => new MixSource(name, view) { Repeat = 2.5 }), Three },
            { "chosen rows", Each(StopRule.AllOnce, (name, view) => new MixSource(name, view) { Choose = 5 }), Three },
            { "passes bounded", Each(StopRule.Never, (name, view) => new MixSource(name, view) { MaxPasses = 2 }), Three },
            { "batches per source", Of(new MixOptions { BatchSize = 3, BatchShape = BatchShape.PerSource, Stop = StopRule.AllOnce }), Three },
            { "stratified batches", Of(new MixOptions { BatchSize = 4, BatchShape = BatchShape.Stratified, Stop = StopRule.AllOnce }), Three },
            { "the last batch left out", Of(new MixOptions { BatchSize = 4, DropLastBatch = true, Stop = StopRule.AllOnce }), Three },
            { "a shard", Of(new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(1, 3) }), Three },
            { "a shard by batches", Of(new MixOptions { Stop = StopRule.AllOnce, BatchSize = 2, Shard = new Shard(0, 2, ShardUnit.Batches) }), Three },
            { "a shard of unknown counts", Of(new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(1, 2) }), Unknown },
            { "a shard without rows", () => Ml.Data.Mix(new MixOptions { Length = 2, Shard = new Shard(2, 3) }, Named(Three())) },
            { "another epoch", sources => Ml.Data.Mix(new MixOptions { Selection = Selection.Random }, Named(sources)).ForEpoch(3), Three },
            { "an empty source", sources => Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Named([.. sources, SampleViews.Everything(0)])), Three },
            { "only empty sources", () => Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Named([SampleViews.Everything(0)])) },
            { "a mix of mixes", Nested, Three },
            { "a mix of mixes of unknown counts", Nested, Unknown },
            { "sources that shuffle", sources => Ml.Data.Mix(Named(sources)), Shuffling },
        };
        foreach (Selection selection in MixViews.EverySelection)
        {
            foreach (StopRule stop in Enum.GetValues<StopRule>())
            {
                long? length = stop == StopRule.Never ? 50 : null;
                cases.Add($"{selection} until {stop}", Of(new MixOptions { Selection = selection, Stop = stop, Length = length }), Three);
                cases.Add($"{selection} until {stop}, counts unknown", Of(new MixOptions { Selection = selection, Stop = stop, Length = length }), Unknown);
            }
        }
        return cases;
    }

    private static Func<IDataView[], IDataView> Of(MixOptions options) => sources => Ml.Data.Mix(options, Named(sources));

    private static Func<IDataView[], IDataView> Weighted(params double[] weights) => sources => Ml.Data.Mix(Named(sources, weights));

    private static Func<IDataView[], IDataView> Each(StopRule stop, Func<string, IDataView, MixSource> make) =>
        sources => Ml.Data.Mix(new MixOptions { Stop = stop }, [.. sources.Select((view, i) => make(MixViews.Name(i), view))]);

    private static IDataView Nested(IDataView[] sources)
    {
        MixedDataView inner = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, SourceColumnName = "inner" }, Named(sources[..2]));
        MixedDataView other = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce, SourceColumnName = "inner" }, Named([sources[2], sources[2]]));
        return Ml.Data.Mix(new MixOptions { Selection = Selection.Blocks(5), Stop = StopRule.AllOnce }, Named([inner, other]));
    }

    private static MixSource[] Named(IDataView[] views, params double[] weights) =>
        [.. views.Select((view, i) => new MixSource(MixViews.Name(i), view, weights.Length == 0 ? 1 : weights[i]))];

    private static WeightSchedule Falling(ScheduleUnit unit, double end) =>
        WeightSchedule.Linear(unit, new WeightPoint(0, ("a", 3), ("b", 1), ("c", 1)), new WeightPoint(end, ("a", 0), ("b", 1), ("c", 2)));

    private static IDataView[] Three() => [SampleViews.Everything(14), SampleViews.Everything(9), SampleViews.Everything(7)];

    private static IDataView[] Unknown() => [.. new[] { 14, 9, 7 }.Select(rows => new FakeDataView(rows, SampleViews.Columns()) { CountUnknown = true })];

    private static IDataView[] Shuffling() => [.. new[] { 14, 9, 7 }.Select(rows => new FakeDataView(rows, SampleViews.Columns()) { CanShuffle = true })];
}
