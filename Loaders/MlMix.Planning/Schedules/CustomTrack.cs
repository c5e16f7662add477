namespace MlMix.Schedules;

/// <summary>The segments of a delegate: one for each of its answers, made when asked for.</summary>
internal sealed class CustomTrack(CustomSchedule schedule, IReadOnlyList<string> names, ScheduleClock clock) : ScheduleTrack
{
    /// <summary>How many answers are looked at to either side.</summary>
    public const int Horizon = 64;

    public override int SourceCount => names.Count;

    public override bool IsEndless => true;

    public override bool IsLiveSomewhere(int source) => true;

    public override Segment At(long row)
    {
        double stage = schedule.StageAt(clock.ProgressAt(row));
        double[] weights = schedule.WeightsOf(stage, names);
        long from = Math.Min(row, clock.FirstRowAt(stage * schedule.Every));
        long to = Math.Max(row + 1, clock.FirstRowAt((stage + 1) * schedule.Every));
        return new Segment(from, to, weights, weights, null, 0);
    }

    public override Segment? After(Segment segment)
    {
        if (segment.To == long.MaxValue)
            return null;
        return segment.Next ??= At(segment.To);
    }

    /// <inheritdoc/>
    /// <remarks>Looks at 64 answers in either direction; where none of the live sources has weight in any, their shares are equal.</remarks>
    public override bool LiveShares(Segment segment, ReadOnlySpan<bool> live, Span<double> a, Span<double> b)
    {
        if (StandIn(segment, live) is { } weights)
            Shares.Of(weights, live, a);
        else
            Equal(live, a);
        a.CopyTo(b);
        return true;
    }

    private static void Equal(ReadOnlySpan<bool> live, Span<double> shares)
    {
        shares.Fill(1);
        Shares.Of(shares.ToArray(), live, shares);
    }

    private double[]? StandIn(Segment segment, ReadOnlySpan<bool> live)
    {
        Segment? later = segment;
        for (int i = 0; i <= Horizon && later is not null; i++, later = After(later))
        {
            if (Shares.Any(later.A, live))
                return later.A;
        }
        Segment earlier = segment;
        for (int i = 0; i < Horizon && earlier.From > 0; i++)
        {
            earlier = At(earlier.From - 1);
            if (Shares.Any(earlier.A, live))
                return earlier.A;
        }
        return null;
    }
}
