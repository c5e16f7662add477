using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Selections;

[TestClass]
public class BlocksSelectionTests
{
    [TestMethod]
    public void Blocks_AnyMixAtEveryBlockEdge_KeepsTheSharesWithinTheBound() => Law.Holds(
        WeightSets.Any(64).SelectMany(weights => Gen.Choose(1, 300), (weights, size) => (weights, size)),
        given =>
        {
            (long[] weights, int size) = given;
            var counts = new long[weights.Length];
            PlanWalker walker = Plans.Endless(Selection.Blocks(size), Doubles(weights), seed: 3).Walk();
            for (int k = 1; k <= size * 40; k++)
            {
                Assert.IsTrue(walker.MoveNext());
                counts[walker.Current.Source]++;
                if (k % size > 0)
                    continue;
                double error = PrefixError.Of(weights, counts, k);
                Assert.IsLessThan(PrefixError.Bound, error, $"first {k} rows by {size} of {string.Join(' ', weights)}");
            }
        },
        60);

    [TestMethod]
    public void Blocks_WeightsWholeInABlock_AreExactInEveryBlock() => Law.Holds(
        WeightSets.Any(12).Where(weights => weights.Sum() < 3000)
            .SelectMany(weights => Gen.Choose(1, 3), (weights, times) => (weights, times)),
        given =>
        {
            (long[] weights, int times) = given;
            int size = (int)weights.Sum() * times;
            SourcePick[] picks = Plans.Take(Plans.Endless(Selection.Blocks(size), Doubles(weights)), size * 5);
            foreach (SourcePick[] block in picks.Chunk(size))
                CollectionAssert.AreEqual(weights.Select(weight => weight * times).ToArray(), Plans.Delivered(block, weights.Length));
        },
        60);

    [TestMethod]
    public void Blocks_WeightBelowARowPerBlock_IsNotStarved()
    {
        SourcePick[] picks = Plans.Take(Plans.Endless(Selection.Blocks(10), [0.9999, 0.0001]), 1_000_000);
        Assert.AreEqual(100.0, Plans.Delivered(picks, 2)[1], 1);
        // One row in every 10,000, not all of them at the end.
        int[] places = [.. picks.Index().Where(pick => pick.Item.Source == 1).Select(pick => pick.Index)];
        for (int i = 1; i < places.Length; i++)
            Assert.AreEqual(10_000.0, places[i] - places[i - 1], 20);
    }

    [TestMethod]
    public void Blocks_OrderInside_DiffersBetweenBlocksAndSeeds()
    {
        // 64 rows half and half can stand in 64! / (32! 32!), about 2^60, orders: two equal ones would be no chance.
        var orders = new HashSet<string>();
        int blocks = 0;
        foreach (long seed in new[] { 0L, 1, 42, 43, 44, -1 })
        {
            foreach (int[] block in Plans.Sources(Plans.Endless(Selection.Blocks(64), [1, 1], seed), 64 * 50).Chunk(64))
            {
                blocks++;
                orders.Add(string.Concat(block));
            }
        }
        Assert.HasCount(blocks, orders);
    }

    [TestMethod]
    public void Blocks_BlockZeroOfSeed43_IsNotBlockOneOfSeed42()
    {
        int[][] of42 = [.. Plans.Sources(Plans.Endless(Selection.Blocks(64), [1, 1], 42), 640).Chunk(64)];
        int[][] of43 = [.. Plans.Sources(Plans.Endless(Selection.Blocks(64), [1, 1], 43), 640).Chunk(64)];
        CollectionAssert.AreNotEqual(of42[1], of43[0]);
        CollectionAssert.AreNotEqual(of42[2], of43[1]);
    }

    [TestMethod]
    public void Blocks_PlaceInTheBlock_IsEqualForAll()
    {
        // One row of a in every block of 8: over 40,000 blocks each of the 8 places is equally likely.
        var places = new long[8];
        int position = 0;
        foreach (int source in Plans.Sources(Plans.Endless(Selection.Blocks(8), [1, 7], 5), 8 * 40_000))
            places[position++ % 8] += source == 0 ? 1 : 0;
        Assert.AreEqual(40_000, places.Sum());
        ChiSquare.AssertFits(places, [1, 1, 1, 1, 1, 1, 1, 1], "places");
    }

    [TestMethod]
    public void Blocks_EveryOrderOfASmallBlock_IsEquallyLikely()
    {
        // Blocks of 4 with weights 2, 1, 1 have 12 orders.
        var orders = new SortedDictionary<string, long>();
        foreach (int[] block in Plans.Sources(Plans.Endless(Selection.Blocks(4), [2, 1, 1], 9), 4 * 60_000).Chunk(4))
        {
            string order = string.Concat(block);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }
        Assert.HasCount(12, orders);
        ChiSquare.AssertFits([.. orders.Values], [.. orders.Values.Select(_ => 1.0)], "orders");
    }

    [TestMethod]
    public void Blocks_SourceDropsOutWithinABlock_ShortensThatBlockOnly()
    {
        // Blocks of 4 half and half; b ends with the first row of its third block, so what is left of that block is a's two rows and those
        // after are all a's.
        SourcePick[] picks = Plans.All(Plans.Make(Selection.Blocks(4), StopRule.AllOnce, [1, 1], [40, 5]));
        CollectionAssert.AreEqual(new long[] { 2, 2 }, Plans.Delivered(picks.Take(4), 2));
        CollectionAssert.AreEqual(new long[] { 2, 2 }, Plans.Delivered(picks.Skip(4).Take(4), 2));
        CollectionAssert.AreEqual(new long[] { 2, 1 }, Plans.Delivered(picks.Skip(8).Take(3), 2));
        CollectionAssert.AreEqual(new long[] { 34, 0 }, Plans.Delivered(picks.Skip(11), 2)[..2]);
        CollectionAssert.AreEqual(new long[] { 40, 5 }, Plans.Delivered(picks, 2));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-5)]
    [DataRow((1 << 24) + 1)]
    public void Blocks_SizeOutOfRange_IsRefused(int size) => Assert.AreEqual(
        $"Blocks: size must be 1 to 16777216 rows; it is {size}.",
        Assert.ThrowsExactly<MixConfigurationException>(() => Selection.Blocks(size)).Message);

    [TestMethod]
    public void Blocks_LargestSize_KnowsItsLengthSoon()
    {
        // Without the memory of the block that was counted, finding the length shuffled some sixty blocks of this size: half a minute.
        MixPlan plan = Plans.Make(Selection.Blocks(1 << 22), StopRule.FirstExhausted, [0.3, 0.7], [100_000_000, 70_000_000]);
        Assert.AreEqual(100_000_000.0, plan.RowCount!.Value, 1 << 22);
    }

    private static double[] Doubles(long[] weights) => [.. weights.Select(weight => (double)weight)];
}
