using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Walking;

/// <summary>Every fault of a source's range, repeat, passes, order and nested plan with its whole message.</summary>
[TestClass]
public class SourceRulesTests
{
    [TestMethod]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(-0.5, "-0.5")]
    public void Repeat_ThatIsNone_IsRefused(double repeat, string received) =>
        AssertRefused(new("a", 1, 10) { Repeat = repeat }, $"Source 'a' has repeat {received}; a repeat is a finite number, 0 or more.");

    [TestMethod]
    public void Choose_Negative_IsRefused() =>
        AssertRefused(new("a", 1, 10) { Choose = -1 }, "Source 'a' chooses -1 rows; it must be 0 or more, or null to go by Repeat.");

    [TestMethod]
    public void Choose_BesideRepeat_IsRefused() =>
        AssertRefused(new("a", 1, 10) { Choose = 5, Repeat = 1.5 }, "Source 'a' has both Choose (5) and Repeat (1.5); give one of them.");

    [TestMethod]
    public void MaxPasses_BelowOne_IsRefused() => AssertRefused(
        new("a", 1, 10) { MaxPasses = 0 }, "Source 'a' has MaxPasses 0; it must be at least 1, or null. Weight 0 leaves a source out.");

    [TestMethod]
    public void MaxPasses_FewerThanAskedFor_IsRefused()
    {
        AssertRefused(
            new("a", 1, 10) { MaxPasses = 2, Repeat = 2.1 },
            "Source 'a' has MaxPasses 2, but 21 rows of 10 are asked of it, which is 3 passes; raise MaxPasses, or ask for less.");
        AssertRefused(
            new("a", 1, 10) { MaxPasses = 1, Choose = 11 },
            "Source 'a' has MaxPasses 1, but 11 rows of 10 are asked of it, which is 2 passes; raise MaxPasses, or ask for less.");
        Assert.IsNotNull(new MixPlan(new PlanSource("a", 1, 10) { MaxPasses = 2, Repeat = 2 }));
    }

    [TestMethod]
    public void RowOrder_ThatIsNone_IsRefused() =>
        AssertRefused(new("a", 1, 10) { RowOrder = (RowOrder)9 }, "Source 'a' has RowOrder 9; it must be Kept, Reshuffled or Shuffled.");

    [TestMethod]
    public void Range_Null_IsRefused() => AssertRefused(new("a", 1, 10) { Range = null! }, "Source 'a' has no range; RowRange.All is the default.");

    [TestMethod]
    public void Range_BeyondTheRows_IsRefused()
    {
        AssertRefused(
            new("a", 1, 10) { Range = RowRange.Rows(2, 11) },
            "Source 'a': 2..11 ends at row 11, but the source has 10 rows; end at 10 or before, or leave the end open.");
        AssertRefused(
            new("a", 1, 10) { Range = RowRange.Rows(12) },
            "Source 'a': 12..end begins at row 12, but the source has 10 rows; begin at 10 or before.");
    }

    [TestMethod]
    public void Unknown_WhatNeedsTheRowCount_IsRefused()
    {
        AssertRefused(
            new("a") { Range = RowRange.Percent(0, 50) },
            "Source 'a' has range 0%..50%, which needs its row count, but that is unknown; give it, or give the range in rows.");
        AssertRefused(
            new("a") { Repeat = 0.5 },
            "Source 'a' has repeat 0.5, whose end lies within the first pass, but its row count is unknown; give it, or give Choose in rows.");
        AssertRefused(
            new("a") { RowOrder = RowOrder.Reshuffled },
            "Source 'a' has RowOrder Reshuffled, which needs its row count, but that is unknown; give it, or keep the order.");
        var wholeBatches = new PlanOptions { Stop = StopRule.Never, Length = 100, BatchSize = 8, DropLastBatch = true };
        wholeBatches.BatchShape = BatchShape.PerSource;
        AssertRefused(
            wholeBatches,
            [new("a"), new("b", 0), new("c", 1, 80)],
            "Source 'a' is to leave out its last batch where that would be short, which needs its row count, but that is unknown; "
                + "give it, or keep the last batches.");
        // Rows from one number to another are as many as they are, whatever the source has.
        Assert.IsNotNull(new MixPlan(wholeBatches, new PlanSource("a") { Range = RowRange.Rows(0, 60), Repeat = 0.5, RowOrder = RowOrder.Shuffled }));
    }

    [TestMethod]
    public void Content_OfNoRows_IsRefusedByAnyRuleButAllOnce()
    {
        foreach (StopRule stop in Enum.GetValues<StopRule>().Except([StopRule.AllOnce]))
        {
            var options = new PlanOptions { Stop = stop, Length = 9 };
            string rest = $", so {stop} cannot hold; leave it out, give it weight 0, or stop by AllOnce.";
            AssertRefused(options, [new("a", 1, 10) { Range = RowRange.Rows(4, 4) }], "Source 'a' has no row in the range 4..4" + rest);
            AssertRefused(options, [new("a", 1, 10) { Repeat = 0.05 }], "Source 'a' delivers no row, 0.05 times 10 being less than one" + rest);
            PlanSource[] leftOut = [new("a", 1, 10) { Repeat = 0 }, new("b", 1, 10) { Choose = 0 }, new("c", 1, 10)];
            Assert.IsTrue(Plans.All(new MixPlan(options, leftOut)).All(pick => pick.Source == 2));
        }
        var once = new PlanOptions { Stop = StopRule.AllOnce };
        Assert.AreEqual(3, new MixPlan(once, new PlanSource("a", 1, 10) { Repeat = 0.05 }, new PlanSource("b", 1, 3)).RowCount);
    }

    [TestMethod]
    public void Content_OfNoWholeBatch_IsRefusedByAnyRuleButAllOnce()
    {
        var options = new PlanOptions { BatchSize = 16, BatchShape = BatchShape.PerSource, DropLastBatch = true };
        AssertRefused(
            options,
            [new("a", 1, 100), new("b", 1, 30) { Repeat = 0.5 }],
            "Source 'b' delivers 15 rows, which do not fill one batch of 16, so FirstExhausted cannot hold; "
                + "make the batches smaller, keep the last ones, give it weight 0, or stop by AllOnce.");
        options.Stop = StopRule.AllOnce;
        Assert.AreEqual(96, new MixPlan(options, new PlanSource("a", 1, 100), new PlanSource("b", 1, 15)).RowCount);
    }

    [TestMethod]
    public void Nested_PlanThatCannotBeASource_IsRefused()
    {
        PlanSource[] rows = [new("r", 1, 10), new("s", 1, 20)];
        var shard = new MixPlan(new PlanOptions { Shard = new Shard(1, 4), Stop = StopRule.AllOnce }, rows);
        AssertRefused(PlanSource.Of("x", shard), "Source 'x' is a plan with shard 1/4 by rows; give the shard to the outermost plan.");
        var whole = new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, rows);
        AssertRefused(
            PlanSource.Of("x", whole) with { RowCount = 29 },
            "Source 'x' says 29 rows, but its plan has 30 rows; make it by PlanSource.Of.");
        AssertRefused(
            new PlanSource("x") { Plan = whole }, "Source 'x' says an unknown row count, but its plan has 30 rows; make it by PlanSource.Of.");
        var random = new MixPlan(new PlanOptions { Selection = Selection.Random }, rows);
        const string Unknown = "Source 'x' is a plan whose row count shows only by walking it; give that plan a Length that it surely reaches, "
            + "or let it stop by AllOnce.";
        AssertRefused(PlanSource.Of("x", random), Unknown);
        var unknown = new MixPlan(new PlanSource("r"));
        AssertRefused(PlanSource.Of("x", unknown), Unknown);
    }

    [TestMethod]
    public void MaxPasses_BelowTheRepeatOfUnknownRows_IsRefused() => AssertRefused(
        new PlanSource("a") { Repeat = 2.5, MaxPasses = 1 },
        "Source 'a' has MaxPasses 1, but repeat 2.5 asks more passes of it; raise MaxPasses, or ask for less.");

    [TestMethod]
    public void RowOrder_OfMoreRowsThanCanBeShuffled_IsRefused() => AssertRefused(
        new PlanSource("a", 1, 4611686018427387905) { RowOrder = RowOrder.Shuffled },
        "Source 'a' has RowOrder Shuffled, which orders at most 4611686018427387904 rows, but it has 4611686018427387905; "
            + "keep the order, or give a range of the rows.");

    [TestMethod]
    public void Faults_OfOneSource_AreAllTold() => AssertRefused(
        new("a", -1, -2) { Repeat = -3, Choose = -4, MaxPasses = -5, RowOrder = (RowOrder)6, Range = null! },
        "Source 'a' has weight -1; a weight is a finite number, 0 or more.",
        "Source 'a' has row count -2; a row count is 0 or more, or null when unknown.",
        "Source 'a' has repeat -3; a repeat is a finite number, 0 or more.",
        "Source 'a' chooses -4 rows; it must be 0 or more, or null to go by Repeat.",
        "Source 'a' has both Choose (-4) and Repeat (-3); give one of them.",
        "Source 'a' has MaxPasses -5; it must be at least 1, or null. Weight 0 leaves a source out.",
        "Source 'a' has RowOrder 6; it must be Kept, Reshuffled or Shuffled.",
        "Source 'a' has no range; RowRange.All is the default.");

    [TestMethod]
    public void Faults_InAnotherCulture_AreTheSame() => OtherCulture.Run(() =>
    {
        Faults_OfOneSource_AreAllTold();
        Choose_BesideRepeat_IsRefused();
        Content_OfNoRows_IsRefusedByAnyRuleButAllOnce();
        Content_OfNoWholeBatch_IsRefusedByAnyRuleButAllOnce();
        Nested_PlanThatCannotBeASource_IsRefused();
        Unknown_WhatNeedsTheRowCount_IsRefused();
    });

    private static void AssertRefused(PlanSource source, params string[] faults) => AssertRefused(new PlanOptions(), [source], faults);

    private static void AssertRefused(PlanOptions options, PlanSource[] sources, params string[] faults) =>
        CollectionAssert.AreEqual(faults, Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(options, sources)).Faults.ToArray());
}
