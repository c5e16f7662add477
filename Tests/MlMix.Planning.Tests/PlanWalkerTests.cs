using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

[TestClass]
public class PlanWalkerTests
{
    private static readonly SourcePick None = new(-1, 0, 0);

    [TestMethod]
    public void Current_BeforeTheFirstAndAfterTheLast_IsNoSource()
    {
        PlanWalker walker = Plans.Make(Selection.Even, StopRule.FirstExhausted, [1], [2]).Walk();
        Assert.AreEqual(None, walker.Current);
        Assert.AreEqual(-1, walker.Position);
        Assert.IsFalse(walker.AsksForEnd);
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(new SourcePick(0, 0, 0), walker.Current);
        Assert.AreEqual(0, walker.Position);
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(new SourcePick(0, 1, 0), walker.Current);
        for (int i = 0; i < 3; i++)
        {
            Assert.IsFalse(walker.MoveNext());
            Assert.AreEqual(None, walker.Current);
        }
    }

    [TestMethod]
    public void MoveNext_AfterTheEndByAnyRule_StaysFalse()
    {
        foreach (Selection selection in Plans.Selections)
        {
            foreach (StopRule stop in Enum.GetValues<StopRule>())
            {
                PlanWalker walker = Plans.Make(selection, stop, [1, 1], [30, 20], length: stop == StopRule.Never ? 100 : null).Walk();
                int rows = 0;
                while (walker.MoveNext())
                    Assert.AreEqual(rows++, walker.Position, $"{selection} {stop}");
                Assert.IsGreaterThan(19, rows);
                for (int i = 0; i < 2000; i++)
                    Assert.IsFalse(walker.MoveNext(), $"{selection} {stop}");
            }
        }
    }

    [TestMethod]
    public void MoveNext_LengthZero_IsFalseAtOnce() =>
        Assert.IsFalse(Plans.Make(Selection.Even, StopRule.Never, [1], length: 0).Walk().MoveNext());

    [TestMethod]
    public void Foreach_OverAWalk_GoesThroughIt()
    {
        var picks = new List<SourcePick>();
        foreach (SourcePick pick in Plans.Make(Selection.RoundRobin(), StopRule.AllOnce, [1, 1], [1, 2]).Walk())
            picks.Add(pick);
        Assert.AreEqual("a0 b0 b1", PickText.Of(picks));
    }

    [TestMethod]
    public void Walk_AllExhaustedWithASourceOfWeightZero_Ends() =>
        Assert.AreEqual("a0 a1", PickText.Of(Plans.All(Plans.Make(Selection.Even, StopRule.AllExhausted, [1, 0], [2, 2]))));

    [TestMethod]
    public void Walk_EvenHalfAndHalfByFirstExhausted_EndsRightAfterTheRowThatEmpties() =>
        Assert.AreEqual("a0 b0 a1 b1 a2 b2", PickText.Of(Plans.All(Plans.Make(Selection.Even, StopRule.FirstExhausted, [1, 1], [10, 3]))));
}
