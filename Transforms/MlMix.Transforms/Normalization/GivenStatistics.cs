using System.Globalization;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Checks and completes statistics that the caller gives.</summary>
internal static class GivenStatistics
{
    /// <summary>Adds what is wrong with the statistics for these columns.</summary>
    public static void Check(NormalizationStatistics given, IEnumerable<string> columns, NormalizationMethod? method, Faults faults)
    {
        if (given.Method is not null && method is not null && given.Method != method.ToString())
            faults.Add($"the statistics are those of {given.Method}, but Method is {method}. Set Method to the one they belong to, or take new statistics.");
        foreach (string column in columns)
        {
            if (!given.Columns.TryGetValue(column, out ColumnStatistics? statistics))
                faults.Add($"the statistics do not have the column '{column}'; they have {Names(given.Columns.Keys)}. " +
                    $"Give them by the name of the column made.");
            else if (statistics is null)
                faults.Add($"the statistics of '{column}' are null; give those of every source.");
            else
                Check(column, statistics, faults);
        }
    }

    /// <summary>Adds what is wrong with the statistics of all columns.</summary>
    public static void Check(NormalizationStatistics given, Faults faults) => Check(given, given.Columns.Keys, null, faults);

    /// <summary>Adds a fault for each source of the data that the statistics of a column do not name.</summary>
    public static void CheckCovered(SourceKeys keys, string column, ColumnStatistics given, Faults faults) => keys.CheckCovered(
        given.Sources.Keys,
        $"is not among the given statistics of '{column}', which name",
        "Add it, or leave Statistics null to fit them.",
        faults);

    /// <summary>Adds a fault for each number that Single cannot hold: beyond it every normalized value would be infinite, or 0.</summary>
    public static void CheckSingle(string column, ColumnStatistics given, Faults faults)
    {
        foreach ((string source, SourceStatistics statistics) in All(given))
        {
            foreach (double number in statistics.Center.Concat(statistics.Spread).Where(number => !float.IsFinite((float)number)))
                faults.Add($"{Of(column, source)} have the number {Text(number)}; the column holds Single, which does not go so far.");
        }
    }

    /// <summary>The statistics with pooled ones, put together slot by slot where none were given.</summary>
    public static ColumnStatistics Complete(ColumnStatistics given, NormalizationMethod method)
    {
        if (given.Pooled is not null)
            return given;
        int slots = given.Sources.Values.Max(source => source.Center.Count);
        var pooled = new (double Center, double Spread)[slots];
        for (int slot = 0; slot < slots; slot++)
            pooled[slot] = method.Pool([.. given.Sources.Values.Select(source => At(source, slot))]);
        return new ColumnStatistics(
            given.Sources,
            new SourceStatistics([.. pooled.Select(pair => pair.Center)], [.. pooled.Select(pair => pair.Spread)]));
    }

    private static (double Center, double Spread) At(SourceStatistics source, int slot)
    {
        int index = source.Center.Count == 1 ? 0 : slot;
        return (source.Center[index], source.Spread[index]);
    }

    private static void Check(string column, ColumnStatistics statistics, Faults faults)
    {
        if (statistics.Sources.Count == 0)
            faults.Add($"the statistics of '{column}' have no source; give center and spread for every source, or leave Statistics null to fit them.");
        (string Source, SourceStatistics Statistics)[] all = [.. All(statistics)];
        int[] slots = [.. all.Select(pair => pair.Statistics?.Center.Count ?? 1).Where(count => count > 1).Distinct()];
        if (slots.Length > 1)
            faults.Add($"the statistics of '{column}' are by slot with different numbers of slots: {string.Join(", ", slots)}. They must be equal.");
        foreach ((string source, SourceStatistics? one) in all)
        {
            if (one is null)
                faults.Add($"{Of(column, source)} are null; give center and spread.");
            else
                Check(Of(column, source), one, faults);
        }
    }

    private static void Check(string which, SourceStatistics statistics, Faults faults)
    {
        if (statistics.Center.Count == 0 || statistics.Center.Count != statistics.Spread.Count)
            faults.Add($"{which} have {statistics.Center.Count} centers and {statistics.Spread.Count} spreads; " +
                $"there must be one of each, or one for each slot.");
        foreach (double center in statistics.Center.Where(center => !double.IsFinite(center)))
            faults.Add($"{which} have the center {Text(center)}; it must be a finite number.");
        foreach (double spread in statistics.Spread.Where(spread => !(double.IsFinite(spread) && spread >= 0)))
            faults.Add($"{which} have the spread {Text(spread)}; it must be a finite number of 0 or more.");
    }

    private static IEnumerable<(string Source, SourceStatistics Statistics)> All(ColumnStatistics column)
    {
        foreach ((string source, SourceStatistics statistics) in column.Sources)
            yield return (source, statistics);
        if (column.Pooled is not null)
            yield return ("(pooled)", column.Pooled);
    }

    private static string Of(string column, string source) => $"the statistics of source '{source}' in '{column}'";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
