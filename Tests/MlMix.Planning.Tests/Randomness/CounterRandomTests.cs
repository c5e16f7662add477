using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Randomness;

namespace MlMix.Planning.Tests.Randomness;

[TestClass]
public class CounterRandomTests
{
    [TestMethod]
    public void Model_OfSplitMix64_GivesThePublishedNumbers()
    {
        // The first outputs of the authors' generator for the seeds 0 and 1234567, as printed in many libraries' tests.
        AssertFirst(0, 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC);
        AssertFirst(1234567, 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821);

        static void AssertFirst(ulong seed, params ulong[] expected)
        {
            var model = new SplitMix64(seed);
            foreach (ulong number in expected)
                Assert.AreEqual(number, model.Next(), $"seed {seed}");
        }
    }

    [TestMethod]
    public void At_AnyPosition_IsTheOutputOfSplitMix64FromTheKey()
    {
        foreach (long seed in new[] { 0L, 1, 42, -1, long.MinValue, long.MaxValue })
        {
            foreach (RandomUse use in Enum.GetValues<RandomUse>())
            {
                CounterRandom random = CounterRandom.Create(seed, use);
                ulong key = SplitMix64.Key(seed, (ulong)use);
                AssertStream(random, key);
                AssertStream(random.Fork(0), SplitMix64.Child(key, 0));
                AssertStream(random.Fork(ulong.MaxValue), SplitMix64.Child(key, ulong.MaxValue));
            }
        }

        static void AssertStream(CounterRandom random, ulong key)
        {
            var model = new SplitMix64(key);
            for (ulong position = 0; position < 100; position++)
                Assert.AreEqual(model.Next(), random.At(position));
        }
    }

    [TestMethod]
    public void At_LastPosition_GoesRound()
    {
        CounterRandom random = CounterRandom.Create(3, RandomUse.Draws);
        ulong key = SplitMix64.Key(3, 1);
        Assert.AreEqual(new SplitMix64(unchecked(key - 0x9E3779B97F4A7C15)).Next(), random.At(ulong.MaxValue));
    }

    [TestMethod]
    public void At_EachBit_IsSetHalfOfTheTime()
    {
        CounterRandom random = CounterRandom.Create(0, RandomUse.Draws);
        var set = new long[64];
        for (ulong position = 0; position < 100_000; position++)
        {
            ulong bits = random.At(position);
            for (int bit = 0; bit < 64; bit++)
                set[bit] += (long)(bits >> bit & 1);
        }
        // 4.5 standard deviations of 158: among 64 bits chance goes beyond it in one test of two thousand.
        foreach (long count in set)
            Assert.AreEqual(50_000.0, count, 711);
    }

    [TestMethod]
    public void Create_NearbySeedsUsesAndChildren_ShareNoNumber()
    {
        var seen = new HashSet<ulong>();
        int drawn = 0;
        for (long seed = -20; seed <= 20; seed++)
        {
            foreach (RandomUse use in Enum.GetValues<RandomUse>())
            {
                CounterRandom random = CounterRandom.Create(seed, use);
                CounterRandom[] streams = [random, .. Enumerable.Range(0, 20).Select(child => random.Fork((ulong)child))];
                foreach (CounterRandom stream in streams)
                {
                    for (ulong position = 0; position < 20; position++, drawn++)
                        seen.Add(stream.At(position));
                }
            }
        }
        Assert.HasCount(drawn, seen);
    }

    [TestMethod]
    public void Below_AnyBound_IsInRangeAndEven()
    {
        CounterRandom random = CounterRandom.Create(5, RandomUse.BlockOrder);
        foreach (int bound in new[] { 1, 2, 3, 10, 97 })
        {
            var counts = new long[bound];
            for (ulong position = 0; position < 100_000; position++)
                counts[CounterRandom.Below(random.At(position), bound)]++;
            if (bound > 1)
                ChiSquare.AssertFits(counts, [.. counts.Select(_ => 1.0)], $"below {bound}");
        }
        Assert.IsGreaterThanOrEqualTo(0, CounterRandom.Below(random.At(0), int.MaxValue));
    }
}
