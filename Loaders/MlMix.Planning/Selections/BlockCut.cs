namespace MlMix.Selections;

/// <summary>A place in a block after which its rest was planned anew.</summary>
/// <param name="Used">Rows used before it, since the block began or since the cut before.</param>
/// <param name="Source">The source that dropped out, or <see cref="NoSource"/> where the walk merely stands there.</param>
internal readonly record struct BlockCut(int Used, int Source)
{
    public const int NoSource = -1;
}
