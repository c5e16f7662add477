using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Selections;

[TestClass]
public class RandomSelectionTests
{
    private const int Draws = 200_000;

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(10)]
    [DataRow(100)]
    public void Random_Draws_FitTheWeights(int sources)
    {
        foreach (long seed in new[] { 0L, 1, 42 })
        {
            double[] equal = [.. Enumerable.Repeat(1.0, sources)];
            double[] steep = [.. Enumerable.Range(1, sources).Select(i => (double)i)];
            foreach (double[] weights in new[] { equal, steep })
            {
                SourcePick[] picks = Plans.Take(Plans.Endless(Selection.Random, weights, seed), Draws);
                ChiSquare.AssertFits(Plans.Delivered(picks, sources), weights, $"{sources} sources, seed {seed}");
            }
        }
    }

    [TestMethod]
    public void Random_MillionDrawsOfTwoToHundredSources_FitTheWeights()
    {
        foreach (int sources in new[] { 2, 3, 4, 7, 12, 23, 41, 64, 77, 100 })
        {
            double[] weights = [.. Enumerable.Range(1, sources).Select(i => 1 + i * i % 11 / 2.0)];
            var counts = new long[sources];
            PlanWalker walker = Plans.Endless(Selection.Random, weights, seed: 2026).Walk();
            for (int draw = 0; draw < 1_000_000 && walker.MoveNext(); draw++)
                counts[walker.Source]++;
            Assert.AreEqual(1_000_000, counts.Sum());
            ChiSquare.AssertFits(counts, weights, $"{sources} sources");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(1024)]
    public void Random_DrawsApartByALag_AreIndependent(int lag)
    {
        foreach (long seed in new[] { 0L, 42 })
        {
            int[] draws = Plans.Sources(Plans.Endless(Selection.Random, [5, 3, 2], seed), Draws + lag);
            AssertIndependent(draws.AsSpan(0, Draws), draws.AsSpan(lag), $"seed {seed}, lag {lag}");
        }
    }

    [TestMethod]
    public void Random_DrawsOfTwoSeeds_AreIndependent()
    {
        foreach ((long one, long other) in new[] { (0L, 1L), (42, 43), (1, -1), (0, long.MinValue), (7, 7 + (1L << 32)) })
        {
            int[] a = Plans.Sources(Plans.Endless(Selection.Random, [5, 3, 2], one), Draws + 1);
            int[] b = Plans.Sources(Plans.Endless(Selection.Random, [5, 3, 2], other), Draws + 1);
            AssertIndependent(a.AsSpan(0, Draws), b.AsSpan(0, Draws), $"seeds {one} and {other}");
            AssertIndependent(a.AsSpan(1), b.AsSpan(0, Draws), $"seeds {one} and {other}, one position apart");
        }
    }

    [TestMethod]
    public void Random_RunsOfOneSource_AreAsLongAsChanceMakesThem()
    {
        // A run of a fair coin has length n with probability 2^-n.
        int[] draws = Plans.Sources(Plans.Endless(Selection.Random, [1, 1], 11), Draws);
        var runs = new long[11];
        int length = 1;
        for (int i = 1; i < draws.Length; i++)
        {
            if (draws[i] == draws[i - 1])
            {
                length++;
                continue;
            }
            runs[Math.Min(length, 11) - 1]++;
            length = 1;
        }
        ChiSquare.AssertFits(runs, [.. Enumerable.Range(1, 11).Select(n => Math.Pow(2, -Math.Min(n, 10)))], "runs");
    }

    [TestMethod]
    public void Random_DrawAtAPosition_DoesNotDependOnTheLengthAskedFor()
    {
        int[] whole = Plans.Sources(Plans.Endless(Selection.Random, [5, 3, 2], 42), 5000);
        foreach (int length in new[] { 1, 2, 63, 1023, 1024, 1025, 2048, 4999 })
        {
            MixPlan plan = Plans.Make(Selection.Random, StopRule.Never, [5, 3, 2], length: length, seed: 42);
            CollectionAssert.AreEqual(whole[..length], Plans.Sources(plan, 5000), $"length {length}");
        }
    }

    [TestMethod]
    public void Random_DrawAtAPosition_DoesNotDependOnEarlierDrops()
    {
        // c is small and drops out early; from there on the draws are those of a plan that never had it, at the same positions.
        SourcePick[] picks = Plans.All(Plans.Make(Selection.Random, StopRule.AllOnce, [5, 3, 2], [3000, 3000, 7], seed: 42));
        int gone = Array.FindIndex(picks, pick => pick == new SourcePick(2, 6, 0)) + 1;
        int emptied = Array.FindIndex(picks, pick => pick.Row == 2999) + 1;
        int[] without = Plans.Sources(Plans.Endless(Selection.Random, [5, 3, 0], 42), emptied);
        Assert.IsGreaterThan(6, gone);
        CollectionAssert.AreEqual(without[gone..], picks[gone..emptied].Select(pick => pick.Source).ToArray());
    }

    [TestMethod]
    public void RowCount_OfRandom_IsKnownWhereNoDrawCanEndThePlanSooner()
    {
        Assert.IsNull(Plans.Make(Selection.Random, StopRule.FirstExhausted, [1, 1], [10, 20]).RowCount);
        Assert.IsNull(Plans.Make(Selection.Random, StopRule.FirstExhausted, [1, 1], [10, 20], length: 11).RowCount);
        Assert.AreEqual(10, Plans.Make(Selection.Random, StopRule.FirstExhausted, [1, 1], [10, 20], length: 10).RowCount);
        Assert.AreEqual(10, Plans.Make(Selection.Random, StopRule.FirstMiss, [1, 1], [10, 20], length: 10).RowCount);
        Assert.IsNull(Plans.Make(Selection.Random, StopRule.AllExhausted, [1, 1], [10, 20], length: 31).RowCount);
        Assert.AreEqual(30, Plans.Make(Selection.Random, StopRule.AllExhausted, [1, 1], [10, 20], length: 30).RowCount);
        Assert.AreEqual(30, Plans.Make(Selection.Random, StopRule.AllOnce, [1, 1], [10, 20]).RowCount);
        Assert.AreEqual(20, Plans.Make(Selection.Random, StopRule.FirstExhausted, [0, 1], [10, 20]).RowCount, "one source is drawn");
    }

    // Pairs of independent draws have the product of the shares; the marginals are the weights, which are given, so n * n - 1 degrees.
    private static void AssertIndependent(ReadOnlySpan<int> first, ReadOnlySpan<int> second, string what)
    {
        double[] shares = [0.5, 0.3, 0.2];
        var pairs = new long[9];
        for (int i = 0; i < first.Length; i++)
            pairs[first[i] * 3 + second[i]]++;
        ChiSquare.AssertFits(pairs, [.. Enumerable.Range(0, 9).Select(pair => shares[pair / 3] * shares[pair % 3])], what);
    }
}
