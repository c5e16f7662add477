using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

[TestClass]
public class AllocationTests
{
    private const int Positions = 100_000;

    [TestMethod]
    [DataRow("Even")]
    [DataRow("Random")]
    [DataRow("Blocks(10)")]
    [DataRow("Blocks(5000)")]
    [DataRow("RoundRobin(1)")]
    [DataRow("RoundRobin(16)")]
    [DataRow("Concat")]
    public void MoveNext_OverManyPositions_AllocatesNothing(string selection)
    {
        foreach (int sources in new[] { 1, 3, 100 })
        {
            double[] weights = [.. Enumerable.Repeat(1.0, sources)];
            // Short sources, so that passes end and start again all the time, and long ones.
            foreach (long rows in new[] { 7L, 1_000_000 })
            {
                MixPlan plan = Plans.Make(PlanText.Selection(selection), StopRule.Never, weights, [.. weights.Select(_ => (long?)rows)]);
                PlanWalker walker = plan.Walk();
                Assert.AreNotEqual(0, Go(walker, 20_000));
                Assert.AreEqual(0, Least(walker), $"bytes by {selection} of {sources} sources of {rows} rows");
            }
        }
    }

    [TestMethod]
    public void MoveNext_WithEverythingThatAPlanMayHave_AllocatesNothing()
    {
        string[] names = [.. Enumerable.Range(0, 9).Select(Plans.Name)];
        var start = new WeightPoint(0, names.Select((name, i) => (name, 1.0 + i)));
        var end = new WeightPoint(1_000_000, names.Select((name, i) => (name, 9.0 - i)));
        PlanOptions[] options =
        [
            new() { Schedule = WeightSchedule.Linear(ScheduleUnit.Rows, start, end) },
            new() { Schedule = WeightSchedule.Cosine(ScheduleUnit.Rows, start, end) },
            new() { Schedule = WeightSchedule.Step(ScheduleUnit.Rows, start, end), Selection = Selection.Random },
            new() { Schedule = WeightSchedule.Linear(ScheduleUnit.Rows, start, end), Selection = Selection.Random },
            new() { Schedule = WeightSchedule.Linear(ScheduleUnit.Rows, start, end), Selection = Selection.Blocks(100) },
            new() { BatchSize = 32, BatchShape = BatchShape.PerSource },
            new() { BatchSize = 32, BatchShape = BatchShape.PerSource, Selection = Selection.Random },
            new() { BatchSize = 32, BatchShape = BatchShape.Stratified, Selection = Selection.Random },
            new() { Shard = new Shard(2, 7) },
            new() { BatchSize = 32, Shard = new Shard(2, 7, ShardUnit.Batches), Selection = Selection.Random },
        ];
        foreach (PlanOptions asked in options)
        {
            asked.Stop = StopRule.Never;
            var plan = new MixPlan(asked, names.Select((name, i) => new PlanSource(name, 1, 1000 + i) { Repeat = 1.5, Range = RowRange.Rows(3) }));
            PlanWalker walker = plan.Walk();
            Assert.AreNotEqual(0, Go(walker, 20_000));
            Assert.AreEqual(0, Least(walker), $"bytes by {plan.CanonicalText}");
        }
    }

    [TestMethod]
    public void MoveNext_WhereSourcesDropOut_AllocatesByTheSourceAndNotByTheRow()
    {
        foreach (string selection in new[] { "Even", "Random", "Blocks(10)", "RoundRobin(1)", "Concat" })
        {
            long?[] rows = [100, 20_000, 50_000, 200_000];
            PlanWalker walker = Plans.Make(PlanText.Selection(selection), StopRule.AllOnce, [1, 1, 1, 1], rows).Walk();
            Go(walker, 50);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Go(walker, Positions);
            Assert.IsLessThan(20_000, GC.GetAllocatedBytesForCurrentThread() - before, selection);
        }
    }

    // Uses what it reads, so that nothing of the walk can be left out.
    private static long Go(PlanWalker walker, int positions)
    {
        long sum = 0;
        for (int i = 0; i < positions && walker.MoveNext(); i++)
        {
            SourcePick pick = walker.Current;
            sum += pick.Row + pick.Source + pick.Pass + walker.Position;
        }
        return sum;
    }

    // A garbage collection of another thread charges this one with the rest of its allocation buffer; what the rows cost is in all counts.
    private static long Least(PlanWalker walker)
    {
        long least = long.MaxValue;
        for (int again = 0; again < 3 && least > 0; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Go(walker, Positions);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
