using Microsoft.ML;

namespace MlMix.Searching.Trials;

/// <summary>What a model is worth: metrics by name, over all validation rows and by source.</summary>
internal sealed record TrialScores(
    IReadOnlyList<EvaluationMetric> Metrics,
    IReadOnlyDictionary<string, double> Overall,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Sources)
{
    /// <summary>Judges scored rows by source.</summary>
    public static TrialScores Of(MLContext ml, MixtureTask task, IDataView scored, EvaluateBySourceOptions options) => task switch
    {
        MixtureTask.MulticlassClassification => Of(ml.MulticlassClassification.EvaluateBySource(scored, options)),
        MixtureTask.Regression => Of(ml.Regression.EvaluateBySource(scored, options)),
        _ when scored.Schema.GetColumnOrNull(options.ProbabilityColumnName) is null =>
            Of(ml.BinaryClassification.EvaluateNonCalibratedBySource(scored, options)),
        _ => Of(ml.BinaryClassification.EvaluateBySource(scored, options)),
    };

    /// <summary>The metric that a task is judged by unless another is chosen.</summary>
    public static string DefaultMetric(MixtureTask task) => task switch
    {
        MixtureTask.MulticlassClassification => "MicroAccuracy",
        MixtureTask.Regression => "RSquared",
        _ => "Accuracy",
    };

    /// <summary>The value of an objective.</summary>
    /// <exception cref="InvalidOperationException">There is no such metric, it has no better or worse, or a source that counts has no value of it.</exception>
    public double Value(MixtureObjective objective, string metric)
    {
        EvaluationMetric[] judged = [.. Metrics.Where(known => known.Direction != MetricDirection.None)];
        EvaluationMetric found = judged.FirstOrDefault(known => known.Name == metric) ?? throw new InvalidOperationException(
            $"The models cannot be judged by '{metric}'; the metrics are {string.Join(", ", judged.Select(known => $"'{known.Name}'"))}.");
        double value = objective.Value(
            Overall[metric],
            Sources.ToDictionary(pair => pair.Key, pair => pair.Value[metric]),
            found.Direction == MetricDirection.HigherIsBetter);
        return double.IsNaN(value)
            ? throw new InvalidOperationException($"'{metric}' of the objective '{objective}' has no value: a source that counts has no validation row, or " +
                "rows of one label only. Give each validation rows of every label, or choose another metric.")
            : value;
    }

    private static TrialScores Of<TMetrics>(SourceEvaluation<TMetrics> evaluation)
        where TMetrics : class => new(
            evaluation.Metrics,
            evaluation.Overall.Values,
            evaluation.Sources.Where(row => row.Count > 0).ToDictionary(row => row.Source, row => row.Values).AsReadOnly());
}
