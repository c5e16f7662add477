using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>Plans of any features against a model that is slow and plain.</summary>
[TestClass]
public class PlanLawTests
{
    [TestMethod]
    public void Walk_AnyPlan_EqualsSlowModel() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        List<SlowRow> expected = SlowPlan.Of(mix);
        PlanWalker walker = mix.Plan.Walk();
        for (int k = 0; k < expected.Count; k++)
        {
            Assert.IsTrue(walker.MoveNext(), $"{mix}: ends at {k} of {expected.Count}");
            Assert.AreEqual(expected[k].Pick, walker.Current, $"{mix}: position {k}");
            Assert.AreEqual(k, walker.Position, $"{mix}");
            Assert.AreEqual(mix.BatchSize is null ? k : expected[k].Batch, walker.Batch, $"{mix}: batch of position {k}");
            Assert.AreEqual(expected[k].EndsPass, walker.IsSourceEmptied, $"{mix}: {walker.Current} at position {k}");
        }
        Assert.IsFalse(walker.MoveNext(), $"{mix}: goes on after {expected.Count}");
    }, 700);

    [TestMethod]
    public void RowCount_OfAnyPlan_IsTheLengthOfItsWalk() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        MixPlan plan = mix.Plan;
        if (mix.IsSeekable)
            Assert.IsNotNull(plan.RowCount, mix.ToString());
        if (plan.RowCount is { } rows)
            Assert.AreEqual(SlowPlan.Of(mix).Count, rows, mix.ToString());
    }, 300);
}
