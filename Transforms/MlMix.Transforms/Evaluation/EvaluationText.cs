using System.Globalization;
using System.Text;
using MlMix.Presentation;
using static MlMix.Presentation.AlignedText;

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
}
