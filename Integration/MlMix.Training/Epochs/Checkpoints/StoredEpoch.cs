namespace MlMix.Epochs.Checkpoints;

/// <summary>An epoch as it is written down.</summary>
internal sealed record StoredEpoch(
    int Epoch,
    IReadOnlyDictionary<string, double> Weights,
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyDictionary<string, double> Overall,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Sources)
{
    public static StoredEpoch Of(EpochResult result) => new(result.Epoch, result.Weights, result.Rows, result.Overall, result.Sources);

    public EpochResult ToResult() => new(Epoch, Weights, Rows) { Overall = Overall, Sources = Sources };
}
