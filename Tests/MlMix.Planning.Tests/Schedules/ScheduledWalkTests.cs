using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Schedules;

/// <summary>Whole plans with weights that change.</summary>
[TestClass]
public class ScheduledWalkTests
{
    [TestMethod]
    public void Walk_OfFractionsWhereNoBatchIsWhole_HasNoRows()
    {
        var asked = new List<double>();
        var schedule = WeightSchedule.Custom("asked", ScheduleUnit.Fraction, 0.5, progress =>
        {
            asked.Add(progress);
            return new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 };
        });
        var options = new PlanOptions { Stop = StopRule.AllOnce, Schedule = schedule, BatchSize = 4, DropLastBatch = true };
        var plan = new MixPlan(options, new PlanSource("a", 1, 2), new PlanSource("b", 1, 1));
        Assert.AreEqual(0, plan.RowCount);
        Assert.IsFalse(plan.Walk().MoveNext());
        Assert.IsFalse(plan.ForEpoch(3).Walk().MoveNext());
        Assert.IsTrue(asked.All(double.IsFinite));
    }

    [TestMethod]
    public void Even_AnySchedule_FollowsTheSumOfTheWeightsAtEveryRow() => Law.Holds(Cases, given =>
    {
        (double[][] weights, int[] places, int kind, long seed) = given;
        WeightSchedule schedule = Schedule(ScheduleUnit.Rows, weights, places, kind);
        AssertFollows(Plan(Selection.Even, schedule, weights[0].Length, seed), row => row, everyRow: true);
    }, 80);

    [TestMethod]
    public void Blocks_AnySchedule_FollowsTheSumOfTheWeightsAtEveryBlockEdge() => Law.Holds(Cases, given =>
    {
        (double[][] weights, int[] places, int kind, long seed) = given;
        WeightSchedule schedule = Schedule(ScheduleUnit.Rows, weights, places, kind);
        AssertFollows(Plan(Selection.Blocks(10), schedule, weights[0].Length, seed), row => row, everyRow: false);
    }, 60);

    [TestMethod]
    public void Even_ScheduleInBatches_HoldsThroughABatch() => Law.Holds(Cases, given =>
    {
        (double[][] weights, int[] places, int kind, long seed) = given;
        WeightSchedule schedule = Schedule(ScheduleUnit.Batches, weights, [.. places.Select(place => place / 5)], kind);
        AssertFollows(Plan(Selection.Even, schedule, weights[0].Length, seed, batch: 5), row => row / 5, everyRow: true);
    }, 40);

    [TestMethod]
    public void Even_ScheduleInFractions_EndsWithTheMix()
    {
        // From 1 : 0 to 0 : 1 over the whole mix: after the first half a has 3/4 of its half, 750 - 125 = 375 of 500 rows.
        WeightSchedule schedule = WeightSchedule.Linear(
            ScheduleUnit.Fraction, new WeightPoint(0, ("a", 1), ("b", 0)), new WeightPoint(1, ("a", 0), ("b", 1)));
        SourcePick[] picks = Plans.All(Plan(Selection.Even, schedule, 2, 0, length: 1000));
        Assert.AreEqual(375.0, picks.Take(500).Count(pick => pick.Source == 0), 2);
        Assert.AreEqual(500.0, picks.Count(pick => pick.Source == 0), 2);
        Assert.AreEqual("a0 a1 a2", PickText.Of(picks.Take(3)));
        Assert.IsLessThan(4, picks.TakeLast(40).Count(pick => pick.Source == 0));
    }

    [TestMethod]
    public void Random_LinearSchedule_DrawsByTheWeightsOfEachRow()
    {
        // In ten windows of 20,000 rows the share of a goes from 0.95 down to 0.05 in steps of 0.1.
        WeightSchedule schedule = WeightSchedule.Linear(
            ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 0)), new WeightPoint(200_000, ("a", 0), ("b", 1)));
        SourcePick[] picks = Plans.All(Plan(Selection.Random, schedule, 2, 5, length: 200_000));
        for (int window = 0; window < 10; window++)
        {
            long[] counts = Plans.Delivered(picks.Skip(window * 20_000).Take(20_000), 2);
            ChiSquare.AssertFits(counts, [0.95 - window * 0.1, 0.05 + window * 0.1], $"window {window}");
        }
    }

    [TestMethod]
    public void AnySelection_ByAllOnce_DeliversEveryRowOnceThoughWeightsComeAndGo()
    {
        // b has no weight at first, a none at last; a ends while b still has none.
        WeightSchedule schedule = WeightSchedule.Step(
            ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 0), ("c", 0)), new WeightPoint(100, ("a", 0), ("b", 1), ("c", 2)));
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(8) })
        {
            var options = new PlanOptions { Selection = selection, Stop = StopRule.AllOnce, Schedule = schedule };
            var plan = new MixPlan(options, new PlanSource("a", 1, 30), new PlanSource("b", 1, 50), new PlanSource("c", 1, 20));
            SourcePick[] picks = Plans.All(plan);
            Assert.AreEqual(100, plan.RowCount);
            CollectionAssert.AreEqual(new long[] { 30, 50, 20 }, Plans.Delivered(picks, 3), selection.ToString());
            CollectionAssert.AreEqual(new long[] { 30, 0, 0 }, Plans.Delivered(picks.Take(30), 3), selection.ToString());
            Assert.HasCount(100, picks.Distinct().ToArray(), selection.ToString());
        }
    }

    [TestMethod]
    public void PerSource_ScheduleInBatches_ChoosesTheBatches()
    {
        WeightSchedule schedule = WeightSchedule.Step(
            ScheduleUnit.Batches, new WeightPoint(0, ("a", 1), ("b", 3)), new WeightPoint(40, ("a", 1), ("b", 0)));
        MixPlan plan = Plan(Selection.Even, schedule, 2, 0, length: 800, batch: 10, shape: BatchShape.PerSource);
        SourcePick[][] batches = [.. Plans.All(plan).Chunk(10)];
        foreach (SourcePick[] batch in batches)
            Assert.HasCount(1, batch.Select(pick => pick.Source).Distinct().ToArray());
        Assert.AreEqual(10, batches.Take(40).Count(batch => batch[0].Source == 0));
        Assert.AreEqual(40, batches.Skip(40).Count(batch => batch[0].Source == 0));
    }

    [TestMethod]
    public void ForEpoch_WithASchedule_GoesOnWhereTheEpochBeforeEnded()
    {
        WeightSchedule schedule = WeightSchedule.Step(
            ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 0)), new WeightPoint(150, ("a", 0), ("b", 1)));
        MixPlan plan = Plan(Selection.Even, schedule, 2, 0, length: 100);
        CollectionAssert.AreEqual(new long[] { 100, 0 }, Plans.Delivered(Plans.All(plan), 2));
        CollectionAssert.AreEqual(new long[] { 50, 50 }, Plans.Delivered(Plans.All(plan.ForEpoch(1)), 2));
        CollectionAssert.AreEqual(new long[] { 0, 100 }, Plans.Delivered(Plans.All(plan.ForEpoch(2)), 2));
        WeightSchedule inEpochs = WeightSchedule.Step(
            ScheduleUnit.Fraction, new WeightPoint(0, ("a", 1), ("b", 0)), new WeightPoint(1.5, ("a", 0), ("b", 1)));
        CollectionAssert.AreEqual(new long[] { 50, 50 }, Plans.Delivered(Plans.All(Plan(Selection.Even, inEpochs, 2, 0, 100).ForEpoch(1)), 2));
    }

    [TestMethod]
    public void ForEpoch_OfAScheduleWithoutAKnownLength_Throws()
    {
        WeightSchedule schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 1)));
        var plan = new MixPlan(new PlanOptions { Schedule = schedule }, new PlanSource("a", 1, 9), new PlanSource("b", 1, 9));
        Assert.IsNull(plan.RowCount);
        Assert.ThrowsExactly<InvalidOperationException>(() => plan.ForEpoch(1));
    }

    [TestMethod]
    public void Schedule_ThatDoesNotFitThePlan_IsRefusedWithEveryFault()
    {
        WeightSchedule schedule = WeightSchedule.Step(ScheduleUnit.Batches, new WeightPoint(0, ("a", 1), ("x", 1)));
        string message = Assert.ThrowsExactly<MixConfigurationException>(
            () => new MixPlan(new PlanOptions { Schedule = schedule }, new PlanSource("a", 1, 9), new PlanSource("b", 1, 9))).Message;
        StringAssert.Contains(message, "batch size");
        StringAssert.Contains(message, "'x'");
        StringAssert.Contains(message, "'b'");
        WeightSchedule rows = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("a", 1), ("b", 1)));
        message = Assert.ThrowsExactly<MixConfigurationException>(
            () => new MixPlan(new PlanOptions { Schedule = rows }, new PlanSource("a", 2, 9), new PlanSource("b", 1, 9))).Message;
        StringAssert.Contains(message, "weights of their own that differ (2, 1)");
        message = Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(
            new PlanOptions { Schedule = rows, Selection = Selection.Concat }, new PlanSource("a", 1, 9), new PlanSource("b", 1, 9))).Message;
        StringAssert.Contains(message, "Concat does not use weights, so a schedule has no effect");
    }

    private static Gen<(double[][] Weights, int[] Places, int Kind, long Seed)> Cases =>
        from sources in Gen.Choose(2, 9)
        from weights in Gen.Frequency((1, Gen.Constant(0.0)), (5, Gen.Choose(1, 1000).Select(weight => weight / 10.0))).ArrayOf(sources).ArrayOf(4)
        from places in Gen.Choose(0, 700).ArrayOf(4)
        from kind in Gen.Choose(0, 3)
        from seed in Gen.Choose(0, 9)
        select (weights.Select(Positive).ToArray(), places, kind, (long)seed);

    private static double[] Positive(double[] weights) => weights.Sum() > 0 ? weights : [.. weights.Select(_ => 1.0)];

    private static WeightSchedule Schedule(ScheduleUnit unit, double[][] weights, int[] places, int kind)
    {
        WeightPoint[] points =
            [.. weights.Select((point, i) => new WeightPoint(places[i], point.Select((weight, source) => (Plans.Name(source), weight))))];
        return kind switch
        {
            0 => WeightSchedule.Step(unit, points),
            1 => WeightSchedule.Linear(unit, points),
            2 => WeightSchedule.Cosine(unit, points),
            _ => WeightSchedule.Custom("turns", unit, 50, progress => points[(int)(progress / 50) % points.Length].Weights),
        };
    }

    private static MixPlan Plan(
        Selection selection, WeightSchedule schedule, int sources, long seed, long length = 1000, int? batch = null, BatchShape shape = BatchShape.Mixed) =>
        new(new PlanOptions
        {
            Selection = selection,
            Stop = StopRule.Never,
            Length = length,
            Schedule = schedule,
            Seed = seed,
            BatchSize = batch,
            BatchShape = shape,
        },
        Enumerable.Range(0, sources).Select(i => new PlanSource(Plans.Name(i), 1, 1_000_000)));

    // Adds up the weights that the schedule has at the progress of each row.
    private static void AssertFollows(MixPlan plan, Func<long, long> progress, bool everyRow)
    {
        var due = new double[plan.Sources.Count];
        var counts = new long[due.Length];
        long row = -1;
        foreach (SourcePick pick in plan.Walk())
        {
            row++;
            Assert.AreEqual(counts[pick.Source]++, pick.Row, "no row is lost or comes twice");
            IReadOnlyDictionary<string, double> weights = plan.Schedule!.At(progress(row));
            for (int source = 0; source < due.Length; source++)
            {
                due[source] += weights[Plans.Name(source)];
                if ((everyRow || (row + 1) % 10 == 0) && Math.Abs(due[source] - counts[source]) >= 2)
                    Assert.Fail($"source {source} is off by {due[source] - counts[source]} after {row + 1} rows of {plan.CanonicalText}");
            }
        }
        Assert.AreEqual(plan.RowCount, counts.Sum());
    }
}
