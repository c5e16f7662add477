namespace MlMix.Explaining;

/// <summary>Where and why a mix ends.</summary>
/// <param name="Rows">Its rows, or null when it has no end or that is unknown.</param>
/// <param name="Cause">Why it ends.</param>
/// <param name="Source">The source by which it ends, or -1.</param>
internal sealed record Ending(long? Rows, EndCause Cause, int Source = -1);
