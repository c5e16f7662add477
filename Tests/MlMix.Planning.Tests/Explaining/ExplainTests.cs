using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>Explanations that were worked out by hand.</summary>
[TestClass]
public class ExplainTests
{
    // Each ten rows of 7 : 3 go a b a a a b a a b a: a is 0.3, -0.4, -0.1, 0.2, 0.5, -0.2, 0.1, 0.4, -0.3, 0 rows ahead of its due.
    [TestMethod]
    public void Explain_OfSevenToThree_TellsEverything()
    {
        PlanExplanation explanation = Plans.Make(Selection.Even, StopRule.FirstExhausted, [0.7, 0.3], [700, 400]).Explain();
        Assert.AreEqual(1000, explanation.Length);
        Assert.AreEqual((EndCause.SourceExhausted, "a"), (explanation.EndsBecause, explanation.EndedBy));
        Assert.AreEqual("The mix ends after the last row of source 'a', the first to be exhausted.", explanation.EndSentence);
        Assert.AreEqual(
            new SourceExplanation("a") { Weight = 0.7, Rows = 700, Delivered = 700, Passes = 1, Unread = 0, Proportion = 0.7 },
            explanation.Sources[0]);
        Assert.AreEqual(
            new SourceExplanation("b") { Weight = 0.3, Rows = 400, Delivered = 300, Passes = 1, Unread = 100, Proportion = 0.3 },
            explanation.Sources[1]);
        Assert.AreEqual(0.75, explanation.Sources[1].Repeat);
        Assert.AreEqual(0.5, explanation.WorstPrefixError!.Value, 1e-12);
        Assert.AreEqual((10, true), (explanation.PrefixErrorRows, explanation.IsPrefixErrorComplete));
        Assert.IsEmpty(explanation.Warnings);
    }

    [TestMethod]
    public void Explain_WithoutEnd_KnowsWhereSourcesStartAgain()
    {
        PlanExplanation explanation = Plans.Make(Selection.Even, StopRule.Never, [0.7, 0.3], [700, 400]).Explain();
        Assert.IsNull(explanation.Length);
        Assert.AreEqual(EndCause.Never, explanation.EndsBecause);
        // After 100 times ten rows, and with the second b of the 134th time.
        CollectionAssert.AreEqual(new long?[] { 1000, 1335 }, explanation.Sources.Select(source => source.FirstWrap).ToArray());
        Assert.IsTrue(explanation.Sources.All(source => source is { Delivered: null, Passes: null, Unread: null, Proportion: null, Repeat: null }));
        Assert.AreEqual(0.5, explanation.WorstPrefixError!.Value, 1e-12);
        Assert.IsTrue(explanation.IsPrefixErrorComplete);
    }

    [TestMethod]
    public void Explain_OfRuns_IsMeasuredAgainstEqualShares()
    {
        // a a a b b b: after a a a, a has 3 rows and is due 1.5.
        Assert.AreEqual(1.5, Plans.Make(Selection.RoundRobin(3), StopRule.FirstExhausted, [1, 1], [30, 30]).Explain().WorstPrefixError!.Value, 1e-12);
        Assert.IsNull(Plans.Make(Selection.Concat, StopRule.AllOnce, [1, 1], [30, 30]).Explain().WorstPrefixError);
    }

    [TestMethod]
    public void Explain_OfUnknownCounts_SaysSo()
    {
        PlanExplanation explanation = Plans.Make(Selection.Even, StopRule.FirstExhausted, [0.7, 0.3], [null, 400]).Explain();
        Assert.IsNull(explanation.Length);
        Assert.AreEqual(EndCause.Unknown, explanation.EndsBecause);
        Assert.IsTrue(explanation.Sources.All(source => source is { Delivered: null, Passes: null, Unread: null, FirstWrap: null }));
        Assert.AreEqual((null, 400L), (explanation.Sources[0].Rows, explanation.Sources[1].Rows!.Value));
        Assert.IsNull(explanation.WorstPrefixError);
        Assert.AreEqual(
            "Source 'a' has an unknown row count, so what the mix delivers is unknown until read; give the row count.",
            explanation.Warnings.Single());
        StringAssert.Contains(explanation.ToString(), "unknown until read");
    }

