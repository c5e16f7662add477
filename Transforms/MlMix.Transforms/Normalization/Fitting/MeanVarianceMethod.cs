namespace MlMix.Normalization;

/// <summary>Mean and standard deviation, of the values or of their logarithms.</summary>
internal sealed class MeanVarianceMethod(bool center, bool isLog) : NormalizationMethod
{
    internal override bool Centers => center;

    internal override bool IsLog => isLog;

    public override string ToString() => (isLog ? "LogMeanVariance" : "MeanVariance") + (center ? "" : "(center: false)");

    internal override ValueStatistics Collect(int slots, int collections) =>
        slots == 1 ? new WholeMoments(countsZeros: !isLog) : new SlotMoments(slots, countsZeros: !isLog);

    // By the law of total variance: the mean of the variances and the variance of the means.
    internal override (double Center, double Spread) Pool(IReadOnlyList<(double Center, double Spread)> sources)
    {
        double mean = sources.Average(source => source.Center);
        double within = sources.Average(source => source.Spread * source.Spread);
        double between = sources.Average(source => (source.Center - mean) * (source.Center - mean));
        return (mean, Math.Sqrt(within + between));
    }
}
