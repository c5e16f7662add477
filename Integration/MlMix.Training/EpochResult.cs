using MlMix.Epochs;

namespace MlMix;

/// <summary>What one epoch of a training was, and how good its model is. Immutable.</summary>
public sealed class EpochResult
{
    internal EpochResult(EpochFacts facts, double metric, bool isBest) => (Facts, Metric, IsBest) = (facts, metric, isBest);

    /// <summary>Gets the number of the epoch, from 0: what <see cref="MixedDataView.ForEpoch"/> takes.</summary>
    public int Epoch => Facts.Epoch;

    /// <summary>Gets the share of each source of the mix at the epoch's first row, together 1.</summary>
    public IReadOnlyDictionary<string, double> Weights => Facts.Weights;

    /// <summary>Gets how many rows of each source of the mix one pass over the epoch gave, as they were read; of several passes, the longest.</summary>
    public IReadOnlyDictionary<string, long> Rows => Facts.Rows;

    /// <summary>Gets the metrics of the validation's rows, by name.</summary>
    public IReadOnlyDictionary<string, double> Overall => Facts.Overall;

    /// <summary>Gets the metrics of the rows of each source of the validation, by the names of source and metric. One that has no value is NaN.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Sources => Facts.Sources;

    /// <summary>Gets the value of the metric by which epochs are compared, <see cref="EpochOptions.Metric"/>.</summary>
    public double Metric { get; }

    /// <summary>Gets whether it was better than in all epochs before.</summary>
    public bool IsBest { get; }

    internal EpochFacts Facts { get; }

    /// <summary>Gets one metric of each source of the validation: the losses, for a rule that makes weights of them.</summary>
    /// <param name="metric">The name of the metric.</param>
    /// <exception cref="ArgumentNullException"><paramref name="metric"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such metric; the message names those there are.</exception>
    public IReadOnlyDictionary<string, double> BySource(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!Overall.ContainsKey(metric))
            throw new KeyNotFoundException($"There is no metric '{metric}'; the evaluation has {string.Join(", ", Overall.Keys)}.");
        return Sources.ToDictionary(source => source.Key, source => source.Value[metric]).AsReadOnly();
    }
}
