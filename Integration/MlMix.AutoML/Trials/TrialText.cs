using System.Globalization;

namespace MlMix.Searching.Trials;

/// <summary>The table of trials as text.</summary>
internal static class TrialText
{
    private const int LongestFailure = 60;

    public static string Of(MixtureTrialTable table)
    {
        string metric = table.Metric.Name;
        string[] settings =
        [
            .. table.SelectMany(trial => trial.Settings.Keys).Distinct()
                .Where(key => table.Select(trial => trial.Settings.GetValueOrDefault(key, "")).Distinct().Count() > 1),
        ];
        List<string[]> columns =
        [
            Column("trial", table, trial => Whole(trial.Number) + (trial == table.Best ? " *" : "  ")),
            .. table.SourceNames.Select(source => Column($"w {source}", table, trial => Weight(trial.Weights[source]))),
            .. settings.Select(key => Column(key, table, trial => trial.Settings.GetValueOrDefault(key, ""))),
            Column($"objective: {table.Objective}", table, trial => Score(trial.Value)),
            Column($"{metric} overall", table, trial => Score(trial.Overall.GetValueOrDefault(metric, double.NaN))),
            .. table.SourceNames.Select(source => Column(source, table, trial => Score(OfSource(trial, source, metric)))),
        ];
        if (table.Any(trial => trial.Failure is not null))
            columns.Add(Column("failure", table, trial => Short(trial.Failure)));
        int[] widths = [.. columns.Select(column => column.Max(cell => cell.Length))];
        IEnumerable<string> lines = Enumerable.Range(0, table.Count + 1)
            .Select(line => string.Join("  ", columns.Select((column, i) => column[line].PadLeft(widths[i]))).TrimEnd());
        string note = table.Metric.Direction == MetricDirection.LowerIsBetter ? $"\nLower is better: {metric}." : "";
        return string.Join('\n', lines) + note + "\n";
    }

    public static double OfSource(MixtureTrial trial, string source, string metric) =>
        trial.Sources.TryGetValue(source, out IReadOnlyDictionary<string, double>? values) ? values.GetValueOrDefault(metric, double.NaN) : double.NaN;

    private static string[] Column(string head, MixtureTrialTable table, Func<MixtureTrial, string> cell) => [head, .. table.Select(cell)];

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Weight(double weight) => weight.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Score(double value) => double.IsNaN(value) ? "n/a" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Short(string? failure)
    {
        string line = (failure ?? "").ReplaceLineEndings(" ");
        return line.Length > LongestFailure ? line[..LongestFailure] + "..." : line;
    }
}
