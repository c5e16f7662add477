using MlMix.Mixing;

namespace MlMix.Rounds;

/// <summary>The end of a round, found by its plan alone, or where that does not know the rows by moving over them.</summary>
/// <param name="Rows">The rows of the round, of all shards together.</param>
/// <param name="RowsOfShard">Those of the mix's own shard; all where it has none.</param>
/// <param name="Place">The place after the last of them.</param>
internal readonly record struct RoundEnd(long Rows, long RowsOfShard, PlanCheckpoint Place)
{
    private const long Stride = 16_384;

    /// <summary>Goes so many rows of a mix ahead, of all shards together, or to its end.</summary>
    public static RoundEnd Of(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return mix.Plan.KnowsCounts ? Walk(mix, rows, cancellation) : Read(mix, rows, cancellation);
    }

    private static RoundEnd Walk(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        PlanWalker walker = mix.From is { } from ? mix.Plan.ResumeWhole(from, carryOver: true) : mix.Plan.WalkWhole();
        Shard? shard = mix.Plan.Shard;
        long walked = 0, owned = 0;
        for (; walked < rows && walker.MoveNext(); walked++)
        {
            if (walked % Stride == 0)
                cancellation.ThrowIfCancellationRequested();
            if (shard is null || walker.IsOwned(shard))
                owned++;
        }
        return new RoundEnd(walked, owned, walker.Save());
    }

    // The cursor looks whether its last source has another row, and must not be told of the round's end for that: it would ask for nothing beyond. A mix whose
    // rows have to be read has no shard.
    private static RoundEnd Read(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        using MixedCursor cursor = (cancellation.CanBeCanceled ? mix.WithCancellation(cancellation) : mix).OpenCursor([]);
        long read = 0;
        while (read < rows && cursor.MoveNext())
            read++;
        return new RoundEnd(read, read, cursor.Save());
    }
}
