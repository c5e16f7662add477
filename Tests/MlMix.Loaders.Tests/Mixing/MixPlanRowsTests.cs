using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>
/// The rows are those that the plan says, for any ranges, repeats, passes, batches and shards, whether the view knows how many rows its sources have
/// or not.
/// </summary>
[TestClass]
public class MixPlanRowsTests
{
    private static readonly Selection[] Selections =
        [Selection.Even, Selection.Random, Selection.Blocks(7), Selection.RoundRobin(), Selection.RoundRobin(3), Selection.Concat];

    private static readonly RowRange[] Ranges =
    [
        RowRange.All, RowRange.All, RowRange.Rows(2), RowRange.Rows(0, 3), RowRange.Rows(3, 5), RowRange.Rows(1, 9),
        RowRange.Percent(0, 80), RowRange.Percent(33.3, 100),
    ];

    private static readonly double[] Repeats = [1, 1, 1, 2, 1.5, 0.6];

    private static readonly Shard?[] Shards =
        [null, null, new(0, 1), new(0, 2), new(2, 3), new(1, 2, ShardUnit.Batches), new(2, 5, ShardUnit.Batches)];

    [TestMethod]
    public void Rows_AnyMix_AreThoseOfThePlanWithTheRowCounts()
    {
        int checkedCases = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Cases().ToArbitrary(), mix => checkedCases += Holds(mix) ? 1 : 0));

        Assert.IsGreaterThan(1_000, checkedCases, "too few of the cases were plans");
    }

    private static bool Holds(Case mix)
    {
        string[] expected;
        try
        {
            expected = mix.Expected();
        }
        catch (MixConfigurationException)
        {
            return false;
        }
        CountingDataView[] views = [.. mix.Sources.Select((source, i) => new CountingDataView(Numbered(i, source.Rows, mix.IsUnknown(source))))];
        MixedDataView view = mix.View(views);
        string actual = Rows(view);

        Assert.AreEqual(string.Join(' ', expected), actual, mix.ToString());
        Assert.IsTrue(view.GetRowCount() is not { } count || count == expected.Length, $"row count {view.GetRowCount()}: {mix}");
        Assert.IsTrue(views.All(source => source.Open == 0), $"open cursors: {mix}");
        for (int i = 0; i < views.Length && mix.Shard is null; i++)
        {
            bool isDrawn = expected.Any(row => row.StartsWith(Name(i), StringComparison.Ordinal));
            Assert.AreEqual(isDrawn, views[i].Asked.Count > 0, $"source {Name(i)} opened: {mix}");
        }
        return true;
    }

    private static Gen<Case> Cases() =>
        from selection in Gen.Elements(Selections)
        from stop in Gen.Elements(Enum.GetValues<StopRule>())
        from sources in Gen.Choose(1, 4).SelectMany(count => Sources().ListOf(count))
        from length in Gen.Choose(0, 120)
        from bounded in Gen.Elements(true, false)
        from batch in Gen.Elements<int?>(null, 1, 4, 5)
        from shape in Gen.Frequency((2, Gen.Constant(BatchShape.Mixed)), (1, Gen.Constant(BatchShape.PerSource)))
        from drop in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from shard in Gen.Elements(Shards)
        from seed in Gen.Choose(-5, 5)
        select new Case(
            selection,
            stop,
            [.. sources],
            bounded || stop == StopRule.Never ? length : null,
            batch,
            batch is null ? BatchShape.Mixed : shape,
            drop && batch is not null,
            batch is null && shard?.Unit == ShardUnit.Batches ? null : shard,
            seed);

    private static Gen<Source> Sources() =>
        from rows in Gen.Frequency((1, Gen.Constant(1)), (6, Gen.Choose(2, 40)), (1, Gen.Choose(1000, 1100)))
        from weight in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, 9)))
        from isUnknown in Gen.Elements(true, false)
        from range in Gen.Elements(Ranges)
        from repeat in Gen.Elements(Repeats)
        from choose in Gen.Frequency((4, Gen.Constant((long?)null)), (1, Gen.Choose(1, 50).Select(rows => (long?)rows)))
        from passes in Gen.Frequency((2, Gen.Constant((long?)null)), (1, Gen.Choose(1, 4).Select(passes => (long?)passes)))
        select new Source(rows, weight, isUnknown, range, choose is null ? repeat : 1, choose, passes);

    private sealed record Source(long Rows, int Weight, bool IsUnknown, RowRange Range, double Repeat, long? Choose, long? MaxPasses);

    private sealed record Case(
        Selection Selection, StopRule Stop, Source[] Sources, long? Length, int? Batch, BatchShape Shape, bool Drop, Shard? Shard, long Seed)
    {
        // Where the plan needs the row count, it is known, and where the source turns out to be empty, which counts until it is drawn.
        public bool IsUnknown(Source source) =>
            source.IsUnknown && source.Rows > 2 && !Drop && !source.Range.NeedsRowCount
            && (source.Repeat >= 1 || source.Range == RowRange.Rows(0, 3));

        // The whole order by the row counts, of which the shard's part is taken by hand where the batches are of one size.
        public string[] Expected()
        {
            PlanSource[] sources = [.. Sources.Select((source, i) => new PlanSource(Name(i), Weight(source), source.Rows)
            {
                Range = source.Range,
                Repeat = source.Repeat,
                Choose = source.Choose,
                MaxPasses = source.MaxPasses,
            })];
            bool isByHand = Shape == BatchShape.Mixed || Shard?.Unit != ShardUnit.Batches;
            string text = MixViews.Rows(new MixPlan(Options(isByHand ? null : Shard), sources));
            string[] rows = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int unit = Shard?.Unit == ShardUnit.Batches ? Batch!.Value : 1;
            return Shard is null || !isByHand ? rows : [.. rows.Where((_, position) => position / unit % Shard.Count == Shard.Index)];
        }

        public MixedDataView View(IDataView[] views) => Ml.Data.Mix(Options(Shard), [.. Sources.Select((source, i) =>
            new MixSource(Name(i), views[i], Weight(source))
            {
                Range = source.Range,
                Repeat = source.Repeat,
                Choose = source.Choose,
                MaxPasses = source.MaxPasses,
            })]);

        public override string ToString() => $"{Selection} {Stop} length {Length} batch {Batch} {Shape} drop {Drop} shard {Shard} seed {Seed}"
            + string.Concat(Sources.Select(source => $"\n{source}"));

        private double Weight(Source source) =>
            Selection.ToString() is "Even" or "Random" or "Blocks(7)" ? source.Weight / 10.0 : Math.Min(source.Weight, 1);

        private MixOptions Options(Shard? shard) => new()
        {
            Selection = Selection,
            Stop = Stop,
            Length = Length,
            Seed = Seed,
            BatchSize = Batch,
            BatchShape = Shape,
            DropLastBatch = Drop,
            Shard = shard,
        };
    }
}
