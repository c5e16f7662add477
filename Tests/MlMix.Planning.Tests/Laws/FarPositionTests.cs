using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>Positions too far to walk there, against closed forms.</summary>
[TestClass]
public class FarPositionTests
{
    private static readonly long[] Far = [999_999_999_999, 1_000_000_000_000, 1_000_000_000_007, 1L << 45, 4_611_686_018_427_387_903];

    [TestMethod]
    public void Pick_OfEvenFarAway_IsThatOfTheRoundingTree() => Law.Holds(WeightSets.Any(12), weights =>
    {
        long[] rows = [.. weights.Select((_, i) => 7L + 13 * i)];
        MixPlan plan = Endless(Selection.Even, weights, rows);
        var tree = new SlowTree(weights.Select(weight => (BigInteger)weight));
        foreach (long k in Far)
        {
            BigInteger[] before = tree.Counts(k);
            int source = tree.Pick(k);
            SourcePick pick = plan.Seeker!.Pick(k);
            Assert.AreEqual(new SourcePick(source, (long)(before[source] % rows[source]), (long)(before[source] / rows[source])), pick, $"{k}");
            CollectionAssert.AreEqual(before.Select(count => (long)count).ToArray(), plan.Seeker.Counts(k), $"{k}");
            Assert.AreEqual(k, plan.Seeker.PositionOf(pick), $"{k}");
        }
    }, 50);

    [TestMethod]
    public void Pick_OfRoundRobinFarAway_FollowsFromTheNumberOfTheRound() => Law.Holds(
        Gen.Choose(1, 9).SelectMany(sources => Gen.Choose(1, 40), (sources, run) => (sources, run)),
        given =>
        {
            (int sources, int run) = given;
            long[] rows = [.. Enumerable.Range(3, sources).Select(i => (long)i)];
            MixPlan plan = Endless(Selection.RoundRobin(run), [.. rows.Select(_ => 1L)], rows);
            foreach (long k in Far)
            {
                long round = k / (sources * run);
                int source = (int)(k / run % sources);
                long before = round * run + k % run;
                SourcePick pick = plan.Seeker!.Pick(k);
                Assert.AreEqual(new SourcePick(source, before % (source + 3), before / (source + 3)), pick, $"{given} {k}");
                Assert.AreEqual(k, plan.Seeker.PositionOf(pick), $"{given} {k}");
            }
        }, 50);

    [TestMethod]
    public void Pick_OfConcatFarAway_FollowsFromTheNumberOfTheLap()
    {
        MixPlan plan = Endless(Selection.Concat, [1, 1, 1], [5, 1, 11]);
        foreach (long k in Far)
        {
            (long lap, long row) = Math.DivRem(k, 17);
            SourcePick expected = row < 5 ? new SourcePick(0, row, lap) : row < 6 ? new SourcePick(1, 0, lap) : new SourcePick(2, row - 6, lap);
            Assert.AreEqual(expected, plan.Seeker!.Pick(k), $"{k}");
            Assert.AreEqual(k, plan.Seeker.PositionOf(expected), $"{k}");
        }
    }

    [TestMethod]
    public void Counts_OfBlocksFarAway_AreThoseOfTheRoundingTreeAtTheEdgesOfBlocks() => Law.Holds(WeightSets.Any(9), weights =>
    {
        MixPlan plan = Endless(Selection.Blocks(100), weights, [.. weights.Select(_ => 1000L)]);
        var tree = new SlowTree(weights.Select(weight => (BigInteger)weight));
        foreach (long k in Far)
        {
            long edge = k - k % 100;
            CollectionAssert.AreEqual(tree.Counts(edge).Select(count => (long)count).ToArray(), plan.Seeker!.Counts(edge), $"{edge}");
            Assert.AreEqual(k, plan.Seeker.PositionOf(plan.Seeker.Pick(k)), $"{k}");
        }
    }, 30);

    [TestMethod]
    public void Walk_FromFarAway_GivesThePicksOfTheSeeker()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Blocks(64), Selection.RoundRobin(5), Selection.Concat })
        {
            foreach (BatchShape shape in new[] { BatchShape.Mixed, BatchShape.PerSource })
            {
                if (selection == Selection.Concat && shape == BatchShape.PerSource)
                    continue;
                var options = new PlanOptions { Selection = selection, Stop = StopRule.Never, BatchSize = 8, BatchShape = shape };
                var plan = new MixPlan(
                    options,
                    new PlanSource("a", 1, 97),
                    new PlanSource("b", 1, 1000) { RowOrder = RowOrder.Shuffled },
                    new PlanSource("c", 1, 3) { Repeat = 2.5 });
                foreach (long k in Far)
                {
                    PlanWalker walker = plan.Walk(k);
                    for (int i = 0; i < 3000; i++)
                    {
                        Assert.IsTrue(walker.MoveNext());
                        Assert.AreEqual(k + i, walker.Position);
                        Assert.AreEqual((k + i) / 8, walker.Batch);
                        if (i % 37 == 0)
                            Assert.AreEqual(plan.Seeker!.Pick(k + i), walker.Current, $"{selection} {shape} {k} + {i}");
                    }
                }
            }
        }
    }

    [TestMethod]
    public void Pick_FarAfterDropOuts_IsThatOfTheSourcesThatAreLeft()
    {
        // a and b alternate until a's millionth row; then b alone.
        MixPlan plan = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [1_000_000, 5_000_000_000_000]);
        Assert.AreEqual(new SourcePick(1, 1_000_000_000_000 - 1_000_000, 0), plan.Seeker!.Pick(1_000_000_000_000));
        CollectionAssert.AreEqual(new long[] { 1_000_000, 999_999_000_000 }, plan.Seeker.Counts(1_000_000_000_000));
        Assert.AreEqual(1_000_000_000_000, plan.Seeker.PositionOf(new SourcePick(1, 999_999_000_000, 0)));
        Assert.AreEqual(1_999_998, plan.Seeker.PositionOf(new SourcePick(0, 999_999, 0)));
        Assert.IsNull(plan.Seeker.PositionOf(new SourcePick(0, 1_000_000, 0)));
        Assert.IsNull(plan.Seeker.PositionOf(new SourcePick(0, 0, 1)));
    }

    [TestMethod]
    public void PositionsOf_EndlessMix_ComeOneByOne()
    {
        MixPlan plan = Endless(Selection.RoundRobin(), [1, 1], [10, 4]);
        CollectionAssert.AreEqual(new long[] { 5, 13, 21, 29 }, plan.Seeker!.PositionsOf(1, 2).Take(4).ToArray());
    }

    private static MixPlan Endless(Selection selection, long[] weights, long[] rows) =>
        Plans.Make(selection, StopRule.Never, [.. weights.Select(weight => (double)weight)], [.. rows.Select(count => (long?)count)]);
}
