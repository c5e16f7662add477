using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Selections;

[TestClass]
public class SelectorTests
{
    [TestMethod]
    public void TryCount_OfPrefixesInAnyOrder_IsWhatTheChunksHold() => Law.Holds(
        from weights in WeightSets.Any(12)
        from selection in Gen.OneOf(Gen.Constant(Selection.Even), Gen.Choose(1, 60).Select(Selection.Blocks))
        from prefixes in Gen.Choose(0, 1500).ArrayOf(15)
        select (weights, selection, prefixes),
        given =>
        {
            (long[] weights, Selection selection, int[] prefixes) = given;
            AssertCounts(selection, weights, prefixes);
        });

    [TestMethod]
    public void TryCount_OfRoundRobin_IsWhatTheChunksHold()
    {
        foreach (int run in new[] { 1, 2, 7, 2000 })
            AssertCounts(Selection.RoundRobin(run), [1, 0, 1, 1], [0, 1, 2, 3, 1500, 20, 7, 21, 22]);
    }

    [TestMethod]
    public void TryCount_WhereOnlyAWalkShowsIt_IsFalse()
    {
        var counts = new long[2];
        Assert.IsFalse(Selection.Random.CreateSelector([1, 1], 0).TryCount(5, counts));
        Assert.IsFalse(Selection.Concat.CreateSelector([1, 1], 0).TryCount(5, counts));
    }

    private static void AssertCounts(Selection selection, long[] weights, int[] prefixes)
    {
        Selector walking = selection.CreateSelector(weights, 3);
        var picks = new List<int>();
        while (picks.Count < 1500)
            picks.AddRange(walking.Picks.Take(walking.NextChunk()));
        Selector counting = selection.CreateSelector(weights, 3);
        // What was counted before is no part of the answer.
        var counts = Enumerable.Repeat(-1L, weights.Length).ToArray();
        foreach (int prefix in prefixes)
        {
            Assert.IsTrue(counting.TryCount(prefix, counts));
            for (int source = 0; source < weights.Length; source++)
            {
                int expected = picks.Take(prefix).Count(pick => pick == source);
                Assert.AreEqual(expected, counts[source], $"{selection}, {prefix} rows, source {source}");
            }
        }
    }
}
