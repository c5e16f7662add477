using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Selections;

[TestClass]
public class RoundRobinSelectionTests
{
    [TestMethod]
    [DataRow(1, StopRule.AllOnce, "a0 b0 c0 b1 c1 c2 c3")]
    [DataRow(2, StopRule.AllOnce, "a0 b0 b1 c0 c1 c2 c3")]
    [DataRow(3, StopRule.AllOnce, "a0 b0 b1 c0 c1 c2 c3")]
    [DataRow(2, StopRule.AllExhausted, "a0 a0/1 b0 b1 c0 c1 a0/2 a0/3 b0/1 b1/1 c2 c3")]
    [DataRow(2, StopRule.FirstMiss, "a0")]
    [DataRow(1, StopRule.FirstMiss, "a0 b0 c0")]
    [DataRow(1, StopRule.FirstExhausted, "a0")]
    public void RoundRobin_OneTwoAndFourRows_GoesByTheRule(int run, StopRule stop, string expected) =>
        Assert.AreEqual(expected, PickText.Of(Plans.All(Plans.Make(Selection.RoundRobin(run), stop, [1, 1, 1], [1, 2, 4]))));

    [TestMethod]
    public void RoundRobin_RunOfTheBatchSize_AlternatesBatches()
    {
        int[] sources = Plans.Sources(Plans.Make(Selection.RoundRobin(16), StopRule.FirstMiss, [1, 1], [10_000, 900]), 160);
        for (int batch = 0; batch < 10; batch++)
            Assert.IsTrue(sources.Skip(batch * 16).Take(16).All(source => source == batch % 2), $"batch {batch}");
    }

    [TestMethod]
    public void RoundRobin_RunLongerThanAChunk_IsOneRun()
    {
        int[] sources = Plans.Sources(Plans.Endless(Selection.RoundRobin(3000), [1, 1]), 12_000);
        for (int i = 0; i < sources.Length; i++)
            Assert.AreEqual(i / 3000 % 2, sources[i], $"position {i}");
    }

    [TestMethod]
    public void RoundRobin_LongestRun_StaysWithTheFirstSource() =>
        Assert.IsTrue(Plans.Sources(Plans.Endless(Selection.RoundRobin(int.MaxValue), [1, 1]), 5000).All(source => source == 0));

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    public void RoundRobin_RunBelowOne_IsRefused(int run) => Assert.AreEqual(
        $"RoundRobin: run must be at least 1 row; it is {run}.",
        Assert.ThrowsExactly<MixConfigurationException>(() => Selection.RoundRobin(run)).Message);
}
