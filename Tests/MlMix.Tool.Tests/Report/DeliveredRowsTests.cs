using MlMix.Tool.Report;

namespace MlMix.Tool.Tests.Report;

[TestClass]
public sealed class DeliveredRowsTests
{
    [TestMethod]
    public void Of_BillionRowsWithASeeker_LooksAtAFewPlaces()
    {
        var plan = new MixPlan(
            new PlanOptions { Stop = StopRule.AllOnce }, new PlanSource("a", 5, 1_000_000_000), new PlanSource("b", 3, 1_000_000_000), new PlanSource("c", 2, 1_000_000_000));

        DeliveredRows delivered = DeliveredRows.Of(plan.Explain(), null, default)!;

        Assert.IsTrue(delivered.IsAll);
        Assert.AreEqual(3_000_000_000, delivered.Last);
        Assert.HasCount(DeliveredRows.MostPoints + 1, delivered.Rows);
        // At 1.5 billion rows a has delivered half of them but not yet all of its own.
        CollectionAssert.AreEqual(new[] { 750_000_000L, 450_000_000L, 300_000_000L }, delivered.Counts[100]);
        CollectionAssert.AreEqual(new[] { 1_000_000_000L, 1_000_000_000L, 1_000_000_000L }, delivered.Counts[^1]);
    }

    [TestMethod]
    public void Of_MoreRowsThanAreWalked_SaysThatTheyAreNotAll()
    {
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = 12_000_000 }, new PlanSource("a", 1, 10), new PlanSource("b", 1, 10));

        DeliveredRows delivered = DeliveredRows.Of(plan.Explain(), null, default)!;

        Assert.IsFalse(delivered.IsAll);
        Assert.AreEqual(10_000_000, delivered.Last);
        Assert.IsLessThanOrEqualTo(DeliveredRows.MostPoints + 2, delivered.Rows.Count);
        Assert.IsTrue(delivered.Counts.Zip(delivered.Rows).All(point => point.First.Sum() == point.Second));
    }

    [TestMethod]
    public void Of_LargeShuffledBlocks_MakesFewOfThem()
    {
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Blocks(4_000_000), Stop = StopRule.AllOnce }, new PlanSource("a", 1, 20_000_000), new PlanSource("b", 1, 20_000_000));

        DeliveredRows delivered = DeliveredRows.Of(plan.Explain(), null, default)!;

        Assert.HasCount(6, delivered.Rows);
        CollectionAssert.AreEqual(new[] { 4_000_000L, 4_000_000L }, delivered.Counts[1]);
    }
}
