using MlMix.Presentation;
using MlMix.Tool.Report.Charts;
using MlMix.Tool.Statistics;

namespace MlMix.Tool.Report.Sections;

/// <summary>What each source delivered in each column.</summary>
internal static class StatisticsSection
{
    private const int MostColumns = 100;
    private const string None = "–";

    private static readonly string[] Heads = ["Rows", "Values", "Missing", "Mean", "Standard deviation", "Min", "Max", "Distinct"];

    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"statistics\"><h2>Statistics</h2>");
        if (facts.Input.Statistics is { Count: > 0 } statistics)
            Add(page, facts, [.. statistics.GroupBy(entry => entry.Column)]);
        else
            page.Add($"<p>{(facts.Input.Mixed is null ? $"None: {SampleSection.PlanningOnly}" : "None were made.")}</p>");
        page.AddRaw("</section>");
    }

    private static void Add(Page page, ReportFacts facts, IReadOnlyList<IGrouping<string, SourceColumnStatistics>> columns)
    {
        Dictionary<string, int> sources = facts.Plan.Sources.Select((source, i) => (source.Name, i)).ToDictionary();
        page.OpenTable("Statistics", "statistics", ["Column", "Source", .. Heads]).AddRaw("</tr></thead>");
        foreach (IGrouping<string, SourceColumnStatistics> column in columns.Take(MostColumns))
        {
            page.AddRaw("<tbody>");
            SourceColumnStatistics[] entries = [.. column];
            for (int i = 0; i < entries.Length; i++)
            {
                page.AddRaw("<tr>");
                if (i == 0)
                    page.Add($"<th scope=\"rowgroup\" rowspan=\"{entries.Length}\">{column.Key}<span class=\"type\">{entries[0].Type}</span></th>");
                AddEntry(page, entries[i], sources[entries[i].Source]);
                page.AddRaw("</tr>");
            }
            page.AddRaw("</tbody>");
        }
        page.AddRaw("</table></div>");
        if (columns.Count > MostColumns)
            page.Add($"<p class=\"note\">Shown are the first {MostColumns} of {columns.Count} columns.</p>");
        page.AddRaw("<p class=\"note\">Over the rows as delivered: a row that is read twice counts twice. Of vectors all values together.</p>");
        foreach (IGrouping<string, SourceColumnStatistics> column in columns.Take(MostColumns).Where(column => column.Any(entry => entry.Histogram?.Count > 0)))
            LabelTable.AddTo(page, column.Key, [.. column.Select(entry => (sources[entry.Source], entry))]);
    }

    private static void AddEntry(Page page, SourceColumnStatistics entry, int source)
    {
        page.AddRaw("<td class=\"text\">").AddKey(source).Add($" {entry.Source}</td><td>{Figures.Rows(entry.Rows)}</td>");
        if (!entry.IsCounted)
        {
            page.Add($"<td colspan=\"{Heads.Length - 1}\" class=\"text\">values of this type are not counted</td>");
            return;
        }
        page.Add($"<td>{Figures.Rows(entry.Values)}</td><td>{Figures.Rows(entry.Missing)}</td>");
        foreach (double? number in new[] { entry.Mean, entry.StandardDeviation, entry.Min, entry.Max })
            page.Add($"<td>{(number is { } known ? Figures.Number(known) : None)}</td>");
        page.Add($"<td>{Figures.Rows(entry.Distinct, $"over {Figures.Rows(SourceColumnStatistics.MostDistinct)}")}</td>");
    }
}
