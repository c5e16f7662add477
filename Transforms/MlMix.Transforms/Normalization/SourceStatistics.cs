namespace MlMix;

/// <summary>
/// What a column of one source is normalized by: <c>(x - center) / spread</c>, with one pair for the whole column or one for each slot. What center and
/// spread are is up to the <see cref="NormalizationMethod"/>: mean and standard deviation, minimum and range, median and range of quantiles. Immutable.
/// </summary>
public sealed class SourceStatistics
{
    /// <summary>Makes the statistics of a whole column.</summary>
    /// <param name="center">What is subtracted, in the unit of the column; for example the mean. A method that does not center ignores it.</param>
    /// <param name="spread">What the difference is divided by, in the unit of the column, 0 or more; for example the standard deviation. 0 leaves the
    /// difference as it is.</param>
    /// <param name="count">How many values they were taken from. Default 0: not known.</param>
    public SourceStatistics(double center, double spread, long count = 0)
        : this([center], [spread], count)
    {
    }

    /// <summary>Makes statistics by slot.</summary>
    /// <param name="center">What is subtracted, one for each slot; copied.</param>
    /// <param name="spread">What the difference is divided by, one for each slot, 0 or more; copied.</param>
    /// <param name="count">How many values they were taken from, all slots together. Default 0: not known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="center"/> or <paramref name="spread"/> is null.</exception>
    public SourceStatistics(IReadOnlyList<double> center, IReadOnlyList<double> spread, long count = 0)
    {
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(spread);
        Center = Array.AsReadOnly(center.ToArray());
        Spread = Array.AsReadOnly(spread.ToArray());
        Count = count;
    }

    /// <summary>Gets what is subtracted: one number for the whole column, or one for each slot.</summary>
    public IReadOnlyList<double> Center { get; }

    /// <summary>Gets what the difference is divided by: as many numbers as <see cref="Center"/> has.</summary>
    public IReadOnlyList<double> Spread { get; }

    /// <summary>Gets how many values they were taken from, missing ones not counted, all slots together; 0 where that is not known.</summary>
    public long Count { get; }
}
