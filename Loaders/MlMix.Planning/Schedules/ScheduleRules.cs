namespace MlMix.Schedules;

/// <summary>What the parts of a schedule must obey.</summary>
internal static class ScheduleRules
{
    public static void CheckUnit(ScheduleUnit unit, Faults faults)
    {
        if (!Enum.IsDefined(unit))
            faults.Add($"The unit must be Rows, Batches or Fraction; it is {(int)unit}.");
    }

    public static void CheckPoints(IReadOnlyList<WeightPoint> points, Faults faults)
    {
        if (points.Count == 0)
            faults.Add("There are no points; give at least one.");
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i] is null)
                faults.Add($"Point {i + 1} of {points.Count} is null; leave it out or give a point.");
        }
        WeightPoint[] given = [.. points.Where(point => point is not null)];
        foreach (WeightPoint point in given)
        {
            string place = $"The point at {ScheduleText.Of(point.At)}";
            if (!double.IsFinite(point.At))
                faults.Add($"{place} has no place; a place is a finite number.");
            CheckWeights(place, point.Weights, faults);
            string[] missing = [.. given[0].Weights.Keys.Except(point.Weights.Keys, StringComparer.Ordinal)];
            string[] extra = [.. point.Weights.Keys.Except(given[0].Weights.Keys, StringComparer.Ordinal)];
            string first = $"the point at {ScheduleText.Of(given[0].At)}";
            if (missing.Length > 0)
                faults.Add($"{place} lacks {ScheduleText.List(missing)}, which {first} has; give every source a weight at every point, 0 for never.");
            if (extra.Length > 0)
                faults.Add($"{place} has {ScheduleText.List(extra)}, which {first} lacks; give every source a weight at every point, 0 for never.");
        }
    }

    public static void CheckWeights(string place, IReadOnlyDictionary<string, double> weights, Faults faults)
    {
        foreach ((string source, double weight) in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
                faults.Add($"{place} gives source '{source}' weight {weight}; a weight is a finite number, 0 or more.");
        }
        if (weights.Count == 0)
            faults.Add($"{place} has no weights; give every source one.");
        else if (weights.Values.All(weight => weight == 0))
            faults.Add($"{place} has weight 0 for every source, so there is nothing to draw; give one source a weight above 0.");
    }

    public static void CheckNames(string what, IEnumerable<string> names, IReadOnlyList<string> sourceNames, Faults faults)
    {
        string[] given = [.. names];
        string[] missing = [.. sourceNames.Except(given, StringComparer.Ordinal)];
        string[] extra = [.. given.Except(sourceNames, StringComparer.Ordinal)];
        if (missing.Length > 0)
            faults.Add($"{what} has no weight for {ScheduleText.List(missing)}; give every source one, 0 for never.");
        if (extra.Length > 0)
        {
            faults.Add($"{what} has a weight for {ScheduleText.List(extra)}, but the sources are {ScheduleText.List(sourceNames)}; "
                + "correct the name or leave it out.");
        }
    }
}
