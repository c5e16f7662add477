namespace MlMix.Walking;

/// <summary>What options and sources must obey to make a plan.</summary>
internal static class PlanRules
{
    public static void Check(PlanOptions options, IReadOnlyList<PlanSource> sources, Faults faults)
    {
        if (options.Selection is null)
            faults.Add("Selection must be given; it is null. Selection.Even is the default.");
        if (options.Stop is { } stop && !Enum.IsDefined(stop))
            faults.Add($"Stop must be one of the stop rules; it is {(int)stop}.");
        if (options.Length < 0)
            faults.Add($"Length must be 0 rows or more; it is {options.Length}.");
        if (sources.Count == 0)
            faults.Add("There are no sources; give at least one.");
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i] is null)
                faults.Add($"Source {i + 1} of {sources.Count} is null; leave it out or give a source.");
            else if (string.IsNullOrWhiteSpace(sources[i].Name))
                faults.Add($"Source {i + 1} of {sources.Count} has no name; names tell the sources apart, so give it one.");
        }
        PlanSource[] given = [.. sources.Where(source => source is not null)];
        if (given.Length > 0)
            CheckSources(options, given, faults);
    }

    private static void CheckSources(PlanOptions options, PlanSource[] sources, Faults faults)
    {
        StopRule? stop = options.Stop ?? options.Selection?.DefaultStop;
        foreach (PlanSource source in sources)
        {
            if (!double.IsFinite(source.Weight) || source.Weight < 0)
                faults.Add($"Source '{source.Name}' has weight {source.Weight}; a weight is a finite number, 0 or more.");
            if (source.RowCount < 0)
                faults.Add($"Source '{source.Name}' has row count {source.RowCount}; a row count is 0 or more, or null when unknown.");
            if (source.RowCount == 0 && source.Weight > 0 && stop is not (null or StopRule.AllOnce))
            {
                faults.Add($"Source '{source.Name}' is empty, so {stop} cannot hold; "
                    + $"leave it out, give it weight 0, or stop by AllOnce.");
            }
        }
        foreach (IGrouping<string, PlanSource> same in sources.GroupBy(source => source.Name, StringComparer.Ordinal))
        {
            if (same.Count() > 1 && !string.IsNullOrWhiteSpace(same.Key))
                faults.Add($"{same.Count()} sources are named '{same.Key}'; names must differ.");
        }
        if (sources.All(source => source.Weight == 0))
            faults.Add("All weights are 0, so there is nothing to draw; give one source a weight above 0.");
        double[] drawn = [.. sources.Select(source => source.Weight).Where(weight => weight > 0).Distinct()];
        if (options.Selection is { UsesWeights: false } && drawn.Length > 1)
        {
            faults.Add($"{options.Selection} does not use weights, but they differ ({string.Join(", ", drawn.Select(Invariant))}); "
                + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.");
        }
    }

    private static string Invariant(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
