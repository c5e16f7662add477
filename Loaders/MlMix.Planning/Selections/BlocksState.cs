using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>Everything that decides the picks from a place in a block on.</summary>
/// <param name="Rows">What counts the rows of the block, as it stands before the block; never changed.</param>
/// <param name="Random">The numbers by which blocks are shuffled.</param>
/// <param name="Size">Rows in a block.</param>
/// <param name="StaysFull">Whether rows struck from a block by a source that drops out are replaced by rows of the others.</param>
/// <param name="Block">The block's number.</param>
/// <param name="Cuts">The places in the block at which sources dropped out, each counted from the one before it.</param>
internal sealed record BlocksState(IRowDivider Rows, CounterRandom Random, int Size, bool StaysFull, long Block, BlockCut[] Cuts)
{
    /// <summary>The block that follows a number of blocks later.</summary>
    public BlocksState After(long blocks)
    {
        IRowDivider rows = Rows.Copy();
        rows.Advance(blocks * Size, new long[rows.SourceCount]);
        return this with { Rows = rows, Block = Block + blocks, Cuts = [] };
    }

    public BlocksState CutAt(int used, int source) => this with { Cuts = [.. Cuts, new BlockCut(used, source)] };
}
