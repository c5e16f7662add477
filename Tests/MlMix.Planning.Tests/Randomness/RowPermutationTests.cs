using System.Globalization;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Randomness;

namespace MlMix.Planning.Tests.Randomness;

[TestClass]
public class RowPermutationTests
{
    [TestMethod]
    public void At_AllPlaces_GivesEachNumberOnceAndIndexOfLeadsBack()
    {
        for (int count = 1; count <= 130; count++)
            AssertBijection(count, seed: count);
        var cases = Gen.Choose(1, 10_000).SelectMany(count => Gen.Choose(int.MinValue, int.MaxValue).Select(seed => (count, seed)));
        Law.Holds(cases, c => AssertBijection(c.count, c.seed), tests: 60);

        static void AssertBijection(int count, int seed)
        {
            RowPermutation order = Make(seed, count);
            var seen = new bool[count];
            for (int index = 0; index < count; index++)
            {
                long value = order.At(index);
                Assert.IsTrue(value >= 0 && value < count && !seen[value], $"{index} of {count} leads to {value}");
                seen[value] = true;
                Assert.AreEqual(index, order.IndexOf(value), $"back from {value} of {count}");
            }
        }
    }

    [TestMethod]
    public void At_AnyCountUpToTheLargest_IsInRangeAndIndexOfLeadsBack()
    {
        var cases =
            from bits in Gen.Choose(1, 62)
            from share in Gen.Choose(1, int.MaxValue)
            from place in Gen.Choose(0, int.MaxValue - 1)
            select (Count: Scaled(1L << bits, share), place);
        Law.Holds(cases, c =>
        {
            RowPermutation order = Make(c.place, c.Count);
            foreach (long index in new[] { 0, Math.Max(0, Scaled(c.Count, c.place) - 1), c.Count - 1 })
            {
                long value = order.At(index);
                Assert.IsTrue(value >= 0 && value < c.Count);
                Assert.AreEqual(index, order.IndexOf(value));
                Assert.AreEqual(index, order.At(order.IndexOf(index)));
            }
        }, tests: 3000);

        // The given part of 2^31 - 1 parts, at least 1.
        static long Scaled(long whole, int part) => Math.Max(1, (long)((UInt128)whole * (UInt128)part / int.MaxValue));
    }

    [TestMethod]
    [DataRow(2, 2)]
    [DataRow(3, 6)]
    [DataRow(4, 24)]
    [DataRow(5, 120)]
    [DataRow(6, 720)]
    public void At_SmallCounts_GivesEveryOrderEquallyOften(int count, int orders)
    {
        var seen = new Dictionary<string, long>();
        for (int seed = 0; seed < 60_000; seed++)
        {
            RowPermutation order = Make(seed, count);
            string text = string.Concat(Enumerable.Range(0, count).Select(index => order.At(index)));
            seen[text] = seen.GetValueOrDefault(text) + 1;
        }
        Assert.HasCount(orders, seen);
        ChiSquare.AssertFits([.. seen.Values], [.. seen.Values.Select(_ => 1.0)], $"orders of {count}");
    }