    [TestMethod]
    public void Explain_OfUnknownCounts_KnowsWhatAllOnceDelivers()
    {
        PlanExplanation explanation = Plans.Make(Selection.Even, StopRule.AllOnce, [0.7, 0.3, 0], [null, 400, null]).Explain();
        CollectionAssert.AreEqual(new long?[] { null, 400, 0 }, explanation.Sources.Select(source => source.Delivered).ToArray());
        Assert.AreEqual(EndCause.Never, Plans.Endless(Selection.Even, [1, 1]).Explain().EndsBecause);
        Assert.AreEqual(EndCause.Length, Plans.Make(Selection.Even, StopRule.Never, [1, 1], length: 10).Explain().EndsBecause);
        // With a bound on the passes it hangs on the counts whether the mix ends before.
        var bounded = new MixPlan(new PlanOptions { Stop = StopRule.Never }, new PlanSource("a") { MaxPasses = 1 });
        Assert.AreEqual(EndCause.Unknown, bounded.Explain().EndsBecause);
    }

    [TestMethod]
    public void Explain_OfNothing_SaysSo()
    {
        PlanExplanation explanation = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [0, 0]).Explain();
        Assert.AreEqual((0L, EndCause.NothingToDraw), (explanation.Length!.Value, explanation.EndsBecause));
        Assert.IsTrue(explanation.Sources.All(source => source is { Delivered: 0, Passes: 0, Unread: 0, FirstWrap: null, Proportion: null }));
        explanation = Plans.Make(Selection.Random, StopRule.AllExhausted, [1, 1], [5, 5], length: 0).Explain();
        Assert.AreEqual((0L, EndCause.Length), (explanation.Length!.Value, explanation.EndsBecause));
    }

    [TestMethod]
    public void Explain_OfAShard_IsOfTheWholeMix()
    {
        var options = new PlanOptions { Shard = new Shard(1, 3) };
        Assert.AreEqual(1000, new MixPlan(options, new PlanSource("a", 0.7, 700), new PlanSource("b", 0.3, 400)).Explain().Length);
    }

    [TestMethod]
    public void Explain_OfBatchesThatAreLeftOut_NamesNoSourceThatEndsThere()
    {
        var options = new PlanOptions { BatchSize = 300, DropLastBatch = true };
        PlanExplanation explanation = new MixPlan(options, new PlanSource("a", 0.7, 700), new PlanSource("b", 0.3, 400)).Explain();
        Assert.AreEqual((900L, EndCause.SourceExhausted, null), (explanation.Length!.Value, explanation.EndsBecause, explanation.EndedBy));
        Assert.AreEqual(
            "The mix ends after the last row of a source, the first to be exhausted; rows that do not fill a batch are left out.",
            explanation.EndSentence);
    }

    [TestMethod]
    public void Explain_OfShuffledPassesCutShort_CountsTheRowsTheyShare()
    {
        // 40 of 100 rows, in another order each time that it starts again: more than 40 are seen, and as many as the walk sees.
        var source = new PlanSource("a", 1, 100) { Choose = 40, RowOrder = RowOrder.Reshuffled };
        var plan = new MixPlan(new PlanOptions { Stop = StopRule.Never, Length = 100 }, source);
        long seen = Plans.All(plan).Select(pick => pick.Row).Distinct().Count();
        Assert.IsGreaterThan(40, seen);
        Assert.AreEqual(100 - seen, plan.Explain().Sources[0].Unread);
        // So many that it is not counted out.
        plan = new MixPlan(new PlanOptions { Stop = StopRule.Never, Length = 3_000_000 }, source with { RowCount = 9_000_000, Choose = 2_000_000 });
        Assert.IsNull(plan.Explain().Sources[0].Unread);
    }

    [TestMethod]
    public void Explain_OfBillions_IsExact()
    {
        // a b a b ...: a's last row is the 1,999,999,999th, b's first one again comes after 800,000,000 rows and one of a.
        PlanExplanation explanation = Plans.Make(Selection.RoundRobin(), StopRule.AllExhausted, [1, 1], [1_000_000_000, 400_000_000]).Explain();
        Assert.AreEqual((1_999_999_999L, "a"), (explanation.Length!.Value, explanation.EndedBy));
        Assert.AreEqual(
            new SourceExplanation("b")
            {
                Weight = 0.5, Rows = 400_000_000, Delivered = 999_999_999, Passes = 3, Unread = 0, FirstWrap = 800_000_001,
                Proportion = 999_999_999 / 1_999_999_999.0,
            },
            explanation.Sources[1]);

        explanation = Plans.Make(Selection.Concat, StopRule.AllExhausted, [1, 1], [1_000_000_000, 400_000_000]).Explain();
        Assert.AreEqual((1_400_000_000L, EndCause.AllExhausted, "b"), (explanation.Length!.Value, explanation.EndsBecause, explanation.EndedBy));

        // A million blocks of 750 and 250: a's last row stands in the last one, and the rest of that block is not delivered.
        explanation = Plans.Make(Selection.Blocks(1000), StopRule.FirstExhausted, [3, 1], [750_000_000, 400_000_000]).Explain();
        Assert.AreEqual(("a", 750_000_000), (explanation.EndedBy, explanation.Sources[0].Delivered!.Value));
        Assert.AreEqual(explanation.Length, 750_000_000 + explanation.Sources[1].Delivered);
        Assert.IsTrue(explanation.Sources[1].Delivered is > 249_999_750 and <= 250_000_000);
        Assert.AreEqual((0.0, 1000), (explanation.WorstPrefixError!.Value, explanation.PrefixErrorRows));

        double[] weights = [.. Enumerable.Range(1, 200).Select(i => (double)i)];
        long?[] rows = [.. Enumerable.Range(0, 200).Select(i => (long?)5_000_000 + i)];
        explanation = Plans.Make(Selection.Even, StopRule.AllOnce, weights, rows).Explain();
        Assert.AreEqual((1_000_019_900L, EndCause.AllDelivered), (explanation.Length!.Value, explanation.EndsBecause));
        Assert.IsTrue(explanation.Sources.All(source => source.Delivered == source.Rows && source.Unread == 0));
        Assert.IsTrue(explanation is { WorstPrefixError: < 2, PrefixErrorRows: 2_097_152, IsPrefixErrorComplete: false });
    }

    [TestMethod]
    public void Explain_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        MixPlan plan = Plans.Make(Selection.Random, StopRule.Never, [1, 1], [5, 5], length: 1L << 60);
        var reports = new Reports(report => cancelled.Cancel());
        Assert.ThrowsExactly<OperationCanceledException>(() => plan.Explain(cancelled.Token, reports));
        Assert.ThrowsExactly<OperationCanceledException>(() => Plans.Make(Selection.Even, StopRule.AllOnce, [1], [5]).Explain(cancelled.Token));
    }

    [TestMethod]
    [DataRow("Random AllExhausted seed=1 0.3*300000 0.7*400000")]
    [DataRow("Random Never seed=1 0.3*30 0.7*40")]
    [DataRow("Even AllOnce seed=1 0.3*300000 0.7*400000 0.001*3")]
    [DataRow("Concat AllOnce seed=1 1*300000 1*400000")]
    [DataRow("Even FirstExhausted seed=1 1 1")]
    public void Explain_Progress_GrowsToOne(string text)
    {
        var reports = new List<double>();
        MixPlan plan = PlanText.Plan(text);
        if (plan.Stop == StopRule.Never)
            plan = Plans.Make(plan.Selection, plan.Stop, [0.3, 0.7], [30, 40], length: 500_000);
        plan.Explain(progress: new Reports(reports.Add));
        for (int i = 1; i < reports.Count; i++)
            Assert.IsGreaterThan(reports[i - 1], reports[i]);
        Assert.IsTrue(reports.All(report => report is > 0 and <= 1), string.Join(' ', reports));
        Assert.AreEqual(1, reports[^1]);
        if (plan.Seeker is null && plan.KnowsCounts)
            Assert.IsGreaterThan(10, reports.Count);
    }

    [TestMethod]
    public void Explain_BlocksOfBatchesOfBillionsOfRows_AreNotWalked()
    {
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Blocks(1_000_000), BatchSize = 1 << 20, BatchShape = BatchShape.PerSource, Length = 1L << 50 },
            new PlanSource("a", 1, 1L << 50), new PlanSource("b", 1, 1L << 50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        PlanExplanation explanation = plan.Explain(patience.Token);
        Assert.IsNull(explanation.WorstPrefixError);
        Assert.AreEqual(1L << 50, explanation.Length);
    }

    private sealed class Reports(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
