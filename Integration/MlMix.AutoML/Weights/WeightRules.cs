namespace MlMix.Searching.Weights;

/// <summary>Checks the bounds of a search.</summary>
internal static class WeightRules
{
    private const double Rounding = 1e-9;

    /// <summary>The range of each source, in their order.</summary>
    public static WeightRange[] Resolve(IReadOnlyDictionary<string, WeightRange>? given, IReadOnlyList<string> sources, Faults faults)
    {
        foreach ((string source, WeightRange range) in given ?? new Dictionary<string, WeightRange>())
        {
            if (!sources.Contains(source))
                faults.Add($"WeightRanges names '{source}', which is no source; the sources are {string.Join(", ", sources.Select(name => $"'{name}'"))}.");
            if (!(range.Least >= 0 && range.Least <= range.Most && range.Most <= 1))
                faults.Add($"The weight range of '{source}' is {range.Least} to {range.Most}; it must lie between 0 and 1, the least first.");
        }

        WeightRange[] ranges = [.. sources.Select(source => given?.TryGetValue(source, out WeightRange range) == true ? range : WeightRange.All)];
        double least = ranges.Sum(range => range.Least), most = ranges.Sum(range => range.Most);
        if (least > 1 + Rounding)
            faults.Add($"The least weights add up to {least}; shares add up to 1, so they must not be more.");
        if (most < 1 - Rounding && ranges.Length > 0)
            faults.Add($"The greatest weights add up to {most}; shares add up to 1, so they must not be less.");
        return ranges;
    }

    /// <summary>Given weights as shares of the sources, rounded as those of trials are.</summary>
    /// <exception cref="MixConfigurationException">A name is no source, a weight is wrong, or all are 0.</exception>
    public static IReadOnlyDictionary<string, double> Shares(IReadOnlyDictionary<string, double> weights, IReadOnlyList<string> sources, string what)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new Faults(what);
        foreach ((string source, double weight) in weights)
        {
            if (!sources.Contains(source))
                faults.Add($"'{source}' is no source; the sources are {string.Join(", ", sources.Select(name => $"'{name}'"))}.");
            if (!(double.IsFinite(weight) && weight >= 0))
                faults.Add($"The weight of '{source}' is {weight}; it must be a finite number of 0 or more.");
        }

        double sum = weights.Values.Sum();
        if (sum == 0)
            faults.Add("All weights are 0; give one at least.");
        faults.ThrowIfAny();
        int decimals = SimplexMap.Decimals(sources.Count);
        return sources.ToDictionary(source => source, source => Math.Round(weights.GetValueOrDefault(source) / sum, decimals));
    }
}
