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
        return Quarter((int)quarter, Pi * (x - 0.5 * quarter));
    }

    /// <summary>The cosine of pi * <paramref name="x"/>, for x from -2 to 2.</summary>
    public static double Cos(double x)
    {
        double quarter = Math.Floor(2 * x + 0.5);
        return Quarter((int)quarter + 1, Pi * (x - 0.5 * quarter));
    }

    // The sine of rest + quarters * pi / 2, rest being at most pi / 4.
    private static double Quarter(int quarters, double rest)
    {
        double value = (quarters & 1) == 0 ? ShortSin(rest) : ShortCos(rest);
        return (quarters & 2) == 0 ? value : -value;
    }

    // Taylor series; the first term left out is below 1e-18.
    private static double ShortSin(double y)
    {
        double z = y * y;
        double sum = 1.0 / 355687428096000;
        sum = sum * z - 1.0 / 1307674368000;
        sum = sum * z + 1.0 / 6227020800;
        sum = sum * z - 1.0 / 39916800;
        sum = sum * z + 1.0 / 362880;
        sum = sum * z - 1.0 / 5040;
        sum = sum * z + 1.0 / 120;
        sum = sum * z - 1.0 / 6;
        return y + y * (z * sum);
    }

    private static double ShortCos(double y)
    {
        double z = y * y;
        double sum = 1.0 / 20922789888000;
        sum = sum * z - 1.0 / 87178291200;
        sum = sum * z + 1.0 / 479001600;
        sum = sum * z - 1.0 / 3628800;
        sum = sum * z + 1.0 / 40320;
        sum = sum * z - 1.0 / 720;
        sum = sum * z + 1.0 / 24;
        sum = sum * z - 0.5;
        return 1 + z * sum;
    }
}
