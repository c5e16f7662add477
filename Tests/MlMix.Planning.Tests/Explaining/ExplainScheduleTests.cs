using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Schedules;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>Plans whose weights change, against adding up what each row is worth to each source.</summary>
[TestClass]
public class ExplainScheduleTests
{
    [TestMethod]
    public void Explain_OfASchedule_MeasuresAgainstItsSum() => Law.Holds(Plan, mix =>
    {
        PlanExplanation explanation = mix.Plan.Explain();
        SourcePick[] picks = Plans.All(mix.Plan);
        double worst = 0;
        var due = new double[mix.Plan.Sources.Count];
        long[] delivered = new long[due.Length];
        for (int row = 0; row < picks.Length; row++)
        {
            IReadOnlyDictionary<string, double> shares = mix.Plan.Schedule!.At(mix.Progress(row));
            for (int source = 0; source < due.Length; source++)
                due[source] += shares[Plans.Name(source)];
            delivered[picks[row].Source]++;
            for (int source = 0; source < due.Length; source++)
                worst = Math.Max(worst, Math.Abs(delivered[source] - due[source]));
        }
        Assert.AreEqual(picks.Length, explanation.Length, mix.Text);
        CollectionAssert.AreEqual(delivered, explanation.Sources.Select(source => source.Delivered!.Value).ToArray(), mix.Text);
        Assert.AreEqual(worst, explanation.WorstPrefixError!.Value, 1e-9, mix.Text);
        Assert.IsTrue(explanation.IsPrefixErrorComplete && explanation.PrefixErrorRows == picks.Length, mix.Text);
        IReadOnlyDictionary<string, double> first = mix.Plan.Schedule!.At(mix.Progress(0));
        for (int source = 0; source < due.Length; source++)
            Assert.AreEqual(first[Plans.Name(source)], explanation.Sources[source].Weight, 1e-12, mix.Text);
    }, 150);

    [TestMethod]
    public void Explain_OfAScheduleThatHolds_SharesThePlaceOfWhoDropsOut()
    {
        // By 1 : 2 : 3 until a's 5 rows are through, then by 2 : 3 until b's 20 are, then all are c's.
        var weights = new Dictionary<string, double> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        WeightSchedule[] schedules =
        [
            WeightSchedule.Linear(ScheduleUnit.Rows, new WeightPoint(10, weights.Select(pair => (pair.Key, pair.Value)))),
            WeightSchedule.Custom("held", ScheduleUnit.Rows, 3, _ => weights),
        ];
        foreach (WeightSchedule schedule in schedules)
        {
            var plan = new MixPlan(
                new PlanOptions { Stop = StopRule.AllOnce, Schedule = schedule },
                new PlanSource("a", 1, 5), new PlanSource("b", 1, 20), new PlanSource("c", 1, 90));
            double[] live = [1, 2, 3];
            double[] due = [0, 0, 0];
            long[] delivered = [0, 0, 0];
            double worst = 0;
            foreach (SourcePick pick in Plans.All(plan))
            {
                double sum = live.Sum();
                for (int source = 0; source < 3; source++)
                    due[source] += live[source] / sum;
                delivered[pick.Source]++;
                worst = Math.Max(worst, delivered.Select((count, source) => Math.Abs(count - due[source])).Max());
                if (delivered[pick.Source] == plan.Sources[pick.Source].RowCount)
                    live[pick.Source] = 0;
            }
            PlanExplanation explanation = plan.Explain();
            Assert.AreEqual(worst, explanation.WorstPrefixError!.Value, 1e-9);
            Assert.AreEqual((115L, EndCause.AllDelivered, "c"), (explanation.Length!.Value, explanation.EndsBecause, explanation.EndedBy));
        }
    }

    [TestMethod]
    public void Explain_OfAScheduleThatStarvesWhomTheRuleWaitsFor_HasNoEnd()
    {
        WeightSchedule schedule = WeightSchedule.Step(
            ScheduleUnit.Rows, new WeightPoint(0, [("a", 1), ("b", 1)]), new WeightPoint(10, [("a", 1), ("b", 0)]));
        var options = new PlanOptions { Stop = StopRule.AllExhausted, Schedule = schedule };
        PlanExplanation explanation = new MixPlan(options, new PlanSource("a", 1, 7), new PlanSource("b", 1, 100)).Explain();
        Assert.AreEqual((null, EndCause.Never), (explanation.Length, explanation.EndsBecause));
        Assert.IsTrue(explanation.Sources.All(source => source.Delivered is null));
        // Where a may be read only so often, b has its turn afterwards.
        explanation = new MixPlan(options, new PlanSource("a", 1, 7) { MaxPasses = 3 }, new PlanSource("b", 1, 100)).Explain();
        Assert.AreEqual((121L, EndCause.AllExhausted, "b"), (explanation.Length!.Value, explanation.EndsBecause, explanation.EndedBy));
    }

    [TestMethod]
    public void Warnings_OfASourceWithoutWeightAtAnyPoint_NameIt()
    {
        WeightSchedule schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, [("a", 1), ("b", 0)]));
        var plan = new MixPlan(new PlanOptions { Schedule = schedule }, new PlanSource("a", 1, 7), new PlanSource("b", 1, 7));
        Assert.AreEqual(
            "Source 'b' has no weight at any point of the schedule, so it is never drawn; give it some, or leave it out.",
            plan.Explain().Warnings.Single());
    }

    private static Gen<Scheduled> Plan =>
        from schedule in ScheduleCase.Any(5)
        from selection in Gen.Elements(Selection.Even, Selection.Random, Selection.Blocks(1))
        from perSource in Gen.Elements(true, false)
        from rows in Gen.Choose(1, 60).ArrayOf(schedule.SourceCount)
        select Make(schedule, selection, perSource, rows);

    private static Scheduled Make(ScheduleCase schedule, Selection selection, bool perSource, int[] rows)
    {
        perSource &= schedule.Unit != ScheduleUnit.Rows;
        var options = new PlanOptions
        {
            Selection = selection,
            Stop = StopRule.Never,
            Length = schedule.Length,
            Schedule = schedule.Make(),
            BatchSize = schedule.BatchSize,
            BatchShape = perSource ? BatchShape.PerSource : BatchShape.Mixed,
        };
        var plan = new MixPlan(options, rows.Select((count, source) => new PlanSource(Plans.Name(source), 1, count)));
        long batches = (schedule.Length + schedule.BatchSize - 1) / schedule.BatchSize;
        double Progress(long row) => (schedule.Unit, perSource) switch
        {
            (ScheduleUnit.Rows, _) => row,
            (ScheduleUnit.Batches, _) => row / schedule.BatchSize,
            (_, true) => row / schedule.BatchSize / (double)batches,
            _ => (double)row / schedule.Length,
        };
        return new Scheduled(plan, Progress, $"{selection} {options.BatchShape} {schedule}");
    }

    private sealed record Scheduled(MixPlan Plan, Func<long, double> Progress, string Text);
}
