using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Selections;

[TestClass]
public class ConcatSelectionTests
{
    [TestMethod]
    [DataRow(StopRule.AllOnce, "a0 b0 b1 c0")]
    [DataRow(StopRule.AllExhausted, "a0 b0 b1 c0")]
    [DataRow(StopRule.FirstMiss, "a0 b0 b1 c0")]
    [DataRow(StopRule.FirstExhausted, "a0")]
    public void Concat_OneTwoAndOneRow_GoesByTheRule(StopRule stop, string expected)
    {
        MixPlan plan = Plans.Make(Selection.Concat, stop, [1, 1, 1], [1, 2, 1]);
        Assert.AreEqual(expected, PickText.Of(Plans.All(plan)));
        Assert.AreEqual(expected.Split(' ').Length, plan.RowCount);
    }

    [TestMethod]
    public void Concat_Never_GoesRoundAgain() => Assert.AreEqual(
        "a0 b0 b1 a0/1 b0/1 b1/1 a0/2",
        PickText.Of(Plans.All(Plans.Make(Selection.Concat, StopRule.Never, [1, 1], [1, 2], length: 7))));

    [TestMethod]
    public void Concat_SourceOfWeightZero_IsLeftOut() => Assert.AreEqual(
        "a0 c0 c1", PickText.Of(Plans.All(Plans.Make(Selection.Concat, StopRule.AllOnce, [2, 0, 2], [1, 5, 2]))));

    [TestMethod]
    public void Concat_SourcesLongerThanAChunk_AreReadWhole()
    {
        SourcePick[] picks = Plans.All(Plans.Make(Selection.Concat, StopRule.AllOnce, [1, 1], [2500, 1024]));
        for (int i = 0; i < 3524; i++)
            Assert.AreEqual(i < 2500 ? new SourcePick(0, i, 0) : new SourcePick(1, i - 2500, 0), picks[i]);
    }
}
