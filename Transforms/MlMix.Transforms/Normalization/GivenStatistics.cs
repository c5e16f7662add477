namespace MlMix.Normalization;

/// <summary>Checks and pools statistics that the caller gives.</summary>
internal static class GivenStatistics
{
    public static Dictionary<string, SourceStatistics>? Check(IReadOnlyDictionary<string, SourceStatistics>? given, Faults faults)
    {
        if (given is null)
            return null;
        if (given.Count == 0)
            faults.Add("Statistics is empty; give mean and standard deviation for every source, or leave it null to fit them.");

        foreach ((string source, SourceStatistics statistics) in given)
        {
            // Beyond Single every normalized value would be infinite, or 0.
            if (!float.IsFinite((float)statistics.Mean))
                faults.Add($"the mean given for source '{source}' is {statistics.Mean}; it must be a finite number in the range of " +
                    $"Single.");
            if (!(float.IsFinite((float)statistics.StandardDeviation) && statistics.StandardDeviation >= 0))
            {
                faults.Add($"the standard deviation given for source '{source}' is {statistics.StandardDeviation}; " +
                    $"it must be a finite number of 0 or more in the range of Single.");
            }
        }

        return new Dictionary<string, SourceStatistics>(given);
    }

    /// <summary>
    /// The statistics of all sources together, each source counted alike as nothing is known of their rows: the mean of the means, and by
    /// the law of total variance the mean of the variances plus the variance of the means.
    /// </summary>
    public static SourceStatistics Pool(IReadOnlyCollection<SourceStatistics> given)
    {
        double mean = given.Average(statistics => statistics.Mean);
        double within = given.Average(statistics => statistics.StandardDeviation * statistics.StandardDeviation);
        double between = given.Average(statistics => (statistics.Mean - mean) * (statistics.Mean - mean));
        return new SourceStatistics(mean, Math.Sqrt(within + between));
    }
}
