namespace MlMix.Normalization;

/// <summary>
/// Tells a deviation from what rounding leaves of one: the mean of equal values may be off by its last bits, and to divide by the distance would make a column
/// that says nothing one of large numbers.
/// </summary>
internal static class SpreadNoise
{
    private const double Relative = 16 * 2.220446049250313e-16;

    public static double Without(double deviation, double mean) => deviation <= Relative * Math.Abs(mean) ? 0 : deviation;
}
