using System.Globalization;
using System.Text;

namespace MlMix.Epochs;

/// <summary>A history as text.</summary>
internal static class EpochText
{
    private const string Gap = "  ";
    private const string GapOfGroups = "    ";

    public static string Of(IReadOnlyList<EpochResult> history, string metric, string? metricSource, int chosen, EpochEnd end)
    {
        string[] mixed = [.. history[0].Weights.Keys];
        string[] judged = [.. history[0].Sources.Keys];
        string[] lines = Joined(Gap, Column(left: false, "", "epoch", epoch => Number(epoch.Epoch, "0")), Column(left: true, "", "", Mark));
        lines = Joined(GapOfGroups, lines, Group("share", mixed, (epoch, source) => Number(epoch.Weights[source!], "0.000")));
        lines = Joined(GapOfGroups, lines, Group("rows", mixed, (epoch, source) => Number(epoch.Rows[source!], "N0")));
        lines = Joined(GapOfGroups, lines, Group(metric, [null, .. judged], (epoch, source) =>
            Number(source is null ? epoch.Overall[metric] : epoch.Sources[source][metric], "0.0000")));
        var text = new StringBuilder();
        foreach (string line in lines)
            text.Append(line.TrimEnd()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"* the model is that of epoch {chosen}. {Reason(end, metric, metricSource)}\n");
        return text.ToString();

        string Mark(EpochResult epoch) => epoch.Epoch == chosen ? "*" : "";

        string[] Column(bool left, string group, string name, Func<EpochResult, string> cell)
        {
            string[] cells = [name, .. history.Select(cell)];
            int width = cells.Max(each => each.Length);
            return [group, .. cells.Select(each => left ? each.PadRight(width) : each.PadLeft(width))];
        }

        // No source stands for all rows.
        string[] Group(string name, string?[] sources, Func<EpochResult, string?, string> cell)
        {
            string[] group = Joined(Gap, [.. sources.Select(source => Column(left: false, "", source ?? "overall", epoch => cell(epoch, source)))]);
            group[0] = name;
            return group;
        }
    }

    private static string Reason(EpochEnd end, string metric, string? metricSource) => end switch
    {
        EpochEnd.Plateau => $"Training ended because {metric} of {metricSource ?? "all rows"} did not become better.",
        EpochEnd.Cancelled => "Training was cancelled.",
        _ => "Training had all its epochs.",
    };

    private static string Number(double value, string format) => double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture);

    // Lines side by side; the first of a group is its name, which is as wide as the others.
    private static string[] Joined(string gap, params string[][] columns)
    {
        string[][] aligned = [.. columns.Select(lines => lines.Select(line => line.PadRight(lines.Max(each => each.Length))).ToArray())];
        return [.. Enumerable.Range(0, columns[0].Length).Select(line => string.Join(gap, aligned.Select(lines => lines[line])))];
    }
}
