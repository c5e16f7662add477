namespace MlMix.Exploring;

/// <summary>What was seen of a column, or of one slot of it, in the rows of one source or of all.</summary>
/// <param name="Values">How many values there were, missing ones too.</param>
/// <param name="Missing">How many of them are missing.</param>
/// <param name="Mean">Mean of the finite numbers; null where there are none, or the values are no numbers.</param>
/// <param name="StandardDeviation">Their standard deviation, divided by their number; null where there is no mean.</param>
/// <param name="Min">The least number; null as the mean, and for slots.</param>
/// <param name="Max">The greatest number; null as the least.</param>
internal readonly record struct ColumnFigures(long Values, long Missing, double? Mean, double? StandardDeviation, double? Min, double? Max);
