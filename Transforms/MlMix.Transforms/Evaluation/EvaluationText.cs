using System.Globalization;
using System.Text;

namespace MlMix.Evaluation;

/// <summary>The table of an evaluation as text.</summary>
internal static class EvaluationText
{
    private const string Gap = "  ";
    private const string GapOfMetrics = "    ";

    public static string Of<TMetrics>(SourceEvaluation<TMetrics> evaluation, int width)
        where TMetrics : class
    {
        SourceEvaluationRow<TMetrics>[] rows = [.. evaluation.Rows()];
        string[] names = Aligned(left: true, ["source", .. rows.Select(row => row.Source)]);
        string[] counts = Aligned(left: false, ["n", .. rows.Select(row => row.Count.ToString("N0", CultureInfo.InvariantCulture))]);
        string[] shares = Aligned(left: false, ["share", .. rows.Select(row => row.Share.ToString("0.0%", CultureInfo.InvariantCulture))]);
        var text = new StringBuilder();
        string[] lines = Joined([names, counts, shares], Gap);
        bool hasMetric = false;
        foreach (string metric in evaluation.Metrics.Select(metric => metric.Name))
        {
            string[] group = Group(evaluation, rows, metric);
            if (hasMetric && lines[0].Length + GapOfMetrics.Length + group[0].Length > width)
            {
                Write(text, lines).Append('\n');
                lines = names;
            }

            lines = Joined([lines, group], GapOfMetrics);
            hasMetric = true;
        }

        Write(text, lines);
        Notes(text, evaluation, rows);
        return text.ToString();
    }

    /// <summary>The columns of one metric: the value, then the differences with their signs.</summary>
    private static string[] Group<TMetrics>(SourceEvaluation<TMetrics> evaluation, SourceEvaluationRow<TMetrics>[] rows, string metric)
        where TMetrics : class
    {
        string format = Format(rows.Select(row => row.Values[metric]));
        string signed = $"+{format};-{format};{format}";
        var columns = new List<string[]>
        {
            Aligned(left: false, [metric, .. rows.Select(row => Number(row.Values[metric], format))]),
            Aligned(left: false, ["vs all", .. rows.Select(row => row == evaluation.Overall ? "" : Number(row.Difference[metric], signed))]),
        };
        if (evaluation.HasBaseline)
            columns.Add(Aligned(left: false, ["vs base", .. rows.Select(row => Number(row.BaselineDifference![metric], signed))]));
        return Joined(columns, Gap);
    }

    /// <summary>One format for a column, so that its points are below each other: at least four digits of its largest value.</summary>
    private static string Format(IEnumerable<double> values)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int power = largest == 0 ? 0 : (int)Math.Floor(Math.Log10(largest));
        return power switch
        {
            < -6 or > 9 => "0.000E+0",
            < 0 => "0." + new string('0', 3 - power),
            < 4 => "#,0." + new string('0', 4 - power),
            _ => "#,0",
        };
    }

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture);

    private static void Notes<TMetrics>(StringBuilder text, SourceEvaluation<TMetrics> evaluation, SourceEvaluationRow<TMetrics>[] rows)
        where TMetrics : class
    {
        text.Append('\n');
        string[] losses = [.. evaluation.Metrics.Where(metric => metric.Direction == MetricDirection.LowerIsBetter).Select(metric => metric.Name)];
        if (losses.Length > 0)
            text.Append("Lower is better: ").AppendJoin(", ", losses).Append(".\n");
        foreach (SourceEvaluationRow<TMetrics> row in rows)
        {
            if (row.Reason is not null)
                text.Append(CultureInfo.InvariantCulture, $"{row.Source}: {row.Reason}\n");
            else if (row.Evaluated < row.Count)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{row.Source}: {row.Count - row.Evaluated:N0} of {row.Count:N0} rows have no label or no finite score, and do not count\n");
            }
        }
    }

    private static string[] Aligned(bool left, string[] cells)
    {
        int width = cells.Max(cell => cell.Length);
        return [.. cells.Select(cell => left ? cell.PadRight(width) : cell.PadLeft(width))];
    }

    private static string[] Joined(IReadOnlyList<string[]> columns, string gap) =>
        [.. Enumerable.Range(0, columns[0].Length).Select(line => string.Join(gap, columns.Select(column => column[line])))];

    private static StringBuilder Write(StringBuilder text, string[] lines)
    {
        foreach (string line in lines)
            text.Append(line.TrimEnd()).Append('\n');
        return text;
    }
}
