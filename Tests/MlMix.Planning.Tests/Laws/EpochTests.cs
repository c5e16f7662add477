using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

[TestClass]
public class EpochTests
{
    [TestMethod]
    public void ForEpoch_Zero_IsThePlanItself()
    {
        MixPlan plan = Plans.Make(Selection.Random, StopRule.AllOnce, [1, 2], [5, 6]);
        Assert.AreSame(plan, plan.ForEpoch(0));
        MixPlan third = plan.ForEpoch(3);
        Assert.AreEqual(3, third.Epoch);
        Assert.AreSame(third, third.ForEpoch(3));
        Plans.AssertSame(Plans.All(plan), Plans.All(third.ForEpoch(0)), "back to epoch 0");
        Plans.AssertSame(Plans.All(plan.ForEpoch(5)), Plans.All(third.ForEpoch(5)), "from one epoch to another");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => plan.ForEpoch(-1));
    }

    [TestMethod]
    public void ForEpoch_SelectionsWithRandomness_AreDrawnAnewAndTheOthersAreNot()
    {
        foreach (Selection selection in Plans.Selections)
        {
            bool isRandom = selection == Selection.Random || selection == Selection.Blocks(7);
            string[] orders = Orders(Plans.Make(selection, StopRule.AllOnce, [1, 1], [90, 80], seed: 3));
            Assert.AreEqual(isRandom ? orders.Length : 1, orders.Distinct().Count(), selection.ToString());
            CollectionAssert.AreEqual(orders, Orders(Plans.Make(selection, StopRule.AllOnce, [1, 1], [90, 80], seed: 3)), $"{selection}: again");
        }
    }

    [TestMethod]
    public void ForEpoch_ShuffledRowsAndBatches_AreDrawnAnew()
    {
        var shuffled = new MixPlan(new PlanSource("a", 1, 60) { RowOrder = RowOrder.Shuffled });
        Assert.AreEqual(5, Orders(shuffled).Distinct().Count());
        var stratified = new MixPlan(
            new PlanOptions { Selection = Selection.Random, BatchSize = 20, BatchShape = BatchShape.Stratified },
            new PlanSource("a", 1, 60), new PlanSource("b", 1, 60));
        Assert.AreEqual(5, Orders(stratified).Distinct().Count());
        var nested = new MixPlan(PlanSource.Of("mix", Plans.Make(Selection.Random, StopRule.AllOnce, [1, 1], [40, 40])));
        string[] inner = [.. Epochs.Select(epoch => PickText.Of(Plans.All(nested.ForEpoch(epoch).Sources[0].Plan!)))];
        Assert.AreEqual(5, inner.Distinct().Count());
    }

    [TestMethod]
    public void ForEpoch_OfAnyPlanByAllOnce_DeliversTheSameRows() => Law.Holds(PlanCase.Arbitrary(stops: [StopRule.AllOnce]), mix =>
    {
        MixPlan plan = (mix with { Length = null, DropLast = false }).Plan;
        long[] expected = Plans.Delivered(Plans.All(plan), mix.Sources.Length);
        foreach (int epoch in new[] { 1, 2, int.MaxValue })
        {
            MixPlan later = plan.ForEpoch(epoch);
            SourcePick[] picks = Plans.All(later);
            CollectionAssert.AreEqual(expected, Plans.Delivered(picks, mix.Sources.Length), $"{mix} epoch {epoch}");
            Assert.AreEqual(plan.RowCount, later.RowCount);
            if (later.Seeker is not { } seeker)
                continue;
            for (int k = 0; k < picks.Length; k += 1 + picks.Length / 20)
                Assert.AreEqual(picks[k], seeker.Pick(k), $"{mix} epoch {epoch}");
        }
    }, 100);

    [TestMethod]
    public void ForEpoch_DrawsOfTwoEpochs_AreIndependent()
    {
        MixPlan plan = Plans.Endless(Selection.Random, [1, 1], 42);
        MixPlan[] plans = [.. Epochs.Select(plan.ForEpoch), Plans.Endless(Selection.Random, [1, 1], 43)];
        int[][] draws = [.. plans.Select(each => Plans.Sources(each, 40_000))];
        for (int one = 0; one < draws.Length; one++)
        {
            for (int two = 0; two < one; two++)
                Assert.AreEqual(0.5, BatchLawTests.Agreement(draws[one], draws[two]), 0.01, $"{one} and {two}");
        }
    }

    private static int[] Epochs => [0, 1, 2, 3, int.MaxValue];

    private static string[] Orders(MixPlan plan) => [.. Epochs.Select(epoch => PickText.Of(Plans.All(plan.ForEpoch(epoch))))];
}
