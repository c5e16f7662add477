using System.Globalization;
using MlMix.Weights;

namespace MlMix;

/// <summary>What <see cref="SourceWeightsEstimator"/> makes weights of. Immutable.</summary>
public abstract class SourceWeightRule
{
    private protected SourceWeightRule()
    {
    }

    /// <summary>Gets the label column to be counted, or null when labels do not matter.</summary>
    internal virtual string? LabelColumnName => null;

    /// <summary>Gets whether the rows of the data are counted.</summary>
    internal virtual bool Counts => true;

    /// <summary>Gets the names of the sources that must be given, or null when all sources are good.</summary>
    internal virtual IReadOnlyCollection<string>? Given => null;

    /// <summary>The same weight for every row of a source. (Energon's sample weights.)</summary>
    /// <param name="weights">The weight of each source, by name, 0 or more; copied. Every source of the data must be there.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="weights"/> is empty, or a weight is negative or not finite as a Single.</exception>
    public static SourceWeightRule Fixed(IReadOnlyDictionary<string, double> weights) => new FixedWeights(Checked("Fixed", "weight", weights));

    /// <summary>
    /// The share that a source should have over the share of the rows that it has, so that training sees the shares asked for without rows being repeated. The
    /// mean weight of the rows is 1. Sources without rows have no share; where no source with a share has rows, all weights are 1. (Importance weighting:
    /// Horvitz and Thompson, "A generalization of sampling without replacement from a finite universe", 1952.)
    /// </summary>
    /// <param name="shares">The share asked for of each source, by name, in any unit; copied. Every source of the data must be there. Default null: equal
    /// shares for all sources that have rows.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="MixConfigurationException"><paramref name="shares"/> is empty, all 0, or a share is negative or not finite as a Single.</exception>
    public static SourceWeightRule Importance(IReadOnlyDictionary<string, double>? shares = null) =>
        new ImportanceWeights(shares is null ? null : Checked("Importance", "share", shares));

    /// <summary>
    /// The number of rows over the number of groups and the number of rows of the group, where a group is one label of one source: every group counts alike in
    /// training, and the mean weight of the rows is 1.
    /// </summary>
    /// <param name="labelColumnName">Name of the label column: a key, a number, a text or a Boolean. Default <c>Label</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException"><paramref name="labelColumnName"/> is null or empty.</exception>
    public static SourceWeightRule InverseFrequency(string labelColumnName = "Label")
    {
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        return new InverseFrequencyWeights(labelColumnName);
    }

    /// <summary>Makes the weights.</summary>
    /// <param name="sources">The names of the sources.</param>
    /// <param name="rows">The number of rows by source and label; one label where they do not matter, zeros where nothing is counted.</param>
    /// <returns>The weights by source and label; 1 where there is nothing to make one of.</returns>
    internal abstract double[][] Make(IReadOnlyList<string> sources, long[][] rows);

    private static Dictionary<string, double> Checked(string rule, string what, IReadOnlyDictionary<string, double> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var faults = new Faults($"SourceWeightRule.{rule}");
        if (given.Count == 0)
            faults.Add($"there is no {what}; give one for every source.");
        foreach ((string source, double value) in given.Where(pair => !(float.IsFinite((float)pair.Value) && pair.Value >= 0)))
        {
            faults.Add($"the {what} of source '{source}' is {value.ToString(CultureInfo.InvariantCulture)}; " +
                "it must be a finite number of 0 or more.");
        }

        if (given.Count > 0 && rule == nameof(Importance) && given.Values.All(value => value == 0))
            faults.Add("all shares are 0; at least one source must have a share.");
        faults.ThrowIfAny();
        return new Dictionary<string, double>(given);
    }
}
