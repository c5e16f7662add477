namespace MlMix.Epochs;

/// <summary>What there is to tell of an epoch, whichever metric epochs are compared by; written down as it is.</summary>
internal sealed record EpochFacts(
    int Epoch,
    IReadOnlyDictionary<string, double> Weights,
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyDictionary<string, double> Overall,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Sources)
{
    /// <summary>The metric of all rows, or of those of a source.</summary>
    public double Of(string metric, string? source) => source is null ? Overall[metric] : Sources[source][metric];
}
