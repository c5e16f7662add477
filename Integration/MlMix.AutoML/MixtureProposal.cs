using System.Globalization;
using MathNet.Numerics.Distributions;

namespace MlMix;

/// <summary>Weights that a <see cref="MixtureModel"/> proposes, and how sure it is of them. Immutable.</summary>
public sealed class MixtureProposal
{
    /// <summary>A gain below this is rounding, and no reason to leave equal weights.</summary>
    internal const double Rounding = 1e-12;

    internal MixtureProposal(
        IReadOnlyDictionary<string, double> weights, (double Value, double Deviation) prediction, (double Value, double Deviation) gain)
    {
        Weights = weights;
        (Value, StandardDeviation) = prediction;
        (Gain, GainDeviation) = gain;
    }

    /// <summary>Gets the weight of each source; they are shares of the mix.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>Gets the value predicted.</summary>
    public double Value { get; }

    /// <summary>Gets the standard deviation of the value predicted, without the noise of a single trial.</summary>
    public double StandardDeviation { get; }

    /// <summary>Gets by how much it is predicted to be better than equal weights; negative where it is worse, which ranges may force.</summary>
    public double Gain { get; }

    /// <summary>Gets the standard deviation of <see cref="Gain"/>. It is not that of the value: what both have in common does not count.</summary>
    public double GainDeviation { get; }

    /// <summary>
    /// Gets the probability, to the model, that it is better than equal weights, from 0 to 1; 0.5 where it is equal weights. That it is the best of many
    /// candidates is not taken into account, so it is an upper bound.
    /// </summary>
    public double Confidence =>
        Math.Abs(Gain) <= Rounding ? 0.5 : GainDeviation > 0 ? Normal.CDF(0, 1, Gain / GainDeviation) : Gain > 0 ? 1 : 0;

    /// <summary>Gives the proposal in one line.</summary>
    /// <returns>Weights, value with its standard deviation, gain and confidence.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", Weights.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.0000}")))}: " +
        $"{Value:0.0000} +- {StandardDeviation:0.0000}, better than equal weights by {Gain:0.0000} +- {GainDeviation:0.0000} (confidence {Confidence:0.0%})");
}
