using MlMix.Searching.Objectives;

namespace MlMix;

/// <summary>What a search makes as good as it can: the metric over all validation rows, of the worst source, or weighted by source. Immutable.</summary>
public abstract class MixtureObjective
{
    private protected MixtureObjective()
    {
    }

    /// <summary>Gets the metric over all validation rows, so every source counts by its rows.</summary>
    public static MixtureObjective Overall { get; } = new OverallObjective();

    /// <summary>
    /// Gets the metric of the source whose metric is worst, as in distributionally robust training (Sagawa et al., "Distributionally Robust Neural Networks
    /// for Group Shifts", 2020). Sources without validation rows do not count.
    /// </summary>
    public static MixtureObjective WorstSource { get; } = new WorstSourceObjective();

    /// <summary>The metric of one source, the target that the others are to help.</summary>
    /// <param name="source">Name of the source.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentException"><paramref name="source"/> is null or empty.</exception>
    public static MixtureObjective Source(string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return new WeightedObjective(new Dictionary<string, double> { [source] = 1 });
    }

    /// <summary>The mean of the metrics of some sources, by weights of their own.</summary>
    /// <param name="weights">Name and weight of each source that counts, finite and not negative; only the ratios count. Copied.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A weight is negative or not finite, or none is above 0.</exception>
    public static MixtureObjective Weighted(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new Faults("MixtureObjective.Weighted");
        foreach ((string source, double weight) in weights)
        {
            if (!(double.IsFinite(weight) && weight >= 0))
                faults.Add($"The weight of '{source}' is {weight}; it must be a finite number of 0 or more.");
        }

        if (!weights.Values.Any(weight => weight > 0))
            faults.Add("No source has a weight above 0; give one to each source that is to count.");
        faults.ThrowIfAny();
        return new WeightedObjective(weights);
    }

    /// <summary>Gets the sources without which there is no value.</summary>
    internal virtual IEnumerable<string> Sources => [];

    /// <summary>What a model is worth.</summary>
    /// <param name="overall">The metric over all rows.</param>
    /// <param name="sources">The metric of each source that has validation rows; NaN where it has no value.</param>
    /// <param name="higherIsBetter">Which way the metric is better.</param>
    /// <returns>The value, NaN where there is none.</returns>
    internal abstract double Value(double overall, IReadOnlyDictionary<string, double> sources, bool higherIsBetter);
}
