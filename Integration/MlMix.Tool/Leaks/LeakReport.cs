namespace MlMix.Tool.Leaks;

/// <summary>Which rows of sources are equal in the columns that were looked at.</summary>
/// <param name="Sources">Each source, in the order given.</param>
/// <param name="Pairs">The pairs of sources that have a row in common, in the order given; the others have none.</param>
internal sealed record LeakReport(IReadOnlyList<SourceDuplicates> Sources, IReadOnlyList<CommonRows> Pairs);
