using System.Numerics;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Selections;

/// <summary>Weights whose order repeats itself after more rows than a chunk, and few enough to be kept for all walks of a plan.</summary>
[TestClass]
public class EvenPeriodTests
{
    // They add up to 20,100: one block and most of another of those in which the order is kept.
    private static readonly double[] Weights = [.. Enumerable.Range(1, 200).Select(i => (double)i)];

    [TestMethod]
    public void Walks_OverThreePeriods_EqualTheClosedFormEachTime()
    {
        MixPlan plan = Plans.Endless(Selection.Even, Weights);
        var tree = new SlowTree(Weights.Select(weight => new BigInteger(weight)));

        foreach (int most in new[] { 10_000, 61_000, 61_000 })
        {
            int[] sources = Plans.Sources(plan, most);
            for (int row = 0; row < sources.Length; row += row % 997 == 0 ? 1 : 37)
                Assert.AreEqual(tree.Pick(row), sources[row], $"row {row}");
            // Every row counts in the sums.
            foreach (int rows in new[] { 8_191, 8_192, 8_193, 10_000, 20_099, 20_100, 20_101, 40_200, 61_000 }.Where(rows => rows <= most))
            {
                long[] counts = [.. sources.Take(rows).CountBy(source => source).OrderBy(pair => pair.Key).Select(pair => (long)pair.Value)];
                CollectionAssert.AreEqual(tree.Counts(rows).Select(count => (long)count).ToArray(), counts, $"first {rows} rows");
            }
        }
    }

    [TestMethod]
    public void Walk_SourcesThatDropOutInLaterPeriods_IsWhatTheSeekerFinds()
    {
        // By turns a source ends within the first period, or in the second or third one.
        long[] rows = [.. Weights.Select((weight, i) => (long)(i % 3 * weight + weight / 2 + 1))];
        MixPlan plan = Plans.Make(Selection.Even, StopRule.AllOnce, Weights, [.. rows.Select(count => (long?)count)]);
        PlanSeeker seeker = plan.Seeker!;

        SourcePick[] picks = Plans.All(plan);

        Assert.AreEqual(rows.Sum(), picks.Length);
        for (int position = 0; position < picks.Length; position++)
            Assert.AreEqual(seeker.Pick(position), picks[position], $"position {position}");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(8_192)]
    [DataRow(20_099)]
    [DataRow(20_100)]
    [DataRow(33_333)]
    public void Resume_AnywhereInAPeriod_GivesTheRest(int position)
    {
        MixPlan plan = Plans.Endless(Selection.Even, Weights);
        PlanWalker walker = plan.Walk();
        for (int i = 0; i < position; i++)
            walker.MoveNext();

        PlanWalker rest = plan.Resume(PlanCheckpoint.FromJson(walker.Save().ToJson()));

        for (int i = 0; i < 25_000; i++)
        {
            Assert.IsTrue(walker.MoveNext() && rest.MoveNext());
            Assert.AreEqual(walker.Current, rest.Current, $"{i} rows after {position}");
        }
    }

    [TestMethod]
    public void Walks_InManyThreadsAtOnce_AreTheSame()
    {
        int[] alone = Plans.Sources(Plans.Endless(Selection.Even, Weights), 45_000);
        MixPlan plan = Plans.Endless(Selection.Even, Weights);

        Parallel.For(0, 16, _ => CollectionAssert.AreEqual(alone, Plans.Sources(plan, 45_000)));
    }

    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.PerSource)]
    public void SecondWalk_FindsTheOrderWorkedOut(BatchShape shape)
    {
        var options = new PlanOptions { Stop = StopRule.Never, BatchSize = 2, BatchShape = shape };
        var plan = new MixPlan(options, Weights.Select((weight, i) => new PlanSource(Plans.Name(i), weight)));

        long first = AllocatedBy(plan);
        long second = AllocatedBy(plan);

        // The sources of a period take 2 bytes each.
        Assert.IsGreaterThan(2 * 20_100, first - second, $"the first walk allocates {first} bytes, the second {second}");
    }

    private static long AllocatedBy(MixPlan plan)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        PlanWalker walker = plan.Walk();
        // Enough for a period of rows, and for one of batches.
        for (int i = 0; i < 41_000; i++)
            walker.MoveNext();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
