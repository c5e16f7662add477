using MlMix.Mapping;

namespace MlMix.Epochs;

/// <summary>What a training by epochs must obey, all of it looked at before anything is read.</summary>
internal static class EpochRules
{
    public const string What = "TrainByEpoch";

    public static void Check(MixedDataView mixed, EpochOptions options, string metric, string loss, IReadOnlyList<EvaluationMetric> metrics)
    {
        var faults = new Faults(What);
        if (options.MaxEpochs < 1)
            faults.Add($"MaxEpochs is {options.MaxEpochs}; it must be at least 1.");
        if (options.Patience < 1)
            faults.Add($"Patience is {options.Patience}; it must be at least 1, or null to train for MaxEpochs.");
        if (!double.IsFinite(options.MinDelta) || options.MinDelta < 0)
            faults.Add($"MinDelta is {options.MinDelta}; it must be a finite number, 0 or more.");
        if (!Enum.IsDefined(options.Keep))
            faults.Add($"Keep is {(int)options.Keep}; it must be Best or Last.");
        CheckPath(options.CheckpointPath, faults);
        if (options.TopKPredictionCount < 0)
            faults.Add($"TopKPredictionCount is {options.TopKPredictionCount}; it must be 0, for no such metric, or up to the number of classes.");
        CheckMetric(nameof(options.Metric), metric, metrics, faults);
        if (options.ControllerMetric is not null)
            CheckMetric(nameof(options.ControllerMetric), loss, metrics, faults);
        CheckValidation(options, faults);
        CheckWeights(mixed.Plan, options, faults);
        CheckController(mixed.Plan, options, faults);
        faults.ThrowIfAny();
    }

    private static void CheckPath(string? path, Faults faults)
    {
        if (path is null)
            return;
        if (string.IsNullOrWhiteSpace(path))
            faults.Add("CheckpointPath is blank; it must be the path of a file, or null for none.");
        else if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            faults.Add($"CheckpointPath is '{path}'; it must be the path of a file in a folder that is there.");
    }

    private static void CheckMetric(string option, string metric, IReadOnlyList<EvaluationMetric> metrics, Faults faults)
    {
        string known = string.Join(", ", metrics.Where(each => each.Direction != MetricDirection.None).Select(each => each.Name));
        EvaluationMetric? found = metrics.FirstOrDefault(each => each.Name == metric);
        if (found is null)
            faults.Add($"{option} is '{metric}', which this evaluation does not have; it has {known}.");
        else if (found.Direction == MetricDirection.None)
            faults.Add($"{option} is '{metric}', of which neither more nor less is better; take one of {known}.");
    }

    private static void CheckValidation(EpochOptions options, Faults faults)
    {
        ColumnNames.Check(nameof(options.LabelColumnName), options.LabelColumnName, faults);
        ColumnNames.Check(nameof(options.ScoreColumnName), options.ScoreColumnName, faults);
        ColumnNames.Check(nameof(options.ProbabilityColumnName), options.ProbabilityColumnName, faults);
        bool isNamed = ColumnNames.Check(nameof(options.SourceColumnName), options.SourceColumnName, faults);
        if (options.Validation is not { } validation)
        {
            faults.Add("Validation is null; give rows that are not trained on, with the source column, for example the TestSet of a MixSplit.");
            return;
        }
        if (!isNamed || SourceKeys.Read(validation.Schema, options.SourceColumnName, faults) is not { } sources)
            return;
        if (options.MetricSource is { } source && !sources.Names.Contains(source))
            faults.Add($"MetricSource is '{source}', but the validation has the sources {string.Join(", ", sources.Names.Select(name => $"'{name}'"))}.");
    }

    private static void CheckWeights(MixPlan plan, EpochOptions options, Faults faults)
    {
        foreach ((string option, bool isGiven) in new[]
        {
            (nameof(options.NextWeights), options.NextWeights is not null), (nameof(options.Controller), options.Controller is not null),
        })
        {
            if (isGiven && plan.Schedule is not null)
                faults.Add($"{option} is given, but the mix has a schedule, which gives the weights; leave one of them out.");
            if (isGiven && !plan.Selection.UsesWeights)
                faults.Add($"{option} is given, but {plan.Selection} does not use weights; select by Even, Random or Blocks.");
        }
        if (options.MaxEpochs > 1 && plan.Schedule is not null && plan.EndOfMix is null)
        {
            faults.Add($"The mix has a schedule and goes on for up to {options.MaxEpochs} epochs, but how many rows one has shows only by walking; "
                + "stop by Never and give a Length, or make that so small that it is surely reached.");
        }
    }

    private static void CheckController(MixPlan plan, EpochOptions options, Faults faults)
    {
        if (options.Controller is not { } controller)
        {
            if (options.ControllerMetric is not null)
                faults.Add($"ControllerMetric is '{options.ControllerMetric}', but there is no Controller to be told it; give one, or leave it out.");
            return;
        }
        if (options.NextWeights is not null)
            faults.Add("NextWeights and Controller are given, and both give the weights; leave one of them out.");
        int weights = controller.Weights.Count;
        if (weights != plan.Sources.Count)
            faults.Add($"Controller has {weights} weights, but the mix has {plan.Sources.Count} sources; make it for as many.");
        foreach (PlanSource source in plan.Sources.Where(source => source.Weight == 0))
            faults.Add($"Source '{source.Name}' has weight 0, but a controller gives every source a weight; leave it out of the mix.");
    }
}
