namespace MlMix.Epochs.Checkpoints;

/// <summary>A training as it is written down.</summary>
/// <param name="Version">The version of the form.</param>
/// <param name="Metric">The metric by which epochs are compared.</param>
/// <param name="MetricSource">The source of whose rows it is taken, or null.</param>
/// <param name="Plan">The lines of the mix's plan.</param>
/// <param name="Epochs">The epochs.</param>
/// <param name="NextWeights">The weights of the next epoch, or null where they are those of the mix.</param>
/// <param name="LastModel">The name of the file of the last epoch's model.</param>
/// <param name="BestModel">The name of the file of the best epoch's model.</param>
internal sealed record StoredTraining(
    int Version,
    string Metric,
    string? MetricSource,
    string[] Plan,
    EpochFacts[] Epochs,
    IReadOnlyDictionary<string, double>? NextWeights,
    string LastModel,
    string BestModel);
