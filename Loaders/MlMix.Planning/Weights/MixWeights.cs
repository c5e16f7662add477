using MlMix.Weights;

namespace MlMix;

/// <summary>Weights worked out from the number of sources or their rows. Equal on every platform and runtime.</summary>
public static class MixWeights
{
    private const string Thing = "Weights";

    /// <summary>The same weight, 1, for every source.</summary>
    /// <param name="sources">Number of sources, at least 1.</param>
    /// <returns>A weight per source.</returns>
    /// <exception cref="MixConfigurationException"><paramref name="sources"/> is below 1.</exception>
    public static double[] Equal(int sources)
    {
        var faults = new Faults(Thing);
        if (sources < 1)
            faults.Add($"The number of sources must be 1 or more; it is {sources}.");
        faults.ThrowIfAny();
        var weights = new double[sources];
        Array.Fill(weights, 1);
        return weights;
    }

    /// <summary>
    /// Weights equal to the rows, so that all sources end together: <see cref="Temperature"/> 1. Exact up to 2^53 rows.
    /// </summary>
    /// <param name="rows">Rows of each source, 0 or more; one has at least 1.</param>
    /// <returns>A weight per source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A row count is below 0, or none is above 0.</exception>
    public static double[] BySize(IReadOnlyList<long> rows) => Temperature(rows, 1);

    /// <summary>
    /// Weights between those by size and equal ones: min(rows, cap)^(1 / temperature). A temperature of 1 gives the rows themselves; the
    /// higher it is, the nearer the weights are to each other; below 1 large sources get more than their share.
    /// </summary>
    /// <remarks>
    /// The convention is that of SeqIO and T5 (<c>mixing_rate_num_examples</c> with <c>temperature</c> and <c>maximum</c>), and of fairseq's
    /// multilingual sampling, which raises shares instead of rows and so has the same ratios as long as there is no cap. NeMo's
    /// <c>reweight_temperature</c> and the alpha of mBERT and XLM-R are the power itself, 1 / temperature: 1 there is 1 here, 0.5 there is 2
    /// here, and 0 there (equal weights) is <see cref="Equal"/>.
    /// Powers are computed in whole numbers and rounded to 12 decimal digits; those of temperature 1 are exact up to 2^53 rows.
    /// </remarks>
    /// <param name="rows">Rows of each source, 0 or more; one has at least 1. 0 rows give weight 0.</param>
    /// <param name="temperature">Temperature, finite and above 0. The value is read as the shortest decimal that stands for it.</param>
    /// <param name="cap">Rows above which a source counts as no larger, at least 1. Default null: no cap.</param>
    /// <returns>A weight per source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A row count is below 0, or none is above 0; the temperature is not a finite number above 0, or so low that a weight is 10^300 or more; or
    /// the cap is below 1.
    /// </exception>
    public static double[] Temperature(IReadOnlyList<long> rows, double temperature, long? cap = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var faults = new Faults(Thing);
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] < 0)
                faults.Add($"Source {i + 1} of {rows.Count} has {rows[i]} rows; give 0 or more.");
        }
        if (rows.All(count => count == 0))
            faults.Add($"None of the {rows.Count} sources has a row, so there is nothing to weigh; give one that has.");
        if (!double.IsFinite(temperature) || temperature <= 0)
            faults.Add($"The temperature must be a finite number above 0; it is {temperature}. 1 weighs by size.");
        if (cap < 1)
            faults.Add($"The cap must be 1 row or more; it is {cap}. Leave it out for no cap.");
        faults.ThrowIfAny();
        var weights = new double[rows.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            long counted = Math.Min(rows[i], cap ?? long.MaxValue);
            if (temperature == 1 || counted == 0)
                weights[i] = counted;
            else if (FixedPower.Root(counted, temperature) is { } weight)
                weights[i] = weight;
            else
                faults.Add($"The temperature {temperature} gives the {counted} rows of source {i + 1} 10^300 or more as weight; give a higher one.");
        }
        faults.ThrowIfAny();
        return weights;
    }
}
