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
/// <param name="Controller">The state of the controller as it gave it, or null where there is none.</param>
/// <param name="ControllerMetric">The metric that the controller is told as the loss, or null where there is none.</param>
internal sealed record StoredTraining(
    int Version,
    string Metric,
    string? MetricSource,
    string[] Plan,
    EpochFacts[] Epochs,
    IReadOnlyDictionary<string, double>? NextWeights,
    string LastModel,
    string BestModel,
    string? Controller = null,
    string? ControllerMetric = null)
{
    /// <summary>
    /// The first key that is missing though training could not go on without it, or null. A file that was changed by hand may have all that its form needs, and
    /// still lack numbers.
    /// </summary>
    /// <param name="mixed">The sources of the mix.</param>
    /// <param name="validated">The sources of the validation.</param>
    public string? Missing(IReadOnlyCollection<string> mixed, IReadOnlyCollection<string> validated)
    {
        string[] metrics = [Metric, .. Epochs[0].Overall.Keys];
        IEnumerable<string?> missing = Epochs.SelectMany((epoch, i) => new[]
        {
            Missing($"epochs[{i}].weights", epoch.Weights, mixed),
            Missing($"epochs[{i}].rows", epoch.Rows, mixed),
            Missing($"epochs[{i}].overall", epoch.Overall, metrics),
            Missing($"epochs[{i}].sources", epoch.Sources, validated),
        }.Concat(epoch.Sources.Select(source => Missing($"epochs[{i}].sources.{source.Key}", source.Value, metrics))));
        return missing.Append(NextWeights is null ? null : Missing("nextWeights", NextWeights, mixed)).FirstOrDefault(key => key is not null);
    }

    private static string? Missing<T>(string path, IReadOnlyDictionary<string, T>? there, IReadOnlyCollection<string> names)
    {
        string? name = names.FirstOrDefault(name => there is null || !there.TryGetValue(name, out T? value) || value is null);
        return name is null ? null : $"{path}.{name}";
    }
}
