using MlMix.Explaining;

namespace MlMix.Tool.Report;

/// <summary>How many rows each source has delivered after the first n rows of a mix, for some n from 0 up.</summary>
/// <param name="Rows">The n, ascending from 0; the last is how far it was looked.</param>
/// <param name="Counts">For each n a count by source.</param>
/// <param name="IsAll">Whether the last n is the whole mix.</param>
internal sealed record DeliveredRows(IReadOnlyList<long> Rows, IReadOnlyList<long[]> Counts, bool IsAll)
{
    /// <summary>How many n there are at most, beside 0 and the last.</summary>
    public const int MostPoints = 200;

    // Each a second or less.
    private const long MostWalked = 10_000_000;
    private const long MostRead = 500_000;

    private const long MostShuffled = 20_000_000;
    private const long LeastPoints = 4;

    private const long RowsOfEndless = 1_000;
    private const int RowsBetweenChecks = 1 << 14;

    /// <summary>Gets how many rows were looked at.</summary>
    public long Last => Rows[^1];

    /// <summary>Asks the plan where that is enough, else reads the mix.</summary>
    /// <returns>Null where row counts are unknown and there is nothing to read.</returns>
    public static DeliveredRows? Of(PlanExplanation explanation, MixedDataView? mixed, CancellationToken cancellation)
    {
        MixPlan plan = explanation.Plan;
        if (plan.Seeker is { } seeker)
            return Seek(seeker, explanation, cancellation);
        if (PlanEnd.HasKnownOrEndlessSources(plan))
        {
            PlanWalker walker = plan.WalkWhole();
            DeliveredRows walked = Walk(plan.Sources.Count, () => walker.MoveNext() ? walker.Source : -1, MostWalked, cancellation);
            return walked with { IsAll = walked.IsAll || walked.Last == explanation.Length };
        }
        if (mixed is null)
            return null;
        using Mixing.MixedCursor cursor = mixed.WithCancellation(cancellation).OpenCursor([]);
        return Walk(plan.Sources.Count, () => cursor.MoveNext() ? cursor.Source : -1, MostRead, cancellation);
    }

    private static DeliveredRows Seek(PlanSeeker seeker, PlanExplanation explanation, CancellationToken cancellation)
    {
        // Of a mix without end it is of interest how it begins, and what becomes of it when sources start again.
        long last = explanation.Length ?? Math.Max(RowsOfEndless, 2 * (explanation.Sources.Max(source => source.FirstWrap) ?? 0));
        var rows = new List<long>();
        var counts = new List<long[]>();
        // Each point may need a shuffled block to be made.
        long block = Math.Clamp(PrefixError.EdgeOf(explanation.Plan).Rows, 1, Math.Max(1, last));
        long points = Math.Clamp(MostShuffled / block, LeastPoints, MostPoints);
        for (long point = 0; point <= points; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            long next = (long)((Int128)last * point / points);
            if (rows.Count > 0 && rows[^1] == next)
                continue;
            rows.Add(next);
            counts.Add(seeker.Counts(next));
        }
        return new DeliveredRows(rows, counts, explanation.Length is not null);
    }

    // How many rows there will be is not known, so whenever there are too many points every other one is left out.
    private static DeliveredRows Walk(int sources, Func<int> next, long most, CancellationToken cancellation)
    {
        var rows = new List<long> { 0 };
        var counts = new List<long[]> { new long[sources] };
        var now = new long[sources];
        long step = 1;
        long row = 0;
        bool hasEnded = false;
        while (row < most && !hasEnded)
        {
            int source = next();
            if (source < 0)
            {
                hasEnded = true;
                continue;
            }
            now[source]++;
            if (++row % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (row % step != 0)
                continue;
            rows.Add(row);
            counts.Add([.. now]);
            if (rows.Count <= MostPoints)
                continue;
            step *= 2;
            for (int i = rows.Count - 1; i >= 0; i--)
            {
                if (rows[i] % step == 0)
                    continue;
                rows.RemoveAt(i);
                counts.RemoveAt(i);
            }
        }
        if (rows[^1] != row)
        {
            rows.Add(row);
            counts.Add(now);
        }
        return new DeliveredRows(rows, counts, hasEnded);
    }
}
