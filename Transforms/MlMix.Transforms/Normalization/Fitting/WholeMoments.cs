namespace MlMix.Normalization;

/// <summary>Mean and standard deviation of all values together.</summary>
internal sealed class WholeMoments(bool countsZeros) : ValueStatistics(slots: 1, countsZeros)
{
    private SourceMoments _moments;

    protected override void AddDense(ReadOnlySpan<double> values) => _moments.Add(values);

    protected override void AddOne(int slot, double value) => _moments.Add(value);

    protected override void AddZeros(int slot, long count) => _moments.AddZeros(count);

    protected override void JoinValues(ValueStatistics other) => _moments.Add(in ((WholeMoments)other)._moments);

    protected override (long Count, double Center, double Spread) Of(int slot) =>
        (_moments.Count, _moments.Mean, SpreadNoise.Without(_moments.StandardDeviation, _moments.Mean));
}
