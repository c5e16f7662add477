using MlMix.Selections;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix.Explaining;

/// <summary>How far sources are ever from what they are due.</summary>
/// <param name="Worst">In rows; null where it was not measured.</param>
/// <param name="Rows">Over how many rows.</param>
/// <param name="IsAll">Whether there is no greater one later.</param>
internal sealed record PrefixError(double? Worst, long Rows, bool IsAll)
{
    // Of plans that need not be walked so much is, if there is as much; less where there are many sources, or all of them are looked at often.
    private const long MostRows = 1 << 21;
    private const long MostSourceRows = 1 << 29;
    private const long MostRowsToAnEdge = 1 << 24;
    private const long MostLooks = 1 << 24;

    public static PrefixError None { get; } = new(null, 0, false);

    /// <summary>Measures a plan that can be sought, up to a row at most.</summary>
    public static PrefixError Of(MixPlan plan, long? end, Effort effort)
    {
        (long edge, _) = EdgeOf(plan);
        if (edge is 0 or > MostRowsToAnEdge)
            return None;
        int sources = plan.Sources.Count;
        long rows = Math.Min(MostRows, Math.Max(1, MostSourceRows / sources));
        if (edge > 1)
            rows = Math.Max(edge, Math.Min(rows, MostLooks / sources * edge));
        rows = Math.Min(rows, end ?? rows);
        UInt128 period = PeriodOf(plan, edge);
        bool repeats = plan.Seeker!.Timeline.Legs.Count == 1 && period <= (ulong)rows;
        if (repeats)
            rows = (long)period;
        var walk = new CountingWalk(plan, 0, effort);
        effort.Next(0.5);
        walk.Go(rows, isAll: repeats || rows == end);
        return walk.Error;
    }

    /// <summary>
    /// After how many rows, and every so many, the error is measured: 1 for after each, 0 where weights do not make the order. And whether it goes on
    /// so after a source drops out.
    /// </summary>
    public static (long Rows, bool StaysSo) EdgeOf(MixPlan plan) => plan switch
    {
        { Selection: ConcatSelection or ExplicitSelection } => (0, true),
        { BatchShape: BatchShape.Stratified, Selection: RandomSelection or BlocksSelection } => (plan.BatchSize!.Value, true),
        { Selection: BlocksSelection { Size: > 1 and var size } } => ((long)size * (Ordering.PicksBatches(plan) ? plan.BatchSize!.Value : 1), false),
        _ => (1, true),
    };

    // The rows after which it all begins again as long as no source drops out.
    private static UInt128 PeriodOf(MixPlan plan, long edge)
    {
        long[] weights = DecimalWeights.ToIntegers([.. plan.Sources.Select((source, i) => plan.TakesPart(i) ? source.Weight : 0)]);
        UInt128 period = (ulong)weights.Sum() * (UInt128)(Ordering.PicksBatches(plan) ? plan.BatchSize!.Value : 1);
        if (plan.Selection is RoundRobinSelection { Run: var run })
            period *= (ulong)run;
        UInt128 divisor = period;
        for (UInt128 rest = (ulong)edge; rest > 0;)
            (divisor, rest) = (rest, divisor % rest);
        return period / divisor * (ulong)edge;
    }
}
