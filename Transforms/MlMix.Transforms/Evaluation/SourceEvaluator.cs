using Microsoft.ML;
using MlMix.Evaluation.Kept;

namespace MlMix.Evaluation;

/// <summary>Has an evaluator judge all rows and those of each source.</summary>
/// <param name="what">The door, for messages.</param>
/// <param name="kind">What the evaluator takes.</param>
/// <param name="metrics">The metrics, in the order in which they are shown.</param>
/// <param name="evaluate">The evaluator. What it throws is the reason why there are no metrics of these rows.</param>
/// <param name="fallback">What can be said of rows that the evaluator refuses, by the name of the metric.</param>
internal sealed class SourceEvaluator<TMetrics>(
    string what,
    EvaluationKind kind,
    MetricReading<TMetrics>[] metrics,
    Func<IDataView, TMetrics> evaluate,
    Func<IDataView, Dictionary<string, double>>? fallback = null)
    where TMetrics : class
{
    private const string Overall = "overall";
    private const string Missing = "(missing)";

    public SourceEvaluation<TMetrics> Run(IDataView data, EvaluateBySourceOptions options)
    {
        EvaluationColumns columns = EvaluationColumns.Find(what, data.Schema, kind, options);
        ScoredRows rows = ScoredRows.Read(data, columns, options);
        JudgedRows<TMetrics> Judged(string name, KeptRows some)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            return Judge(name, some);
        }

        return new SourceEvaluation<TMetrics>(
            [.. metrics.Select(metric => new EvaluationMetric(metric.Name, metric.Direction))],
            Judged(Overall, rows.All),
            [.. columns.Sources.Names.Select((name, source) => Judged(name, rows.Of(source)))],
            rows.Missing.Count > 0 ? Judged(Missing, rows.Missing) : null,
            baseline: null);
    }

    private JudgedRows<TMetrics> Judge(string name, KeptRows rows)
    {
        long counted = EvaluatedRows.Count(rows, rows.Schema[0], rows.Schema[1], kind.Counts);
        if (counted == 0)
        {
            string none = rows.Count == 0 ? "has no rows" : "has no row with a label and finite scores";
            return new(name, rows.Count, 0, null, Values(_ => double.NaN), none);
        }

        try
        {
            TMetrics found = evaluate(rows);
            return new(name, rows.Count, counted, found, Values(metric => metric.Read(found)), null);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            Dictionary<string, double> known = fallback?.Invoke(rows) ?? [];
            double[] values = Values(metric => known.GetValueOrDefault(metric.Name, double.NaN));
            return new(name, rows.Count, counted, null, values, Reason(refusal));
        }
    }

    private double[] Values(Func<MetricReading<TMetrics>, double> value) => [.. metrics.Select(value)];

    /// <summary>The message without what is of no use to a user: the name of an argument that is not his.</summary>
    private static string Reason(Exception refusal) => refusal.Message.Split('\n')[0].Split(" (Parameter '")[0].TrimEnd();
}
