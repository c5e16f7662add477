namespace MlMix.Tool.Writing;

/// <summary>How far a file is.</summary>
/// <param name="Rows">Rows written, those of the runs before this one too.</param>
/// <param name="Total">Rows that the file will have; null when it shows only by reading.</param>
internal readonly record struct WriteProgress(long Rows, long? Total);
