using MlMix.Presentation;
using MlMix.Tool.Report.Charts;

namespace MlMix.Tool.Report.Sections;

/// <summary>The shares as delivered: of all rows so far, and of each stretch of rows.</summary>
internal static class ShareSection
{
    public const string NoRow = "The mix has no row.";

    private const string Unread = "How rows are delivered is unknown until the sources are read: row counts are unknown, and there is a source without data.";
    private const int MostStretches = 50;
    private const int LeastRowsOfStretch = 50;

    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"shares\"><h2>Shares as delivered</h2>");
        if (facts.Delivered is { Last: > 0 } delivered)
            Add(page, facts, delivered);
        else
            page.Add($"<p>{(facts.Delivered is null ? Unread : NoRow)}</p>");
        page.AddRaw("</section>");
    }

    private static void Add(Page page, ReportFacts facts, DeliveredRows delivered)
    {
        if (!delivered.IsAll)
            page.Add($"<p class=\"note\">Shown are the first {Figures.Rows(delivered.Last)} rows; the mix {(facts.IsEndless ? "has no end" : "goes on")}.</p>");
        int[] points = [.. Enumerable.Range(1, delivered.Rows.Count - 1)];
        string dotted = facts.Weights is null ? "" : " Dotted: what the weights ask for, as long as every source takes part.";
        new LineChart("so-far", "Shares of all rows so far", $"The part of the first n rows that each source delivered, over n.{dotted}",
            [.. facts.Drawn.Select(source => new ChartLine(source,
                [.. points.Select(point => ((double)delivered.Rows[point], (double)delivered.Counts[point][source] / delivered.Rows[point]))]))])
        {
            Rows = delivered.Last,
            Targets = Targets(facts, facts.Weights?.SharesSoFar),
        }.AddTo(page);
        page.Add($"<p class=\"axis\">rows</p><p class=\"note\">Of all rows so far.{dotted}</p>");

        IReadOnlyList<(int From, int To)> stretches = StretchesOf(delivered);
        new LineChart("stretches", "Shares of each stretch of rows",
            $"The part of each of {stretches.Count} stretches of rows that each source delivered.{dotted}",
            [.. facts.Drawn.Select(source => new ChartLine(source, [.. stretches.SelectMany(stretch => Step(delivered, stretch, source))]))])
        {
            Rows = delivered.Last,
            Targets = Targets(facts, facts.Weights?.Shares),
        }.AddTo(page);
        long length = delivered.Rows[stretches[0].To];
        string about = stretches.Count > 1 ? "about " : "";
        page.Add($"<p class=\"axis\">rows</p><p class=\"note\">Of each stretch of {about}{Figures.Rows(length)} rows.{dotted}</p>").AddLegend(facts);
        NumberTable.AddTo(page, facts, "Rows delivered", delivered.Rows, (point, source) => Figures.Rows(delivered.Counts[point][source]));
    }

    private static IReadOnlyList<ChartLine> Targets(ReportFacts facts, IReadOnlyList<double[]>? shares) =>
        shares is null ? [] : [.. facts.Drawn.Select(source => WeightSection.Line(source, facts.Weights!.Rows, shares))];

    // From point to point, each of enough rows that one row more or less does not matter much; what is left over at the end belongs to the last.
    private static IReadOnlyList<(int From, int To)> StretchesOf(DeliveredRows delivered)
    {
        long least = Math.Max(LeastRowsOfStretch, delivered.Last / MostStretches);
        var stretches = new List<(int From, int To)>();
        int from = 0;
        for (int to = 1; to < delivered.Rows.Count; to++)
        {
            if (delivered.Rows[to] - delivered.Rows[from] < least || delivered.Last - delivered.Rows[to] < least)
                continue;
            stretches.Add((from, to));
            from = to;
        }
        stretches.Add((from, delivered.Rows.Count - 1));
        return stretches;
    }

    private static IEnumerable<(double X, double Y)> Step(DeliveredRows delivered, (int From, int To) stretch, int source)
    {
        (long from, long to) = (delivered.Rows[stretch.From], delivered.Rows[stretch.To]);
        double share = (double)(delivered.Counts[stretch.To][source] - delivered.Counts[stretch.From][source]) / (to - from);
        return [(from, share), (to, share)];
    }
}
