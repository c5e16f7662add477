namespace MlMix.Normalization;

/// <summary>
/// Count, mean and sum of squared deviations of the values seen, kept so that neither large means nor many rows cost precision.
/// A row is summed up on its own and then joined to the rest, which is the pairwise rule of Chan, Golub and LeVeque, "Updating formulae
/// and a pairwise algorithm for computing sample variances" (1979); with rows of one value it is Welford's, "Note on a method for
/// calculating corrected sums of squares and products" (1962).
/// Values that are not finite count as missing and are left out.
/// </summary>
internal struct SourceMoments
{
    private double _squares;

    /// <summary>Gets how many values were counted.</summary>
    public long Count { get; private set; }

    /// <summary>Gets their mean, 0 when there are none.</summary>
    public double Mean { get; private set; }

    /// <summary>Gets their variance, divided by n, 0 when there are none.</summary>
    public readonly double Variance => Count == 0 ? 0 : _squares / Count;

    /// <summary>Gets their standard deviation, divided by n.</summary>
    public readonly double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Adds one value.</summary>
    public void Add(double value)
    {
        if (double.IsFinite(value))
            Join(1, value, 0);
    }

    /// <summary>Adds the values of a row.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        double sum = RowSums.Sum(values);
        if (!double.IsFinite(sum))
        {
            foreach (double value in values)
                Add(value);
            return;
        }

        double mean = sum / Math.Max(1, values.Length);
        Join(values.Length, mean, RowSums.SquaredDeviations(values, mean));
    }

    /// <summary>Adds zeros.</summary>
    public void AddZeros(long count) => Join(count, 0, 0);

    /// <summary>Adds what another accumulator has counted.</summary>
    public void Add(in SourceMoments other) => Join(other.Count, other.Mean, other._squares);

    private void Join(long count, double mean, double squares)
    {
        if (count == 0)
            return;
        long total = Count + count;
        double difference = mean - Mean;
        double share = (double)count / total;
        _squares += squares + difference * difference * share * Count;
        Mean += difference * share;
        Count = total;
    }
}
