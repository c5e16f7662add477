using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Identity;

[TestClass]
public class PlanIdentityTests
{
    private static MixPlan Full { get; } = new(
        new PlanOptions
        {
            Selection = Selection.Blocks(1000),
            Stop = StopRule.AllExhausted,
            Length = 120_000,
            Seed = -42,
            BatchSize = 32,
            BatchShape = BatchShape.Mixed,
            DropLastBatch = false,
        },
        new PlanSource("code", 0.3, 1000) { Range = RowRange.Percent(10, 90), Repeat = 1.5, MaxPasses = 7 },
        new PlanSource("web pages", 0.6),
        PlanSource.Of("inner", new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, new PlanSource("x", 1, 5), new PlanSource("y", 3, 5)), 0.9));

    [TestMethod]
    public void CanonicalText_OfAFullPlan_IsFrozen()
    {
        const string Expected = """
            mlmix plan 1
            seed -42
            selection Blocks(1000)
            stop AllExhausted
            length 120000
            batches 32 Mixed keep
            source code weight 1 rows 1000 range 10%..90% repeat 1.5 choose none passes 7 order Kept
            source "web pages" weight 2 rows none range all repeat 1 choose none passes none order Kept
            source inner weight 3 rows 10 range all repeat 1 choose none passes none order Kept
              mlmix plan 1
              seed 0
              selection Even
              stop AllOnce
              length none
              batches none Mixed keep
              source x weight 1 rows 5 range all repeat 1 choose none passes none order Kept
              source y weight 3 rows 5 range all repeat 1 choose none passes none order Kept

            """;
        Assert.AreEqual(Expected.ReplaceLineEndings("\n"), Full.CanonicalText);
    }

    // By `printf 'mlmix plan 1\nseed 0\n...' | sha256sum` of the text that the test before this one has by hand.
    [TestMethod]
    public void Hash_IsTheSha256OfTheText()
    {
        var plan = new MixPlan(new PlanSource("a", 1, 3));
        Assert.AreEqual(
            "mlmix plan 1\nseed 0\nselection Even\nstop FirstExhausted\nlength none\nbatches none Mixed keep\n"
            + "source a weight 1 rows 3 range all repeat 1 choose none passes none order Kept\n",
            plan.CanonicalText);
        Assert.AreEqual("1bedac7fd9c133b0a3573c7b77aa0eb94479c9357f07f7aa9cba6e7d22285aef", plan.Hash);
    }

    [TestMethod]
    public void Hash_OfTheSamePlanSaidOtherwise_IsTheSame()
    {
        Assert.AreEqual(
            new MixPlan(new PlanSource("a", 0.1, 3), new PlanSource("b", 0.3, 3)).Hash,
            new MixPlan(new PlanOptions { Stop = StopRule.FirstExhausted }, new PlanSource("a", 1, 3), new PlanSource("b", 3, 3)).Hash);
        Assert.AreEqual(Full.Hash, Full.ForEpoch(3).Hash, "the epoch is where in the plan one is");
    }

    [TestMethod]
    public void Hash_OfPlansThatDiffer_Differs()
    {
        MixPlan[] plans =
        [
            Make(new PlanOptions()),
            Make(new PlanOptions { Seed = 1 }),
            Make(new PlanOptions { Length = 3 }),
            Make(new PlanOptions { Stop = StopRule.AllOnce }),
            Make(new PlanOptions { Selection = Selection.Random }),
            Make(new PlanOptions { Selection = Selection.Blocks(3) }),
            Make(new PlanOptions { Selection = Selection.Blocks(4) }),
            Make(new PlanOptions { Selection = Selection.Explicit(0, 1) }),
            Make(new PlanOptions { Selection = Selection.Explicit(1, 0) }),
            Make(new PlanOptions { BatchSize = 2 }),
            Make(new PlanOptions { BatchSize = 2, DropLastBatch = true }),
            Make(new PlanOptions { BatchSize = 2, BatchShape = BatchShape.PerSource }),
            Make(new PlanOptions { Schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 1))) }),
            Make(new PlanOptions { Schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(1, ("a", 1), ("b", 1))) }),
            Make(new PlanOptions(), second => second with { Name = "c" }),
            Make(new PlanOptions(), second => second with { Weight = 2 }),
            Make(new PlanOptions(), second => second with { RowCount = 6 }),
            Make(new PlanOptions(), second => second with { RowCount = null }),
            Make(new PlanOptions(), second => second with { Range = RowRange.Rows(1) }),
            Make(new PlanOptions(), second => second with { Repeat = 2 }),
            Make(new PlanOptions(), second => second with { Choose = 10 }),
            Make(new PlanOptions(), second => second with { MaxPasses = 2 }),
            Make(new PlanOptions(), second => second with { RowOrder = RowOrder.Shuffled }),
        ];
        Assert.HasCount(plans.Length, plans.Select(plan => plan.Hash).Distinct().ToArray());
    }

    [TestMethod]
    public void Hash_OfANestedPlan_IsNotThatOfThePlanByItself()
    {
        MixPlan inner = Make(new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce });
        MixPlan nested = new MixPlan(PlanSource.Of("x y", inner)).Sources[0].Plan!;
        Assert.AreNotEqual(inner.Hash, nested.Hash);
        StringAssert.StartsWith(nested.CanonicalText, "mlmix plan 1\nunder \"x y\"\nseed 0\n");
        PlanCheckpoint checkpoint = nested.Walk().Save();
        Assert.ThrowsExactly<MixConfigurationException>(() => inner.Resume(checkpoint));
    }

    [TestMethod]
    public void CanonicalText_InAnotherCulture_IsTheSame()
    {
        string here = Full.CanonicalText;
        OtherCulture.Run(() => Assert.AreEqual(here, Full.CanonicalText));
    }

    private static MixPlan Make(PlanOptions options, Func<PlanSource, PlanSource>? change = null)
    {
        var second = new PlanSource("b", 1, 5);
        return new MixPlan(options, new PlanSource("a", 1, 5), change?.Invoke(second) ?? second);
    }
}
