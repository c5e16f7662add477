namespace MlMix.Planning.Tests;

[TestClass]
public class PlanLeafTests
{
    // Energon's case: 4 and the default 1 over two pairs of equal parts.
    [TestMethod]
    public void Leaves_FourToOneOverEqualPairs_MultiplyExactly()
    {
        MixPlan Pair(string a, string b) => new(new PlanSource(a, 1, 10), new PlanSource(b, 1, 10));
        var plan = new MixPlan(PlanSource.Of("x", Pair("a", "b"), 4), PlanSource.Of("y", Pair("c", "d")));
        CollectionAssert.AreEqual(
            new PlanLeaf[] { new("x/a", 0.4, 10), new("x/b", 0.4, 10), new("y/c", 0.1, 10), new("y/d", 0.1, 10) },
            plan.Leaves.ToArray());
    }

    [TestMethod]
    public void Leaves_ThreeOfFourOfFourOfFive_AreSixTenths()
    {
        var inner = new MixPlan(new PlanSource("a", 3, 10), new PlanSource("b", 1, 10));
        var plan = new MixPlan(PlanSource.Of("x", inner, 4), new PlanSource("y", 1, 10));
        CollectionAssert.AreEqual(new[] { 0.6, 0.2, 0.2 }, plan.Leaves.Select(leaf => leaf.Share).ToArray());
    }

    [TestMethod]
    public void Leaves_OfASchedule_HaveTheSharesOfItsFirstRow()
    {
        WeightSchedule schedule = WeightSchedule.Linear(
            ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 3)), new WeightPoint(100, ("a", 1), ("b", 1)));
        var plan = new MixPlan(new PlanOptions { Schedule = schedule }, new PlanSource("a", 1, 10), new PlanSource("b", 1, 10));
        CollectionAssert.AreEqual(new[] { 0.25, 0.75 }, plan.Leaves.Select(leaf => leaf.Share).ToArray());
    }

    [TestMethod]
    public void Leaves_OfAScheduleThatBeginsWithAnEmptySource_HaveTheNextWeights()
    {
        WeightSchedule schedule = WeightSchedule.Step(
            ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 0), ("c", 0)), new WeightPoint(5, ("a", 1), ("b", 3), ("c", 1)));
        var options = new PlanOptions { Schedule = schedule, Stop = StopRule.AllOnce };
        var plan = new MixPlan(options, new PlanSource("a", 1, 0), new PlanSource("b", 1, 10), new PlanSource("c", 1, 10));
        CollectionAssert.AreEqual(new[] { 0.0, 0.75, 0.25 }, plan.Leaves.Select(leaf => leaf.Share).ToArray());
    }

    [TestMethod]
    public void Leaves_OfSourcesLeftOut_HaveNoShare()
    {
        var plan = new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, new PlanSource("a", 1, 0), new PlanSource("b", 3, 5), new PlanSource("c", 0, 5));
        CollectionAssert.AreEqual(new[] { 0.0, 1, 0 }, plan.Leaves.Select(leaf => leaf.Share).ToArray());
    }
}
