using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// How <see cref="NormalizeBySourceEstimator"/> normalizes. Every method is <c>(x - center) / spread</c>, with a center and a spread taken from the values of
/// one source; its names are those of ML.NET's own normalizers. Immutable.
/// </summary>
public abstract class NormalizationMethod
{
    private protected NormalizationMethod()
    {
    }

    /// <summary>Gets whether the center is subtracted.</summary>
    internal abstract bool Centers { get; }

    /// <summary>Gets whether values are replaced by their logarithms first.</summary>
    internal virtual bool IsLog => false;

    /// <summary>To mean 0 and standard deviation 1: the center is the mean, the spread the standard deviation of the population (divided by n).</summary>
    /// <param name="center">Whether the mean is subtracted. Without it values are only divided by the standard deviation; zeros stay zeros, and sparse
    /// vectors sparse. Default true.</param>
    /// <returns>The method.</returns>
    public static NormalizationMethod MeanVariance(bool center = true) => new MeanVarianceMethod(center, isLog: false);

    /// <summary>
    /// The logarithms to mean 0 and standard deviation 1: as <see cref="MeanVariance"/> after the natural logarithm. A value of 0 or less has no logarithm: it
    /// is left out of the statistics and becomes NaN, and so do the zeros that a sparse vector leaves out.
    /// </summary>
    /// <param name="center">Whether the mean of the logarithms is subtracted. Default true.</param>
    /// <returns>The method.</returns>
    public static NormalizationMethod LogMeanVariance(bool center = true) => new MeanVarianceMethod(center, isLog: true);

    /// <summary>Into a range: with <paramref name="fixZero"/> from -1 to 1, else from 0 to 1.</summary>
    /// <param name="fixZero">
    /// Whether zero stays zero. Then the spread is the largest absolute value and nothing is subtracted, so sparse vectors stay sparse; else the center is the
    /// minimum and the spread maximum - minimum. Default true, as in ML.NET.
    /// </param>
    /// <returns>The method.</returns>
    public static NormalizationMethod MinMax(bool fixZero = true) => new MinMaxMethod(fixZero);

    /// <summary>
    /// By quantiles, which outliers do not move: the center is the median, the spread the distance of two quantiles.
    /// </summary>
    /// <param name="center">Whether the median is subtracted. Default true.</param>
    /// <param name="quantileMin">The lower quantile, in percent. Default 25.</param>
    /// <param name="quantileMax">The upper quantile, in percent. Default 75.</param>
    /// <returns>The method.</returns>
    /// <remarks>
    /// Quantiles are interpolated between the two values next to them (definition 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996), and
    /// exact up to a number of values for each source and slot: 65,536 for whole columns of a few sources, 1,024 at least. Beyond it they are taken from a
    /// sketch of bounded size (deterministic compactors after Manku, Rajagopalan and Lindsay, "Approximate medians and other quantiles in one pass and with
    /// limited memory", 1998), whose rank is off by at most the share log2(n / c) / c for n values and c kept.
    /// </remarks>
    /// <exception cref="MixConfigurationException">A quantile is not from 0 to 100, or the lower one is not below the upper one.</exception>
    public static NormalizationMethod Robust(bool center = true, double quantileMin = 25, double quantileMax = 75) =>
        new RobustMethod(center, quantileMin, quantileMax);

    /// <summary>Makes an empty collection of values.</summary>
    /// <param name="slots">1 for a whole column, else the number of its slots.</param>
    /// <param name="collections">How many of them there will be at most, for those that need memory.</param>
    internal abstract ValueStatistics Collect(int slots, int collections);

    /// <summary>The center and spread, in one slot, of sources of which only those are known; each source counts alike.</summary>
    internal abstract (double Center, double Spread) Pool(IReadOnlyList<(double Center, double Spread)> sources);
}
