using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

[TestClass]
public class MixPlanTests
{
    [TestMethod]
    public void Options_Untouched_AreTheDocumentedDefaults()
    {
        var options = new PlanOptions();
        Assert.AreEqual(Selection.Even, options.Selection);
        Assert.IsNull(options.Stop);
        Assert.IsNull(options.Length);
        Assert.AreEqual(0, options.Seed);
        var source = new PlanSource("a");
        Assert.AreEqual(1, source.Weight);
        Assert.IsNull(source.RowCount);
    }

    [TestMethod]
    public void Stop_NotGiven_SuitsTheSelection()
    {
        PlanSource[] sources = [new("a", RowCount: 3), new("b", RowCount: 5)];
        Assert.AreEqual(StopRule.FirstExhausted, new MixPlan(sources).Stop);
        Assert.AreEqual(StopRule.FirstExhausted, new MixPlan(new PlanOptions { Selection = Selection.RoundRobin() }, sources).Stop);
        var appended = new MixPlan(new PlanOptions { Selection = Selection.Concat }, sources);
        Assert.AreEqual(StopRule.AllOnce, appended.Stop);
        Assert.AreEqual(8, appended.RowCount);
    }

    [TestMethod]
    public void Plan_OfSourcesAlone_HasTheDefaultOptions()
    {
        var plan = new MixPlan(new PlanSource("a", 2, 10), new PlanSource("b", 1, 20));
        Assert.AreEqual(Selection.Even, plan.Selection);
        Assert.AreEqual(StopRule.FirstExhausted, plan.Stop);
        Assert.IsNull(plan.Length);
        Assert.AreEqual(0, plan.Seed);
        Assert.AreEqual("a0 b0 a1 a2 b1 a3 a4 b2 a5 a6 b3 a7 a8 b4 a9", PickText.Of(Plans.All(plan)));
        Assert.AreEqual(15, plan.RowCount);
    }

    [TestMethod]
    public void Plan_OptionsAndSourcesThatChangeLater_KeepsWhatItWasMadeOf()
    {
        var options = new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, Length = 9, Seed = 4 };
        var sources = new List<PlanSource> { new("a", 1, 10), new("b", 1, 20) };
        var plan = new MixPlan(options, sources);
        SourcePick[] before = Plans.All(plan);
        (options.Selection, options.Stop, options.Length, options.Seed) = (Selection.Concat, StopRule.Never, 1, 5);
        sources.Clear();
        Assert.AreEqual(Selection.Random, plan.Selection);
        Assert.AreEqual(StopRule.AllOnce, plan.Stop);
        Assert.AreEqual(9, plan.Length);
        Assert.AreEqual(4, plan.Seed);
        Assert.HasCount(2, plan.Sources);
        Plans.AssertSame(before, Plans.All(plan), "after the change");
    }

    [TestMethod]
    public void Plan_Null_IsRefused()
    {
        AssertNull("options", () => new MixPlan((PlanOptions)null!, new PlanSource("a")));
        AssertNull("sources", () => new MixPlan((IEnumerable<PlanSource>)null!));
        AssertNull("sources", () => new MixPlan(new PlanOptions(), (IEnumerable<PlanSource>)null!));

        static void AssertNull(string name, Func<MixPlan> make) =>
            Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentNullException>(() => make()).ParamName);
    }

    [TestMethod]
    public void Walk_FromManyThreads_GivesTheSameOrder()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(100) })
        {
            MixPlan plan = Plans.Make(selection, StopRule.AllOnce, [5, 3, 2], [4000, 3000, 500]);
            SourcePick[] expected = Plans.All(plan);
            Parallel.For(0, 8, _ => Plans.AssertSame(expected, Plans.All(plan), selection.ToString()));
        }
    }

    [TestMethod]
    public void Walk_InAnotherCulture_GivesTheSameOrder()
    {
        SourcePick[] expected = Order();
        OtherCulture.Run(() => Plans.AssertSame(expected, Order(), "other culture"));

        static SourcePick[] Order() => Plans.All(Plans.Make(Selection.Even, StopRule.AllOnce, [0.7, 0.25, 1e-2], [100, 100, 3]));
    }

    [TestMethod]
    public void Plan_OfThousandsOfSources_IsMadeAndWalked()
    {
        double[] weights = [.. Enumerable.Range(1, 5000).Select(i => (double)i)];
        long?[] rows = [.. weights.Select(weight => (long?)weight)];
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(5000) })
        {
            MixPlan plan = Plans.Make(selection, StopRule.FirstMiss, weights, rows);
            SourcePick[] picks = Plans.Take(plan, 20_000);
            Assert.IsNotEmpty(picks, selection.ToString());
            Assert.AreEqual(picks.Length, picks.Select(pick => (pick.Source, pick.Row)).Distinct().Count(), selection.ToString());
        }
    }
}
