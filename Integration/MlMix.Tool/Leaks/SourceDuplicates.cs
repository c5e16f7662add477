namespace MlMix.Tool.Leaks;

/// <summary>The equal rows within a source.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Duplicates">How many of them are equal to one before them: what would be gone if each row stood there once.</param>
internal sealed record SourceDuplicates(string Source, long Rows, long Duplicates);
