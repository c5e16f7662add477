using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class RoundingTreeTests
{
    [TestMethod]
    [DataRow(999_999_999_000)]
    [DataRow(1_000_000_000_003)]
    [DataRow(1L << 60)]
    public void Advance_FarFromTheStart_DoesNotDrift(long start) => Law.Holds(WeightSets.Any(40), weights =>
    {
        var tree = new RoundingTree(weights);
        var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
        var total = new long[weights.Length];
        tree.Advance(start, total);
        for (int step = 0; step < 50; step++)
        {
            long rows = start + step;
            Assert.AreEqual(rows, total.Sum());
            Assert.IsLessThan(PrefixError.Bound, PrefixError.Of(weights, total, rows), $"{rows} rows of {string.Join(' ', weights)}");
            CollectionAssert.AreEqual(slow.Counts(rows).Select(count => (long)count).ToArray(), total);
            var next = new long[weights.Length];
            tree.Advance(1, next);
            Assert.AreEqual(1, next.Sum());
            for (int i = 0; i < next.Length; i++)
                total[i] += next[i];
        }
    }, 40);

    [TestMethod]
    public void Advance_LargestWeights_StaysExact()
    {
        long[] weights = [(1L << 61) - 3, 2, 1, 1L << 60, (1L << 60) - 1];
        var tree = new RoundingTree(weights);
        var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
        var total = new long[weights.Length];
        BigInteger rows = 0;
        foreach (long step in new[] { 1, 1_000_000_007, 1L << 59, 12_345, 1L << 60, 1 })
        {
            var counts = new long[weights.Length];
            tree.Advance(step, counts);
            rows += step;
            for (int i = 0; i < counts.Length; i++)
                total[i] += counts[i];
            CollectionAssert.AreEqual(slow.Counts(rows).Select(count => (long)count).ToArray(), total, $"{rows} rows");
        }
    }

    [TestMethod]
    public void Advance_InSteps_IsTheSameAsAtOnce() => Law.Holds(
        WeightSets.Any(30).SelectMany(weights => Gen.Choose(0, 5000).ArrayOf(12), (weights, steps) => (weights, steps)),
        given =>
        {
            (long[] weights, int[] steps) = given;
            var stepping = new RoundingTree(weights);
            var total = new long[weights.Length];
            var counts = new long[weights.Length];
            foreach (int step in steps)
            {
                stepping.Advance(step, counts);
                for (int i = 0; i < counts.Length; i++)
                    total[i] += counts[i];
            }
            new RoundingTree(weights).Advance(steps.Sum(), counts);
            CollectionAssert.AreEqual(counts, total);
        });

    [TestMethod]
    public void Fill_InAnyLengths_IsTheClosedFormAndLeavesTheStateOfAdvance() => Law.Holds(
        WeightSets.Any(24).SelectMany(weights => Gen.Choose(0, 90).ArrayOf(12), (weights, lengths) => (weights, lengths)),
        given =>
        {
            (long[] weights, int[] lengths) = given;
            var tree = new RoundingTree(weights);

            var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
            var counts = new long[weights.Length];
            long position = 0;
            foreach (int length in lengths)
            {
                int[] picks = [];
                if (length % 3 == 0)
                    tree.Advance(length, counts);
                else
                    picks = Fill(tree, length);
                for (int i = 0; i < picks.Length; i++)
                    Assert.AreEqual(slow.Pick(position + i), picks[i], $"position {position + i} of {string.Join(' ', weights)}");
                position += length;
            }

            int[] next = Fill(tree.Copy(), 64);
            int[] expected = [.. Enumerable.Range(0, 64).Select(i => slow.Pick(position + i))];
            CollectionAssert.AreEqual(expected, next, "from a copy of the state");
        },
        60);

    [TestMethod]
    public void Fill_LongChunks_IsTheClosedFormToo() => Law.Holds(
        WeightSets.Any(24).SelectMany(weights => Gen.Choose(500, 3000), (weights, length) => (weights, length)),
        given =>
        {
            (long[] weights, int length) = given;
            var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
            int[] picks = Fill(new RoundingTree(weights), length);
            for (int i = 0; i < length; i++)
                Assert.AreEqual(slow.Pick(i), picks[i], $"position {i} of {string.Join(' ', weights)}");
        },
        20);

    [TestMethod]
    public void At_AndBack_AreTheClosedForm() => Law.Holds(
        WeightSets.Any(24).SelectMany(
            weights => Gen.Choose(0, 2000).ArrayOf(20), (weights, places) => (weights, places)),
        given =>
        {
            (long[] weights, int[] places) = given;
            var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
            foreach (long start in new[] { 0L, 1_000_000_000_007, 1L << 58 })
            {
                var tree = new RoundingTree(weights);
                tree.Advance(start, new long[weights.Length]);
                foreach (int place in places)
                {
                    int source = slow.Pick(start + place);
                    BigInteger before = slow.Counts(start + place)[source] - slow.Counts(start)[source];
                    Assert.AreEqual((source, (long)before), tree.At(place), $"{place} rows after {start}");
                    Assert.AreEqual(place, tree.PositionOf(source, (long)before), $"{place} rows after {start}");
                }
            }
        },
        40);

    [TestMethod]
    public void At_FarAhead_IsTheClosedFormInBigNumbers()
    {
        long[] weights = [(1L << 61) - 3, 2, 1, 1L << 60, (1L << 60) - 1];
        var tree = new RoundingTree(weights);
        var slow = new SlowTree(weights.Select(weight => (BigInteger)weight));
        foreach (long place in new[] { 0, 1, 1_000_000_000_000, 1L << 59, (1L << 60) + 12_345, long.MaxValue - 1 })
        {
            int source = slow.Pick(place);
            Assert.AreEqual((source, (long)slow.Counts(place)[source]), tree.At(place), $"place {place}");
            Assert.AreEqual(place, tree.PositionOf(source, (long)slow.Counts(place)[source]), $"place {place}");
        }
        Assert.AreEqual(long.MaxValue, tree.PositionOf(2, 1L << 40), "row 2^40 of a share of 2^-62 is beyond all counting");
    }

    [TestMethod]
    public void Restore_OfAnotherTreesState_IsFalse()
    {
        var tree = new RoundingTree([5, 1, 3]);
        Assert.IsTrue(tree.Restore([], tree.SaveMark()));
        Assert.IsFalse(tree.Restore([], [1]));
        Assert.IsFalse(tree.Restore([], [8, 18]), "a node of weight 9 owes less than 18 eighteenths");
        Assert.IsTrue(tree.Restore([], [7, 17]));
    }

    [TestMethod]
    public void Return_AfterAnyRows_IsAtTheMark()
    {
        var tree = new RoundingTree([5, 1, 3]);
        Fill(tree, 7);
        tree.Mark();
        int[] first = Fill(tree, 100);
        tree.Return();
        CollectionAssert.AreEqual(first, Fill(tree, 100));
    }

    [TestMethod]
    public void SetWeight_OfZero_GivesTheSourceNothingAndTheOthersAllOfIt()
    {
        var tree = new RoundingTree([5, 3, 2, 7]);
        var counts = new long[4];
        tree.Advance(1001, counts);
        tree.SetWeight(0, 0);
        tree.Advance(1200, counts);
        Assert.AreEqual(0, counts[0]);
        Assert.AreEqual(1200, counts.Sum());
        // 3, 2 and 7 of 12: a fraction of a row may come over from before.
        Assert.AreEqual(300.0, counts[1], 2);
        Assert.AreEqual(200.0, counts[2], 2);
        Assert.AreEqual(700.0, counts[3], 2);
        tree.SetWeight(0, 5);
        tree.Advance(1700, counts);
        Assert.AreEqual(500.0, counts[0], 2);
    }
    [TestMethod]
    public void Copy_OfATreeUnderWay_GoesOnByItself()
    {
        // 3 to 2 rounds half up to 0 1 0 1 0, over and over; two rows are gone when the copy is made.
        var tree = new RoundingTree([3, 2]);
        Fill(tree, 2);
        RoundingTree copy = tree.Copy();
        copy.SetWeight(0, 0);
        int[] rest = Fill(tree, 3);
        int[] ofCopy = Fill(copy, 3);
        CollectionAssert.AreEqual(new[] { 0, 1, 0 }, rest);
        CollectionAssert.AreEqual(new[] { 1, 1, 1 }, ofCopy);
    }

    // The sources; how many of each came before is counted here and must be what the tree says.
    private static int[] Fill(RoundingTree tree, int length)
    {
        var room = new long[length + SideMerge.Overrun];
        tree.Fill(length, room, new long[room.Length]);
        long[] picks = room[..length];
        var counts = new int[tree.SourceCount];
        foreach (long pick in picks)
            Assert.AreEqual(counts[PackedPick.Source(pick)]++, PackedPick.Ordinal(pick));
        CollectionAssert.AreEqual(counts.Select(count => (long)count).ToArray(), tree.Counts.ToArray());
        return [.. picks.Select(PackedPick.Source)];
    }
}
