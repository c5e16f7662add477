namespace MlMix.Normalization;

/// <summary>Minimum and range, or only the largest absolute value.</summary>
internal sealed class MinMaxMethod(bool fixZero) : NormalizationMethod
{
    internal override bool Centers => !fixZero;

    public override string ToString() => fixZero ? "MinMax" : "MinMax(fixZero: false)";

    internal override ValueStatistics Collect(int slots, int collections) => new Ranges(slots, fixZero);

    internal override (double Center, double Spread) Pool(IReadOnlyList<(double Center, double Spread)> sources)
    {
        // What is not subtracted has no say in the range either.
        if (fixZero)
            return (0, sources.Max(source => source.Spread));
        double lowest = sources.Min(source => source.Center);
        return (lowest, sources.Max(source => source.Center + source.Spread) - lowest);
    }
}
