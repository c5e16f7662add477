namespace MlMix;

/// <summary>A source of rows, however deep in a nest of plans.</summary>
/// <param name="Path">The names from the outermost plan down, with a slash between them, for example <c>text/german</c>.</param>
/// <param name="Share">
/// Its share of the whole, 0 to 1: the shares of the levels multiplied, as the weights have them, and where a schedule gives the weights as they are at
/// its first row.
/// </param>
/// <param name="RowCount">Number of rows of the source, or null when unknown.</param>
public sealed record PlanLeaf(string Path, double Share, long? RowCount);
