using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Seeking;

/// <summary>Positions at the borders of what can be sought.</summary>
[TestClass]
public class PlanSeekerTests
{
    [TestMethod]
    [DataRow(10)]
    [DataRow(-1)]
    public void PositionsOf_RowThatIsNotThereInAMixWithoutEnd_AreNone(long row) =>
        CollectionAssert.AreEqual(Array.Empty<long>(), Endless(new PlanSource("a", 1, 10)).PositionsOf(0, row).ToArray());

    [TestMethod]
    public void PositionsOf_RowThatNoPassReachesInAMixWithoutEnd_AreNone()
    {
        PlanSeeker seeker = Endless(new PlanSource("a", 1, 10) { Repeat = 0.5, Range = RowRange.Rows(2) });
        CollectionAssert.AreEqual(Array.Empty<long>(), seeker.PositionsOf(0, 6).ToArray());
        CollectionAssert.AreEqual(new long[] { 6, 14 }, seeker.PositionsOf(0, 5).Take(2).ToArray());
    }

    [TestMethod]
    public void PositionsOf_SourceThatDropsOutOfAMixWithoutEnd_AreThoseBefore() =>
        CollectionAssert.AreEqual(new long[] { 2, 8 }, Endless(new PlanSource("a", 1, 3) { MaxPasses = 2 }).PositionsOf(0, 1).ToArray());

    [TestMethod]
    public void PositionsOf_RowThatShufflingBringsIntoALaterPass_AreFound() =>
        Assert.HasCount(3, Endless(new PlanSource("a", 1, 10) { Choose = 5, RowOrder = RowOrder.Reshuffled }).PositionsOf(0, 9).Take(3));

    [TestMethod]
    [DataRow("Even")]
    [DataRow("Blocks(100)")]
    [DataRow("RoundRobin(5)")]
    public void Pick_BehindADropOutFartherThan2To61_IsThatOfTheSourceLeft(string selection)
    {
        const long Rows = 1L << 60;
        Selection each = selection switch { "Even" => Selection.Even, "Blocks(100)" => Selection.Blocks(100), _ => Selection.RoundRobin(5) };
        var plan = new MixPlan(
            new PlanOptions { Selection = each, Stop = StopRule.AllOnce }, new PlanSource("a", 1, 2 * Rows), new PlanSource("b", 1, 3 * Rows));
        Assert.AreEqual(5 * Rows, plan.RowCount);
        Assert.AreEqual(new SourcePick(1, 3 * Rows - 1, 0), plan.Seeker!.Pick(5 * Rows - 1));
        CollectionAssert.AreEqual(new[] { 2 * Rows, 3 * Rows }, plan.Seeker.Counts(5 * Rows));
        PlanWalker walker = plan.Walk(5 * Rows - 2);
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(new SourcePick(1, 3 * Rows - 2, 0), walker.Current);
    }

    // In turn with another, whose rows stand at the odd positions.
    private static PlanSeeker Endless(PlanSource first) => new MixPlan(
        new PlanOptions { Selection = Selection.RoundRobin(), Stop = StopRule.Never }, first, new PlanSource("other", 1, 7)).Seeker!;
}
