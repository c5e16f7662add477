using System.Globalization;

namespace MlMix.Normalization;

/// <summary>Median and the distance of two quantiles.</summary>
internal sealed class RobustMethod : NormalizationMethod
{
    private readonly double _lower;
    private readonly double _upper;

    public RobustMethod(bool center, double quantileMin, double quantileMax)
    {
        var faults = new Faults("NormalizationMethod.Robust");
        if (!(quantileMin is >= 0 and <= 100))
            faults.Add($"quantileMin is {Text(quantileMin)}; it must be a percentage from 0 to 100.");
        if (!(quantileMax is >= 0 and <= 100))
            faults.Add($"quantileMax is {Text(quantileMax)}; it must be a percentage from 0 to 100.");
        if (quantileMin >= quantileMax)
            faults.Add($"quantileMin is {Text(quantileMin)} and quantileMax {Text(quantileMax)}; quantileMin must be the lower one.");
        faults.ThrowIfAny();
        Centers = center;
        _lower = quantileMin / 100;
        _upper = quantileMax / 100;
    }

    internal override bool Centers { get; }

    public override string ToString() => $"Robust({(Centers ? "" : "center: false, ")}{Text(_lower * 100)}, {Text(_upper * 100)})";

    internal override ValueStatistics Collect(int slots, int collections) => new Quantiles(slots, collections, _lower, _upper);

    // There is no more to be had from medians and spreads alone than their means.
    internal override (double Center, double Spread) Pool(IReadOnlyList<(double Center, double Spread)> sources) =>
        (sources.Average(source => source.Center), sources.Average(source => source.Spread));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
