using MlMix.Explaining;
using MlMix.Schedules;
using MlMix.Walking;

namespace MlMix.Tool.Report;

/// <summary>
/// What the weights ask for at some rows of a mix, as long as every source takes part: the share of the row itself, and of all rows before it.
/// </summary>
/// <param name="Rows">The rows, ascending from 0. Where weights jump, the rows before and after the jump are among them.</param>
/// <param name="Shares">For each row the shares by source; they add up to 1.</param>
/// <param name="SharesSoFar">For each row the shares of the rows before it; at row 0 those of the row itself.</param>
internal sealed record WeightPath(IReadOnlyList<long> Rows, IReadOnlyList<double[]> Shares, IReadOnlyList<double[]> SharesSoFar)
{
    private const int Points = 200;
    private const int MostJumps = 1_000;

    /// <param name="plan">The plan.</param>
    /// <param name="last">The last row to look at.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static WeightPath Of(MixPlan plan, long last, CancellationToken cancellation)
    {
        // Batches of one source have each the weights of their number.
        int unit = plan.Schedule is not null && Ordering.PicksBatches(plan) ? plan.BatchSize!.Value : 1;
        long[] rows = [.. RowsOf(plan, last, unit).Distinct().Order()];
        var dues = new Dues(plan);
        int sources = plan.Sources.Count;
        var shares = new List<double[]>();
        var soFar = new List<double[]>();
        long batch = 0;
        foreach (long row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (; batch < row / unit && unit > 1; batch++)
                dues.GoTo(batch * unit, batch);
            dues.GoTo(row, row / unit);
            shares.Add([.. Enumerable.Range(0, sources).Select(source => dues.After(source) - dues.Before(source))]);
            soFar.Add(row == 0 ? shares[0] : [.. Enumerable.Range(0, sources).Select(source => dues.Before(source) / row)]);
        }
        return new WeightPath(rows, shares, soFar);
    }

    private static IEnumerable<long> RowsOf(MixPlan plan, long last, int unit)
    {
        for (int point = 0; point <= Points; point++)
            yield return (long)((Int128)last * point / Points);
        if (plan.Schedule is not { } schedule)
            yield break;
        ScheduleTrack track = Ordering.CreateTrack(plan, schedule);
        Segment? segment = track.At(0);
        for (int jump = 0; jump < MostJumps && segment is not null && segment.To <= last / unit; jump++)
        {
            yield return segment.To * unit - 1;
            yield return segment.To * unit;
            segment = track.After(segment);
        }
    }
}
