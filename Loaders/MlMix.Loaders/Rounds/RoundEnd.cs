using MlMix.Mixing;

namespace MlMix.Rounds;

/// <summary>Finds the end of a round: by its plan alone, or where that does not know the rows by moving over them.</summary>
internal static class RoundEnd
{
    private const long Stride = 16_384;

    /// <summary>
    /// Goes so many rows of a mix ahead, of all shards together, or to its end, and gives how many there were and the place after the last one.
    /// </summary>
    public static (long Rows, PlanCheckpoint End) Of(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return mix.Plan.KnowsCounts ? Walk(mix, rows, cancellation) : Read(mix, rows, cancellation);
    }

    private static (long Rows, PlanCheckpoint End) Walk(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        PlanWalker walker = mix.From is { } from ? mix.Plan.ResumeWhole(from, carryOver: true) : mix.Plan.WalkWhole();
        long walked = 0;
        for (; walked < rows && walker.MoveNext(); walked++)
        {
            if (walked % Stride == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        return (walked, walker.Save());
    }

    // The cursor looks whether its last source has another row, and must not be told of the round's end for that: it would ask for nothing beyond.
    private static (long Rows, PlanCheckpoint End) Read(MixedDataView mix, long rows, CancellationToken cancellation)
    {
        using MixedCursor cursor = (cancellation.CanBeCanceled ? mix.WithCancellation(cancellation) : mix).OpenCursor([]);
        long read = 0;
        while (read < rows && cursor.MoveNext())
            read++;
        return (read, cursor.Save());
    }
}
