namespace MlMix.Planning.Tests.Schedules;

/// <summary>The shares of live sources at a row, worked out slowly: each point normalized, then blended.</summary>
internal static class LiveShares
{
    public static double[] At(ScheduleCase given, bool[] live, long row)
    {
        double progress = given.Progress(row);
        int point = Array.FindLastIndex(given.Places, place => place <= progress);
        double[] from = Normalize(given.Weights[StandIn(given, live, Math.Max(point, 0))], live);
        if (point < 0 || point == given.Places.Length - 1 || given.Kind == "step")
            return from;
        double[] to = Normalize(given.Weights[StandIn(given, live, point + 1)], live);
        double t = (progress - given.Places[point]) / (given.Places[point + 1] - given.Places[point]);
        if (given.Kind == "cosine")
            t = (1 - Math.Cos(Math.PI * t)) / 2;
        return [.. from.Select((share, i) => share + t * (to[i] - share))];
    }

    public static double[] Normalize(double[] weights, bool[] live)
    {
        double sum = weights.Where((_, i) => live[i]).Sum();
        return [.. weights.Select((weight, i) => live[i] ? weight / sum : 0)];
    }

    // The point itself, else the nearest later one, else the nearest earlier one.
    private static int StandIn(ScheduleCase given, bool[] live, int point) => Enumerable.Range(point, given.Places.Length - point)
        .Concat(Enumerable.Range(0, point).Reverse())
        .First(other => given.Weights[other].Where((weight, i) => live[i] && weight > 0).Any());
}
