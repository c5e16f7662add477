namespace MlMix.Contracts;

/// <summary>The columns of the contracts that take a block of a vector.</summary>
internal static class BlockColumns
{
    public const string Values = "MlMix.Block.Values";

    /// <summary>The number of the block, from 0.</summary>
    public const string Block = "MlMix.Block.Number";

    /// <summary>How many blocks there are.</summary>
    public const string Blocks = "MlMix.Block.Count";

    public const string Taken = "MlMix.Block.Taken";
}
