using Microsoft.ML;
using MlMix.Mixing;
using MlMix.Tool.Html;
using MlMix.Tool.Report.Charts;
using MlMix.Tool.Report.Samples;

namespace MlMix.Tool.Report.Sections;

/// <summary>The first rows of the mix.</summary>
internal static class SampleSection
{
    private const int MostColumns = 24;

    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"samples\"><h2>First rows</h2>");
        if (facts.Input.Mixed is { } mixed)
            Add(page, facts, mixed.WithCancellation(facts.Input.Cancellation));
        else
            page.AddRaw("<p>None to show: the mixture is for planning only, since it has a source without data.</p>");
        page.AddRaw("</section>");
    }

    private static void Add(Page page, ReportFacts facts, MixedDataView mixed)
    {
        // The source stands beside every row anyway.
        DataViewSchema.Column[] all = [.. mixed.Schema.Where(column => !column.IsHidden && mixed.Added(column) != MixColumns.SourceId)];
        DataViewSchema.Column[] columns = [.. all.Take(MostColumns)];
        var sources = new List<int>();
        SampleColumn[] samples;
        using (MixedCursor cursor = mixed.OpenCursor(columns))
        {
            samples = [.. columns.Select(column => SampleColumn.Open(cursor, column))];
            while (sources.Count < facts.Input.SampleRows && cursor.MoveNext())
            {
                sources.Add(cursor.Source);
                foreach (SampleColumn sample in samples)
                    sample.Read();
            }
        }
        if (sources.Count == 0)
        {
            page.AddRaw($"<p>{ShareSection.NoRow}</p>");
            return;
        }
        page.AddRaw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"First rows\"><table class=\"samples\"><thead><tr>")
            .AddRaw("<th scope=\"col\">Position</th><th scope=\"col\">Source</th>");
        foreach (DataViewSchema.Column column in columns)
            page.Add($"<th scope=\"col\">{column.Name}</th>");
        page.AddRaw("</tr></thead><tbody>");
        for (int row = 0; row < sources.Count; row++)
        {
            page.Add($"<tr><th scope=\"row\">{row}</th>").AddRaw("<td class=\"source\">").AddKey(sources[row]).Add($" {facts.Plan.Sources[sources[row]].Name}</td>");
            foreach (SampleColumn sample in samples)
                sample.AddCell(page, row);
            page.AddRaw("</tr>");
        }
        page.AddRaw("</tbody></table></div>");
        if (columns.Length < all.Length)
            page.Add($"<p class=\"note\">Shown are the first {columns.Length} of {all.Length} columns.</p>");
    }
}
