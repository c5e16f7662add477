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

    public readonly SourceStatistics ToStatistics() => new(Mean, Math.Sqrt(Variance));

    /// <summary>Adds one value.</summary>
    public void Add(float value)
    {
        if (float.IsFinite(value))
            Join(1, value, 0);
    }

    /// <summary>Adds the values of a row and, where it is sparse, the zeros that it leaves out.</summary>
    public void Add(ReadOnlySpan<float> values, int zeros)
    {
        double sum = RowSums.Sum(values);

        // Floats cannot overflow a double's sum, so it is finite exactly when all of them are.
        if (!double.IsFinite(sum))
        {
            AddFinite(values, zeros);
            return;
        }

        long count = (long)values.Length + zeros;
        if (count == 0)
            return;
        double mean = sum / count;
        Join(count, mean, RowSums.SquaredDeviations(values, mean) + zeros * mean * mean);
    }

    /// <summary>Adds what another accumulator has counted.</summary>
    public void Add(in SourceMoments other) => Join(other.Count, other.Mean, other._squares);

    private void AddFinite(ReadOnlySpan<float> values, int zeros)
    {
        foreach (float value in values)
            Add(value);
        Join(zeros, 0, 0);
    }

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
