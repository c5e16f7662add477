namespace MlMix.Tool.Leaks;

/// <summary>The rows that two sources have in common.</summary>
/// <param name="First">Name of the one that was given first.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Distinct">How many different rows stand in both.</param>
/// <param name="RowsOfFirst">How many rows of the first stand in the second too, each as often as it stands in the first.</param>
/// <param name="RowsOfSecond">How many rows of the second stand in the first too, each as often as it stands in the second.</param>
internal sealed record CommonRows(string First, string Second, long Distinct, long RowsOfFirst, long RowsOfSecond);
