using System.Globalization;
using System.Numerics;

namespace MlMix.Weights;

/// <summary>
/// Powers in whole numbers, equal on every platform, which those of <see cref="Math"/> are not. Fixed point with 160 binary places;
/// logarithm and exponential by their series.
/// </summary>
internal static class FixedPower
{
    /// <summary>Decimal digits of a result. Fewer than a double has, so that perfect powers come out whole.</summary>
    private const int Digits = 12;

    private const int Places = 160;
    private static readonly BigInteger Unit = BigInteger.One << Places;
    private static readonly BigInteger Ln2 = TwiceArtanh(1, 3);
    private static readonly BigInteger Ln10 = 3 * Ln2 + TwiceArtanh(1, 9);

    /// <summary>
    /// The number to the power of 1 / <paramref name="root"/>, rounded to 12 decimal digits; null when it is 10^300 or more.
    /// </summary>
    /// <param name="number">1 or more.</param>
    /// <param name="root">Finite, above 0. Read as the decimal that stands for it.</param>
    public static double? Root(long number, double root)
    {
        ExactDecimal divisor = ExactDecimal.Of(root);
        BigInteger exponent = Ln(number);
        exponent = divisor.Exponent < 0
            ? exponent * BigInteger.Pow(10, -divisor.Exponent) / divisor.Digits
            : exponent / (divisor.Digits * BigInteger.Pow(10, divisor.Exponent));
        return exponent < 300 * Ln10 ? Round(Exp(exponent)) : null;
    }

    private static BigInteger Ln(long number)
    {
        int power = BitOperations.Log2((ulong)number);
        BigInteger floor = BigInteger.One << power;
        return power * Ln2 + TwiceArtanh(number - floor, number + floor);
    }

    // 2 artanh(a / b) = ln((b + a) / (b - a)), for a at most a third of b.
    private static BigInteger TwiceArtanh(BigInteger a, BigInteger b)
    {
        BigInteger power = (a << Places) / b;
        BigInteger square = (power * power) >> Places;
        BigInteger sum = 0;
        for (int i = 1; !power.IsZero; i += 2)
        {
            sum += power / i;
            power = (power * square) >> Places;
        }
        return 2 * sum;
    }

    private static BigInteger Exp(BigInteger exponent)
    {
        var doublings = (int)BigInteger.DivRem(exponent, Ln2, out BigInteger rest);
        BigInteger sum = 0;
        BigInteger term = Unit;
        for (int i = 1; !term.IsZero; i++)
        {
            sum += term;
            term = ((term * rest) >> Places) / i;
        }
        return sum << doublings;
    }

    // Half a digit up. Expects 1 or more.
    private static double Round(BigInteger fixedPoint)
    {
        int scale = Digits - (fixedPoint >> Places).ToString(CultureInfo.InvariantCulture).Length;
        BigInteger tens = BigInteger.Pow(10, Math.Abs(scale));
        BigInteger unit = scale < 0 ? Unit * tens : Unit;
        BigInteger digits = ((scale < 0 ? fixedPoint : fixedPoint * tens) + unit / 2) / unit;
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{-scale}"), CultureInfo.InvariantCulture);
    }
}
