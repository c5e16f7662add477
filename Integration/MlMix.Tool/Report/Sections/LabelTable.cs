using System.Globalization;
using MlMix.Presentation;
using MlMix.Tool.Report.Charts;
using MlMix.Tool.Statistics;
using MlMix.Tool.Text;

namespace MlMix.Tool.Report.Sections;

/// <summary>How often each value of a column came from each source, as numbers with bars.</summary>
internal static class LabelTable
{
    private const int MostLabels = 60;
    private const int MostUnfolded = 30;
    private const int LongestLabel = 40;
    private const int BarWidth = 80;

    public static void AddTo(Page page, string column, IReadOnlyList<(int Index, SourceColumnStatistics Entry)> sources)
    {
        string[] labels = Ordered([.. sources.SelectMany(source => source.Entry.Histogram?.Keys ?? []).Distinct(StringComparer.Ordinal)]);
        long most = sources.Max(source => source.Entry.Histogram?.Values.DefaultIfEmpty().Max() ?? 0);
        page.AddRaw(labels.Length <= MostUnfolded ? "<details open=\"open\">" : "<details>").Add($"<summary>{column}: how often each value came</summary>")
            .OpenTable($"Values of {column}", "labels", "Value");
        foreach ((int index, SourceColumnStatistics entry) in sources)
            page.AddRaw("<th scope=\"col\">").AddKey(index).Add($" {entry.Source}</th>");
        page.AddRaw("</tr></thead><tbody>");
        foreach (string label in labels.Take(MostLabels))
        {
            page.Add($"<tr><th scope=\"row\">{RowText.Cut(label, LongestLabel)}</th>");
            foreach ((int index, SourceColumnStatistics entry) in sources)
                AddCell(page, index, entry.Histogram, label, most);
            page.AddRaw("</tr>");
        }
        page.CloseTable();
        if (labels.Length > MostLabels)
            page.Add($"<p class=\"note\">And {labels.Length - MostLabels} more values.</p>");
        page.AddRaw("</details>");
    }

    private static void AddCell(Page page, int source, IReadOnlyDictionary<string, long>? histogram, string label, long most)
    {
        if (histogram is null)
        {
            page.Add($"<td class=\"text\">too many values</td>");
            return;
        }
        long count = histogram.GetValueOrDefault(label);
        double width = most > 0 ? (double)BarWidth * count / most : 0;
        page.Add($"<td><svg class=\"cell\" aria-hidden=\"true\" width=\"{BarWidth}\" height=\"10\">")
            .Add($"<rect class=\"{SourceMark.Classes(source)}\" x=\"0\" y=\"0\" width=\"{width:0.##}\" height=\"10\" /></svg> {Figures.Rows(count)}</td>");
    }

    // Numbers by size; names as they come, since their order may mean something.
    private static string[] Ordered(string[] labels)
    {
        double[] numbers =
            [.. labels.Select(label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        if (!numbers.Any(double.IsNaN))
            Array.Sort(numbers, labels);
        return labels;
    }
}
