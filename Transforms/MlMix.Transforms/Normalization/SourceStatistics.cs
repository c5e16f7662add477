namespace MlMix;

/// <summary>Mean and standard deviation of a column over the rows of one source. A value; equal when both numbers are.</summary>
/// <param name="Mean">The mean, in the unit of the column. It is subtracted.</param>
/// <param name="StandardDeviation">
/// The standard deviation of the population (divided by n, not n - 1), in the unit of the column, 0 or more. The difference is divided by
/// it; 0 leaves the difference as it is.
/// </param>
public readonly record struct SourceStatistics(double Mean, double StandardDeviation);
