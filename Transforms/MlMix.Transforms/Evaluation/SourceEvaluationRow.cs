using System.Collections.ObjectModel;
using MlMix.Evaluation;

namespace MlMix;

/// <summary>What an evaluation says of the rows of one source, or of all rows.</summary>
/// <typeparam name="TMetrics">ML.NET's class of metrics.</typeparam>
public sealed class SourceEvaluationRow<TMetrics>
    where TMetrics : class
{
    internal SourceEvaluationRow(
        JudgedRows<TMetrics> judged, JudgedRows<TMetrics> overall, IReadOnlyList<EvaluationMetric> metrics, Func<string, double>? baseline)
    {
        Source = judged.Source;
        Count = judged.Count;
        Evaluated = judged.Evaluated;
        Share = overall.Count == 0 ? 0 : (double)judged.Count / overall.Count;
        Metrics = judged.Metrics;
        Reason = judged.Reason;
        Values = ByName(index => judged.Values[index]);
        Difference = ByName(index => judged.Values[index] - overall.Values[index]);
        BaselineDifference = baseline is null ? null : ByName(index => judged.Values[index] - baseline(metrics[index].Name));

        ReadOnlyDictionary<string, double> ByName(Func<int, double> value) =>
            metrics.Select((metric, index) => (metric.Name, index)).ToDictionary(pair => pair.Name, pair => value(pair.index)).AsReadOnly();
    }

    /// <summary>Gets the name of the source; <c>overall</c> for all rows, <c>(missing)</c> for those whose source is missing.</summary>
    public string Source { get; }

    /// <summary>Gets the number of rows.</summary>
    public long Count { get; }

    /// <summary>Gets how many of them ML.NET evaluates. It leaves out those without a label or with a score that is not finite.</summary>
    public long Evaluated { get; }

    /// <summary>Gets the share of all rows, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Gets ML.NET's metrics of the rows, or null where it has none; then <see cref="Reason"/> tells why.</summary>
    public TMetrics? Metrics { get; }

    /// <summary>Gets why there are no metrics, or null where there are.</summary>
    public string? Reason { get; }

    /// <summary>Gets the metrics by name, as ML.NET computed them. One that has no value is NaN.</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>Gets for each metric this row's value less that of all rows: 0 for all rows themselves, NaN where either is NaN.</summary>
    public IReadOnlyDictionary<string, double> Difference { get; }

    /// <summary>
    /// Gets for each metric this row's value less the baseline's for the same source, NaN where either is NaN or the baseline has no such
    /// source or metric. Null without a baseline.
    /// </summary>
    public IReadOnlyDictionary<string, double>? BaselineDifference { get; }

    /// <summary>Gives source, number of rows and metrics on one line, with numbers in invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Source}: n {Count:N0}, {string.Join(", ", Values.Select(value => FormattableString.Invariant($"{value.Key} {value.Value:0.0000}")))}");
}