    [TestMethod]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(16)]
    [DataRow(25)]
    [DataRow(49)]
    public void At_CountsThatMakeSquares_GivesEvenAndOddOrdersEquallyOften(int count)
    {
        // Networks whose digits are odd, or whose digits have two bits or more, make even permutations only.
        var parities = new long[2];
        for (int seed = 0; seed < 4000; seed++)
        {
            RowPermutation order = Make(seed, count);
            long[] values = [.. Enumerable.Range(0, count).Select(index => order.At(index))];
            int inversions = 0;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < i; j++)
                    inversions += values[j] > values[i] ? 1 : 0;
            }
            parities[inversions % 2]++;
        }
        ChiSquare.AssertFits(parities, [1, 1], $"parity of {count}");
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(64)]
    [DataRow(65)]
    [DataRow(100)]
    [DataRow(4096)]
    [DataRow(4097)]
    [DataRow(1_000_003)]
    public void At_FiveNeighbours_StandInEveryOrderEquallyOften(int count)
    {
        var seen = new long[3125];
        var tenths = new long[10];
        for (int seed = 0; seed < 12_000; seed++)
        {
            RowPermutation order = Make(seed + 1_000_000, count);
            long start = (long)seed * 7919 % (count - 4);
            long[] values = [.. Enumerable.Range(0, 5).Select(step => order.At(start + step))];
            seen[values.Aggregate(0, (code, value) => code * 5 + values.Count(other => other < value))]++;
            tenths[values[0] * 10 / count]++;
        }
        long[] orders = [.. seen.Where(number => number > 0)];
        Assert.HasCount(120, orders);
        ChiSquare.AssertFits(orders, [.. orders.Select(_ => 1.0)], $"orders of neighbours among {count}");
        double[] shares = [.. Enumerable.Range(0, 10).Select(tenth => (double)Enumerable.Range(0, count).Count(v => v * 10L / count == tenth))];
        ChiSquare.AssertFits(tenths, shares, $"where a place leads among {count}");
    }

    [TestMethod]
    public void At_KeysOfNeighbouringSeedsAndNames_AgreeAsOftenAsByChance()
    {
        CounterRandom root = CounterRandom.Create(0, RandomUse.RowOrder);
        const int Count = 1000;
        RowPermutation[] orders =
        [
            Make(0, Count), Make(1, Count), Make(2, Count), new(CounterRandom.Create(0, RandomUse.Draws), Count),
            new(root.Fork(0), Count), new(root.Fork(1), Count), new(root.Fork("a"), Count), new(root.Fork("b"), Count),
        ];
        for (int i = 0; i < orders.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // Two orders agree in one place on average (Poisson), and the squares of differences sum to n^3 / 6, give or take n^2.5 / 6.
                int same = 0;
                double squares = 0;
                for (int index = 0; index < Count; index++)
                {
                    double apart = orders[i].At(index) - orders[j].At(index);
                    same += apart == 0 ? 1 : 0;
                    squares += apart * apart;
                }
                Assert.IsLessThanOrEqualTo(7, same, $"{i} and {j}");
                Assert.AreEqual(Math.Pow(Count, 3) / 6, squares, 4 * Math.Pow(Count, 2.5) / 6, $"{i} and {j}");
            }
        }
    }

    // Frozen: the values of a program of its own in another language, which the orders of users' plans rest on.
    [TestMethod]
    [DataRow(0, 5L, "0 1 2 4 3")]
    [DataRow(1, 10L, "2 3 0 4 9 6 7 8")]
    [DataRow(42, 64L, "61 3 17 14 12 4 42 29")]
    [DataRow(42, 65L, "5 3 23 8 15 25 2 31")]
    [DataRow(7, 4096L, "2490 2076 1547 3947 2201 1854 345 63")]
    [DataRow(7, 4097L, "3745 3924 2544 3258 3389 374 66 4049")]
    [DataRow(0, 1_000_000L, "986631 544403 387904 712415 413544 56867 119161 211001")]
    [DataRow(-1, 1_000_000_000_039L, "89376288432 171020444712 303658052476 40815319642 772863898527")]
    [DataRow(3, 1L << 62, "2741145328033171242 786544260788222703 2430000566269054215 3196921344200798619")]
    public void At_FirstPlaces_AreTheFrozenOnes(int seed, long count, string expected)
    {
        RowPermutation order = Make(seed, count);
        long[] numbers = [.. expected.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        for (int index = 0; index < numbers.Length; index++)
            Assert.AreEqual(numbers[index], order.At(index), $"place {index}");
    }

    [TestMethod]
    public void At_Always_AllocatesNothing()
    {
        RowPermutation order = Make(1, 100_000);
        long least = long.MaxValue;
        // A garbage collection of another thread charges this one as well; what the calls cost is in all counts.
        for (int again = 0; again < 3; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int index = 0; index < 20_000; index++)
                Assert.AreEqual(index, order.IndexOf(order.At(index)));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.AreEqual(0, least);
    }

    [TestMethod]
    public void At_OutOfRange_Throws()
    {
        foreach (long count in new[] { 0L, 1, 5, RowPermutation.LargestCount })
        {
            RowPermutation order = Make(0, count);
            foreach (long outside in new[] { -1, count, long.MinValue, long.MaxValue })
            {
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => order.At(outside));
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => order.IndexOf(outside));
            }
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Make(0, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Make(0, RowPermutation.LargestCount + 1));
    }

    private static RowPermutation Make(int seed, long count) => new(CounterRandom.Create(seed, RandomUse.RowOrder), count);
}
