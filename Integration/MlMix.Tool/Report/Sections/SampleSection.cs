using Microsoft.ML;
using MlMix.Mixing;
using MlMix.Presentation;
using MlMix.Tool.Report.Charts;
using MlMix.Tool.Report.Samples;

namespace MlMix.Tool.Report.Sections;

/// <summary>The first rows of the mix.</summary>
internal static class SampleSection
{
    /// <summary>Why there are none.</summary>
    public const string PlanningOnly = "the mixture is for planning only, since it has a source without data.";

    private const int MostColumns = 24;

    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"samples\"><h2>First rows</h2>");
        if (facts.Input.Mixed is { } mixed)
            Add(page, facts, mixed.WithCancellation(facts.Input.Cancellation));
        else
            page.Add($"<p>None to show: {PlanningOnly}</p>");
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
        page.OpenTable("First rows", "samples", ["Position", "Source", .. columns.Select(column => column.Name)]).AddRaw("</tr></thead><tbody>");
        for (int row = 0; row < sources.Count; row++)
        {
            page.Add($"<tr><th scope=\"row\">{row}</th><td class=\"source\">").AddKey(sources[row])
                .Add($" {facts.Plan.Sources[sources[row]].Name}</td>");
            foreach (SampleColumn sample in samples)
                sample.AddCell(page, row);
            page.AddRaw("</tr>");
        }
        page.CloseTable();
        if (columns.Length < all.Length)
            page.Add($"<p class=\"note\">Shown are the first {columns.Length} of {all.Length} columns.</p>");
    }
}
