using Microsoft.ML;

namespace MlMix.Snippets;

/// <summary>What docs/guides/planning.md shows.</summary>
public static class PlanSnippets
{
    public static MixedDataView Curriculum(MLContext ml, IDataView code, IDataView text)
    {
        #region curriculum
        var options = new MixOptions
        {
            Schedule = WeightSchedule.Linear(
                ScheduleUnit.Rows,
                new WeightPoint(0, ("code", 0.2), ("text", 0.8)),
                new WeightPoint(10_000, ("code", 0.5), ("text", 0.5))),
            Stop = StopRule.AllExhausted,
            BatchSize = 32,
            Length = 20_000,
        };
        MixedDataView mixed = ml.Data.Mix(options, new MixSource("code", code), new MixSource("text", text));
        #endregion

        return mixed;
    }

    public static MixPlan Parts()
    {
        #region parts
        var plan = new MixPlan(
            new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, Seed = 1 },
            new PlanSource("web", RowCount: 1000) { Range = RowRange.Percent(10, 90) },
            new PlanSource("books", RowCount: 200) { Repeat = 1.5 },
            new PlanSource("tables", RowCount: 5000) { Choose = 300, RowOrder = RowOrder.Shuffled });
        #endregion

        return plan;
    }

    public static IReadOnlyList<Portion> Resolved()
    {
        #region portions
        double[] shares = MixWeights.Temperature(rows: [100_000, 1_000], temperature: 2);
        IReadOnlyList<Portion> portions = Portions.FromProportions(rows: [100_000, 1_000], shares, total: 50_000);
        #endregion

        return portions;
    }

    public static PlanExplanation Explained()
    {
        #region explain
        var plan = new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted },
            new PlanSource("large", Weight: 0.5, RowCount: 600_000_000),
            new PlanSource("small", Weight: 0.5, RowCount: 400_000_000));
        PlanExplanation explanation = plan.Explain();
        Console.WriteLine(explanation);
        #endregion

        return explanation;
    }

    public static (SourcePick Pick, long[] Counts, long? Position) Sought()
    {
        #region seek
        var options = new PlanOptions { Stop = StopRule.Never };
        var plan = new MixPlan(options, new PlanSource("a", 2, 1000), new PlanSource("b", 1, 1000));
        PlanSeeker seeker = plan.Seeker!;
        SourcePick pick = seeker.Pick(1_000_000_000_000);
        long[] counts = seeker.Counts(1_000_000_000_000);
        long? position = seeker.PositionOf(pick);
        #endregion

        return (pick, counts, position);
    }

    public static List<SourcePick> Resumed(MixPlan plan)
    {
        #region checkpoint
        PlanWalker walker = plan.Walk();
        for (int row = 0; row < 100; row++)
            walker.MoveNext();
        string json = walker.Save().ToJson();

        var rest = new List<SourcePick>();
        foreach (SourcePick pick in plan.Resume(PlanCheckpoint.FromJson(json)))
            rest.Add(pick);
        #endregion

        return rest;
    }

    public static MixedDataView Sharded(MLContext ml, MixSource[] sources)
    {
        #region shard
        var options = new MixOptions
        {
            Selection = Selection.Blocks(1000),
            BatchSize = 32,
            Shard = Shard.FromEnvironment(ShardUnit.Batches),
        };
        MixedDataView mine = ml.Data.Mix(options, sources);
        MixedDataView nextEpoch = mine.ForEpoch(1);
        #endregion

        return nextEpoch;
    }

    public static List<(string Path, SourcePick Pick)> Nested()
    {
        #region nested
        var languages = new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted },
            new PlanSource("english", 1, 50),
            new PlanSource("german", 1, 50));
        var plan = new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted },
            PlanSource.Of("text", languages, 4),
            new PlanSource("code", 1, 20));

        var leaves = new List<(string Path, SourcePick Pick)>();
        for (PlanWalker walker = plan.Walk(); walker.MoveNext();)
        {
            string name = plan.Sources[walker.Current.Source].Name;
            if (walker.Inner is { } inner)
                leaves.Add(($"{name}/{inner.Plan.Sources[inner.Current.Source].Name}", inner.Current));
            else
                leaves.Add((name, walker.Current));
        }
        #endregion

        return leaves;
    }
}
