namespace MlMix.Tool.Report.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Source">Index of the source that it is of.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record ChartLine(int Source, IReadOnlyList<(double X, double Y)> Points);
