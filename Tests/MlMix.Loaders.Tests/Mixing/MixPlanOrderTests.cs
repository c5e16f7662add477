using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The rows are those that the plan says, whether the view knows how many rows its sources have or not.</summary>
[TestClass]
public class MixPlanOrderTests
{
    private static readonly Selection[] Selections =
        [Selection.Even, Selection.Random, Selection.Blocks(7), Selection.RoundRobin(), Selection.RoundRobin(3), Selection.Concat];

    [TestMethod]
    public void Rows_AnyMix_AreThoseOfThePlanWithTheRowCounts() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(Cases().ToArbitrary(), mix => Assert.AreEqual(mix.Expected, Rows(mix.View(mix.Unknown)), mix.ToString())));

    [TestMethod]
    public void GetRowCount_AnyMix_IsExactOrNull() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Cases().ToArbitrary(), mix =>
        {
            foreach (bool[] unknown in new[] { mix.Unknown, new bool[mix.Rows.Length] })
            {
                MixedDataView view = mix.View(unknown);
                long rows = mix.Expected.Length == 0 ? 0 : mix.Expected.Split(' ').Length;
                Assert.AreEqual(view.GetRowCount() ?? rows, rows, mix.ToString());
                Assert.AreEqual(view.Plan.RowCount, view.GetRowCount());
            }
        }));

    private static Gen<Case> Cases() =>
        from selection in Gen.Elements(Selections)
        from stop in Gen.Elements(Enum.GetValues<StopRule>())
        from count in Gen.Choose(1, 5)
        from rows in Gen.Frequency((1, Gen.Constant(1)), (5, Gen.Choose(2, 40)), (1, Gen.Choose(1000, 1100))).ArrayOf(count)
        from weights in Gen.Choose(0, 9).ArrayOf(count)
        from unknown in Gen.Elements(true, false).ArrayOf(count)
        from length in Gen.Choose(0, 120)
        from bounded in Gen.Elements(true, false)
        from seed in Gen.Choose(-5, 5)
        select Valid(selection, stop, rows, weights, unknown, bounded || stop == StopRule.Never ? length : null, seed);

    // What a plan may not be is mended here, so that no case is thrown away.
    private static Case Valid(Selection selection, StopRule stop, int[] rows, int[] weights, bool[] unknown, long? length, long seed)
    {
        bool equal = selection == Selection.Concat || selection.ToString().StartsWith("RoundRobin", StringComparison.Ordinal);
        if (equal)
            weights = [.. weights.Select(weight => weight == 0 ? 0 : 2)];
        if (weights.All(weight => weight == 0))
            weights[0] = 2;
        return new Case(
            selection, stop, [.. rows.Select(row => (long)row)], [.. weights.Select(weight => weight / 10.0)], unknown, length, seed);
    }

    private sealed record Case(Selection Selection, StopRule Stop, long[] Rows, double[] Weights, bool[] Unknown, long? Length, long Seed)
    {
        public string Expected => MixViews.Rows(new MixPlan(Options, Rows.Select((rows, i) => new PlanSource(Name(i), Weights[i], rows))));

        private MixOptions Options => new() { Selection = Selection, Stop = Stop, Length = Length, Seed = Seed };

        public MixedDataView View(bool[] unknown) => Ml.Data.Mix(Options, Sources(Rows, Weights, unknown));

        public override string ToString() => $"{Selection} {Stop} rows [{string.Join(' ', Rows)}] weights [{string.Join(' ', Weights)}] "
            + $"unknown [{string.Join(' ', Unknown)}] length {Length} seed {Seed}";
    }
}
