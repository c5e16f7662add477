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
        BigInteger[] digits = ExactDecimal.OnOneScale(weights);
        BigInteger divisor = 0;
        BigInteger sum = 0;
        foreach (BigInteger weight in digits)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, weight);
            sum += weight;
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
}
