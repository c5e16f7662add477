using MlMix.Mixing;

namespace MlMix.Rounds;

/// <summary>Finds the end of a round: by its plan alone, or where that does not know the rows by moving over them.</summary>
internal static class RoundEnd
{
    private const long Stride = 16_384;

    /// <summary>Gives the number of rows, of all shards together, and the place after the last one.</summary>
    public static (long Rows, PlanCheckpoint End) Of(MixedDataView view, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return view.Plan.KnowsCounts ? Walk(view, cancellation) : Read(view, cancellation);
    }

    private static (long Rows, PlanCheckpoint End) Walk(MixedDataView view, CancellationToken cancellation)
    {
        PlanWalker walker = view.From is { } from ? view.Plan.ResumeWhole(from, carryOver: true) : view.Plan.WalkWhole();
        long rows = 0;
        for (; walker.MoveNext(); rows++)
        {
            if (rows % Stride == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        return (rows, walker.Save());
    }

    private static (long Rows, PlanCheckpoint End) Read(MixedDataView view, CancellationToken cancellation)
    {
        using MixedCursor cursor = view.WithCancellation(cancellation).OpenCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
            rows++;
        return (rows, cursor.Save());
    }
}
