using Microsoft.ML;
using MlMix.Evaluation;

namespace MlMix;

/// <summary>
/// How a model does on each source of its data and on all of it: a table of ML.NET's metrics, with a row for each source. Immutable and
/// thread-safe; it holds no data.
/// </summary>
/// <typeparam name="TMetrics">ML.NET's class of metrics.</typeparam>
public sealed class SourceEvaluation<TMetrics>
    where TMetrics : class
{
    private readonly JudgedRows<TMetrics> _overall;
    private readonly JudgedRows<TMetrics>[] _sources;
    private readonly JudgedRows<TMetrics>? _missing;

    internal SourceEvaluation(
        IReadOnlyList<EvaluationMetric> metrics,
        JudgedRows<TMetrics> overall,
        JudgedRows<TMetrics>[] sources,
        JudgedRows<TMetrics>? missing,
        SourceEvaluation<TMetrics>? baseline)
    {
        Metrics = metrics;
        HasBaseline = baseline is not null;
        (_overall, _sources, _missing) = (overall, sources, missing);
        Dictionary<string, SourceEvaluationRow<TMetrics>>? before = baseline?.Sources.ToDictionary(row => row.Source);
        Overall = Row(overall, baseline?.Overall);
        Sources = [.. sources.Select(source => Row(source, before?.GetValueOrDefault(source.Source)))];
        Missing = missing is null ? null : Row(missing, baseline?.Missing);

        SourceEvaluationRow<TMetrics> Row(JudgedRows<TMetrics> judged, SourceEvaluationRow<TMetrics>? other) =>
            new(judged, overall, metrics, baseline is null ? null : name => other?.Values.GetValueOrDefault(name, double.NaN) ?? double.NaN);
    }

    /// <summary>Gets the metrics there are, in the order in which they are shown.</summary>
    public IReadOnlyList<EvaluationMetric> Metrics { get; }

    /// <summary>Gets what the evaluation says of all rows: what ML.NET's own <c>Evaluate</c> says of the data.</summary>
    public SourceEvaluationRow<TMetrics> Overall { get; }

    /// <summary>Gets a row for each key value of the source column, in their order, also for sources without a row in the data.</summary>
    public IReadOnlyList<SourceEvaluationRow<TMetrics>> Sources { get; }

    /// <summary>Gets what the evaluation says of the rows whose source is missing, or null where there are none.</summary>
    public SourceEvaluationRow<TMetrics>? Missing { get; }

    /// <summary>Gets whether the evaluation was compared with another.</summary>
    public bool HasBaseline { get; }

    /// <summary>Gets what the evaluation says of one source.</summary>
    /// <param name="source">The name of the source.</param>
    /// <exception cref="KeyNotFoundException">There is no such source; the message names those there are.</exception>
    public SourceEvaluationRow<TMetrics> this[string source] => Sources.FirstOrDefault(row => row.Source == source)
        ?? throw new KeyNotFoundException(
            $"There is no source '{source}'; the evaluation has {string.Join(", ", Sources.Select(row => $"'{row.Source}'"))}.");

    /// <summary>Compares this evaluation with that of another model, best on the same data.</summary>
    /// <param name="baseline">The other model's evaluation. Its sources are found by name; those that it has alone are left out.</param>
    /// <returns>This evaluation with <see cref="SourceEvaluationRow{TMetrics}.BaselineDifference"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="baseline"/> is null.</exception>
    public SourceEvaluation<TMetrics> CompareWith(SourceEvaluation<TMetrics> baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return new SourceEvaluation<TMetrics>(Metrics, _overall, _sources, _missing, baseline);
    }

    /// <summary>Gives the table as a view, for pipelines and files: a row for each source, then that of the missing source if there is one.</summary>
    /// <returns>
    /// A view in memory with the columns <c>Source</c> (text), <c>Count</c> (Int64), <c>Share</c>, and for each metric one of its name, one
    /// with <c>Difference</c> after it and, with a baseline, one with <c>BaselineDifference</c> (all Double).
    /// </returns>
    public IDataView ToDataView() => EvaluationView.Of(this);

    /// <summary>Gives the table as text, with lines ended by a line feed and numbers in invariant culture.</summary>
    /// <param name="width">The number of characters in a line, where that is possible. Metrics that do not fit come in further tables.
    /// Default 120.</param>
    /// <returns>
    /// The metrics of each source, the differences from all rows (<c>vs all</c>) and from the baseline (<c>vs base</c>), and below what there
    /// is to be known of it.
    /// </returns>
    public string ToText(int width = 120) => EvaluationText.Of(this, width);

    /// <summary>Gives <see cref="ToText"/> with its default.</summary>
    /// <returns>The table.</returns>
    public override string ToString() => ToText();

    /// <summary>The rows of the table, those of all data last.</summary>
    internal IEnumerable<SourceEvaluationRow<TMetrics>> Rows() =>
        Missing is null ? [.. Sources, Overall] : [.. Sources, Missing, Overall];
}
