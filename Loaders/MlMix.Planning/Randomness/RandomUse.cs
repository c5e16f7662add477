namespace MlMix.Randomness;

/// <summary>What a stream of random numbers is for: each use of a plan's seed has numbers of its own. The values are frozen.</summary>
internal enum RandomUse : ulong
{
    Draws = 1,
    BlockOrder = 2,
    RowOrder = 3,
    Blends = 4,
    SplitRows = 5,
    SplitKeys = 6,
}
