using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

/// <summary>
/// The table is held against the weights without looking into it: the random numbers are invertible, so a test can ask for the draw of any
/// of the 2^64 numbers and find by halving where one source hands over to the next.
/// </summary>
[TestClass]
public class AliasTableTests
{
    private const long Seed = 17;
    private static readonly ulong Key = SplitMix64.Key(Seed, (ulong)RandomUse.Draws);
    private static readonly CounterRandom Random = CounterRandom.Create(Seed, RandomUse.Draws);

    [TestMethod]
    public void PositionOf_AnyNumber_ShowsThatNumber() => Law.Holds(ArbMap.Default.GeneratorFor<long>(), number =>
        Assert.AreEqual((ulong)number, Random.At(SplitMix64.PositionOf((ulong)number, Key))));

    [TestMethod]
    public void Draw_OfAllNumbers_GivesEverySourceItsShare() => Law.Holds(WeightSets.Any(60), AssertShares, 60);

    [TestMethod]
    public void Draw_OfAllNumbersForExtremeWeights_GivesEverySourceItsShare()
    {
        AssertShares([1]);
        AssertShares([0, 0, 5]);
        AssertShares([1, 1L << 61]);
        AssertShares([(1L << 61) - 3, 1, 1, 1]);
        AssertShares([.. Enumerable.Repeat((1L << 61) / 1000, 1000)]);
        AssertShares([.. Enumerable.Range(1, 1000).Select(i => (long)i * i * i)]);
        AssertShares([.. Enumerable.Repeat(1L, 31), 36]);
    }

    [TestMethod]
    public void Draw_FromTheLastPosition_GoesRound()
    {
        var table = new AliasTable([1, 1]);
        var across = new long[4];
        table.Draw(Random, ulong.MaxValue - 1, across, Next(2));
        var start = new long[2];
        table.Draw(Random, 0, start, Next(2));
        CollectionAssert.AreEqual(start.Select(PackedPick.Source).ToArray(), across[2..].Select(PackedPick.Source).ToArray());
    }

    private static void AssertShares(long[] weights)
    {
        var table = new AliasTable(weights);
        int columns = weights.Count(weight => weight > 0);
        var mass = new UInt128[weights.Length];
        for (int column = 0; column < columns; column++)
        {
            UInt128 start = Start(column);
            UInt128 end = Start(column + 1);
            // Within a column the draw changes once at most: the first number of it that draws another source.
            int own = Draw(table, (ulong)start);
            int other = Draw(table, (ulong)(end - 1));
            UInt128 low = start;
            UInt128 high = own == other ? end : end - 1;
            while (high - low > 1 && own != other)
            {
                UInt128 middle = low + (high - low) / 2;
                (low, high) = Draw(table, (ulong)middle) == own ? (middle, high) : (low, middle);
            }
            mass[own] += high - start;
            mass[other] += end - high;
        }
        BigInteger sum = weights.Aggregate(BigInteger.Zero, (a, b) => a + b);
        for (int i = 0; i < weights.Length; i++)
        {
            // The start of a column and its threshold are each rounded to a whole number, so every column is wrong by less than 2 of the 2^64
            // numbers, and a heavy source may have a part in all of them.
            BigInteger error = BigInteger.Abs((BigInteger)mass[i] * sum - weights[i] * BigInteger.Pow(2, 64));
            Assert.IsTrue(error < 2 * (columns + 1) * sum, $"source {i} of {string.Join(' ', weights)}: {mass[i]} of 2^64 numbers");
            Assert.IsFalse(weights[i] == 0 && mass[i] > 0, $"source {i} of weight 0 is drawn");
        }

        // The first number whose product with the number of columns reaches this column.
        UInt128 Start(int column) => (((UInt128)column << 64) + (ulong)columns - 1) / (ulong)columns;
    }

    private static int Draw(AliasTable table, ulong number)
    {
        long[] into = [-1];
        table.Draw(Random, SplitMix64.PositionOf(number, Key), into, Next(1000));
        return PackedPick.Source(into[0]);
    }

    private static long[] Next(int sources)
    {
        var next = new long[sources];
        PackedPick.Begin(next);
        return next;
    }
}
