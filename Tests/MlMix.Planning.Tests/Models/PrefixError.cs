namespace MlMix.Planning.Tests.Models;

/// <summary>How far the counts of a prefix are from the shares, in exact arithmetic.</summary>
internal static class PrefixError
{
    /// <summary>
    /// Half the sum of the reciprocal Fibonacci numbers, 3.3598.../2: along a path of a Huffman tree the weights grow at least as fast as
    /// Fibonacci numbers, every node rounds by half a row at most, and a node's rounding reaches a leaf in the ratio of their weights.
    /// </summary>
    public const double Bound = 1.68;

    /// <summary>The promise of <see cref="Selection.Even"/>, less strict than <see cref="Bound"/>.</summary>
    public const double Promise = 2;

    /// <summary>The greatest |count - share * rows| over the sources, as a number of rows.</summary>
    public static double Of(ReadOnlySpan<long> weights, ReadOnlySpan<long> counts, Int128 rows)
    {
        Int128 sum = 0;
        foreach (long weight in weights)
            sum += weight;
        Int128 worst = 0;
        for (int i = 0; i < weights.Length; i++)
            worst = Int128.Max(worst, Int128.Abs(sum * counts[i] - weights[i] * rows));
        return (double)worst / (double)sum;
    }
}
