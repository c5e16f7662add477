using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

[TestClass]
public class SelectionTests
{
    [TestMethod]
    [DataRow("Even")]
    [DataRow("Random")]
    [DataRow("Concat")]
    [DataRow("Blocks(1)")]
    [DataRow("Blocks(16777216)")]
    [DataRow("RoundRobin(1)")]
    [DataRow("RoundRobin(2147483647)")]
    public void ToString_OfASelection_IsTheFormInWhichItIsWritten(string text) =>
        Assert.AreEqual(text, PlanText.Selection(text).ToString());

    [TestMethod]
    public void RoundRobin_WithoutRun_TakesOneRowInTurn() => Assert.AreEqual(Selection.RoundRobin(1), Selection.RoundRobin());

    [TestMethod]
    public void Equals_SameKindAndNumbers_IsTrueForThoseAlone()
    {
        Selection[] selections =
        [
            Selection.Even, Selection.Random, Selection.Concat,
            Selection.Blocks(1), Selection.Blocks(2), Selection.RoundRobin(1), Selection.RoundRobin(2),
        ];
        for (int i = 0; i < selections.Length; i++)
        {
            for (int j = 0; j < selections.Length; j++)
                Assert.AreEqual(i == j, selections[i] == selections[j], $"{selections[i]} and {selections[j]}");
        }
        Assert.AreEqual(Selection.Blocks(5), Selection.Blocks(5));
        Assert.AreEqual(Selection.Blocks(5).GetHashCode(), Selection.Blocks(5).GetHashCode());
        Assert.AreEqual(Selection.RoundRobin(5), Selection.RoundRobin(5));
    }
}
