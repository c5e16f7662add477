using System.Globalization;
using System.Numerics;

namespace MlMix.Weights;

/// <summary>
/// Turns weights into whole numbers of the same ratios. A weight is taken as the shortest decimal that reads back as the same
/// double, which is the one that the user wrote: 0.3 and 0.7 become 3 and 7.
/// </summary>
internal static class DecimalWeights
{
    /// <summary>Sums above this are scaled down; twice a sum must fit into 64 bits wherever weights are added up.</summary>
    internal const long LargestSum = 1L << 61;

    /// <summary>
    /// Whole numbers in the ratios of the weights, 0 only for 0. Exact while their sum is at most 2^61; beyond that rounded to
    /// that scale, an error below one row in 10^15.
    /// </summary>
    /// <param name="weights">Finite weights, not negative.</param>
    public static long[] ToIntegers(ReadOnlySpan<double> weights)
    {
        var digits = new BigInteger[weights.Length];
        var exponents = new int[weights.Length];
        int lowest = int.MaxValue;
        for (int i = 0; i < weights.Length; i++)
        {
            (digits[i], exponents[i]) = Split(weights[i]);
            if (!digits[i].IsZero)
                lowest = Math.Min(lowest, exponents[i]);
        }
        BigInteger divisor = 0;
        BigInteger sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i].IsZero)
                continue;
            digits[i] *= BigInteger.Pow(10, exponents[i] - lowest);
            divisor = BigInteger.GreatestCommonDivisor(divisor, digits[i]);
            sum += digits[i];
        }
        var whole = new long[weights.Length];
        for (int i = 0; i < whole.Length; i++)
        {
            if (!digits[i].IsZero)
                whole[i] = sum / divisor <= LargestSum ? (long)(digits[i] / divisor) : Scale(digits[i], sum);
        }
        return whole;
    }

    // The floor keeps the sum within bounds; the least weight still counts as 1, so that no source is lost.
    private static long Scale(BigInteger weight, BigInteger sum) => (long)BigInteger.Max(1, weight * LargestSum / sum);

    private static (BigInteger Digits, int Exponent) Split(double weight)
    {
        // Zero has a sign too, which the digits of a weight must not have.
        if (weight == 0)
            return (BigInteger.Zero, 0);
        string shortest = weight.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string number = mark < 0 ? shortest : shortest[..mark];
        int point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= number.Length - point - 1;
            number = number.Remove(point, 1);
        }
        return (BigInteger.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), exponent);
    }
}
