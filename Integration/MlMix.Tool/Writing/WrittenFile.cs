namespace MlMix.Tool.Writing;

/// <summary>A file that was written.</summary>
/// <param name="Path">Where it is; with a shard not the path asked for, see <see cref="ShardFile"/>.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="ResumedRows">How many of them were there already, from the run that it went on with; 0 where it began anew.</param>
internal sealed record WrittenFile(string Path, long Rows, long ResumedRows);
