using System.Collections;
using Microsoft.ML;
using MlMix.Searching.Trials;

namespace MlMix;

/// <summary>The trials of a search: weights, and metrics by source. Immutable.</summary>
public sealed class MixtureTrialTable : IReadOnlyList<MixtureTrial>
{
    private readonly IReadOnlyList<MixtureTrial> _trials;

    internal MixtureTrialTable(IReadOnlyList<MixtureTrial> trials, IReadOnlyList<string> sources, EvaluationMetric metric, string objective)
    {
        (_trials, SourceNames, Metric, Objective) = (trials, sources, metric, objective);
        bool isHigher = metric.Direction == MetricDirection.HigherIsBetter;
        // The first of equals, as AutoML has it: what is tried later must be better.
        Best = trials.Where(trial => !double.IsNaN(trial.Value)).OrderBy(trial => isHigher ? -trial.Value : trial.Value).ThenBy(trial => trial.Number)
            .FirstOrDefault();
        Equal = trials.FirstOrDefault(trial => trial.Weights.Values.Distinct().Count() == 1 && trial.Failure is null);
    }

    /// <summary>Gets the names of the sources.</summary>
    public IReadOnlyList<string> SourceNames { get; }

    /// <summary>Gets the metric that the objective is made of.</summary>
    public EvaluationMetric Metric { get; }

    /// <summary>Gets what the objective is, as text, such as <c>overall</c> or the name of a source.</summary>
    public string Objective { get; }

    /// <summary>Gets the best trial, the first of equals; null where all failed.</summary>
    public MixtureTrial? Best { get; }

    /// <summary>Gets the first trial that weighs all sources alike; null where there is none, as where the ranges of weights do not allow it.</summary>
    public MixtureTrial? Equal { get; }

    /// <inheritdoc/>
    public int Count => _trials.Count;

    /// <inheritdoc/>
    public MixtureTrial this[int index] => _trials[index];

    /// <inheritdoc/>
    public IEnumerator<MixtureTrial> GetEnumerator() => _trials.GetEnumerator();

    /// <summary>Gives the table as text, with lines ended by a line feed and numbers in invariant culture; the best trial has a star.</summary>
    /// <returns>A line for each trial: weights, what differs among the settings, the objective, and the metric overall and of each source.</returns>
    public override string ToString() => TrialText.Of(this);

    /// <summary>Gives the table as a view, for pipelines and files, a row for each trial.</summary>
    /// <returns>
    /// A view in memory with the columns <c>Trial</c> (Int32), <c>Value</c>, <c>Weight/SOURCE</c>, <c>METRIC/overall</c> and <c>METRIC/SOURCE</c> for every
    /// metric (all Double, NaN where there is none), <c>Settings</c> and <c>Failure</c> (text).
    /// </returns>
    public IDataView ToDataView() => TrialView.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
