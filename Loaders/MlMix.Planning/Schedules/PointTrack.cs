namespace MlMix.Schedules;

/// <summary>The segments between points.</summary>
internal sealed class PointTrack : ScheduleTrack
{
    private readonly double[][] _weights;
    private readonly Segment[] _segments;
    private readonly int[] _points;

    /// <param name="interpolation">What lies between two points.</param>
    /// <param name="places">The points' places, ascending.</param>
    /// <param name="weights">The points' weights by source.</param>
    /// <param name="clock">Rows and progress.</param>
    public PointTrack(Interpolation interpolation, double[] places, double[][] weights, ScheduleClock clock)
    {
        _weights = weights;
        var segments = new List<Segment>();
        var points = new List<int>();
        long from = 0;
        // Segment `to` ends at point `to`: the first one holds the first point's weights, and so does the one after the last point.
        for (int to = 0; to <= places.Length; to++)
        {
            long end = to < places.Length ? clock.FirstRowAt(places[to]) : long.MaxValue;
            if (end <= from)
                continue;
            int first = Math.Max(to - 1, 0);
            bool holds = to == 0 || to == places.Length || interpolation == Interpolation.Step;
            BlendCurve? curve = holds ? null : Curve(interpolation, places[first], places[to], clock, from, end);
            segments.Add(new Segment(from, end, weights[first], weights[holds ? first : to], curve, segments.Count));
            points.Add(first);
            from = end;
        }
        _segments = [.. segments];
        _points = [.. points];
    }

    public override int SourceCount => _weights[0].Length;

    public override bool IsEndless => false;

    public override bool IsLiveSomewhere(int source) => Array.Exists(_weights, weights => weights[source] > 0);

    public override Segment At(long row)
    {
        int low = 0;
        for (int high = _segments.Length; high - low > 1;)
        {
            int middle = (low + high) / 2;
            (low, high) = _segments[middle].From <= row ? (middle, high) : (low, middle);
        }
        return _segments[low];
    }

    public override Segment? After(Segment segment) => segment.Index + 1 < _segments.Length ? _segments[segment.Index + 1] : null;

    public override bool LiveShares(Segment segment, ReadOnlySpan<bool> live, Span<double> a, Span<double> b)
    {
        int point = _points[segment.Index];
        int first = StandIn(point, live);
        int second = segment.Curve is null ? first : StandIn(point + 1, live);
        Shares.Of(_weights[first], live, a);
        Shares.Of(_weights[second], live, b);
        return first == second;
    }

    private static BlendCurve Curve(Interpolation interpolation, double place, double next, ScheduleClock clock, long from, long end)
    {
        double way = next - place;
        double start = (clock.ProgressAt(from) - place) / way;
        return new BlendCurve(interpolation == Interpolation.Cosine, clock.StepStart(from), clock.Width, start, clock.StepSize / way, end);
    }

    private int StandIn(int point, ReadOnlySpan<bool> live)
    {
        for (int later = point; later < _weights.Length; later++)
        {
            if (Shares.Any(_weights[later], live))
                return later;
        }
        for (int earlier = point - 1; earlier >= 0; earlier--)
        {
            if (Shares.Any(_weights[earlier], live))
                return earlier;
        }
        return point;
    }
}
