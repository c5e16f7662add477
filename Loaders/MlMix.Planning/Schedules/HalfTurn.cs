namespace MlMix.Schedules;

/// <summary>
/// Sine and cosine of angles in half turns, from + - * alone, so that they are equal to the last bit everywhere. Errors are below 3e-16.
/// </summary>
internal static class HalfTurn
{
    private const double Pi = 3.141592653589793;

    /// <summary>The sine of pi * <paramref name="x"/>, for x from -2 to 2.</summary>
    public static double Sin(double x)
    {
        double quarter = Math.Floor(2 * x + 0.5);
        double rest = Pi * (x - 0.5 * quarter);
        double value = ((int)quarter & 1) == 0 ? ShortSin(rest) : ShortCos(rest);
        return ((int)quarter & 2) == 0 ? value : -value;
    }

    /// <summary>The sine and the cosine of pi * <paramref name="x"/>, for x from -2 to 2.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        double quarter = Math.Floor(2 * x + 0.5);
        double rest = Pi * (x - 0.5 * quarter);
        double sin = ShortSin(rest);
        double cos = ShortCos(rest);
        return ((int)quarter & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    // Taylor series, the terms taken in pairs, so that they need not wait for each other; the first one left out is below 1e-18.
    private static double ShortSin(double y)
    {
        double z = y * y;
        double z2 = z * z;
        double low = (-1.0 / 6 + z * (1.0 / 120)) + z2 * (-1.0 / 5040 + z * (1.0 / 362880));
        double high = (-1.0 / 39916800 + z * (1.0 / 6227020800)) + z2 * (-1.0 / 1307674368000 + z * (1.0 / 355687428096000));
        return y + y * (z * (low + z2 * z2 * high));
    }

    private static double ShortCos(double y)
    {
        double z = y * y;
        double z2 = z * z;
        double low = (-0.5 + z * (1.0 / 24)) + z2 * (-1.0 / 720 + z * (1.0 / 40320));
        double high = (-1.0 / 3628800 + z * (1.0 / 479001600)) + z2 * (-1.0 / 87178291200 + z * (1.0 / 20922789888000));
        return 1 + z * (low + z2 * z2 * high);
    }
}
