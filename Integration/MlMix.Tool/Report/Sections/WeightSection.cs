using MlMix.Presentation;
using MlMix.Tool.Report.Charts;

namespace MlMix.Tool.Report.Sections;

/// <summary>The weights as the mix goes on.</summary>
internal static class WeightSection
{
    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"weights\"><h2>Weights over time</h2>");
        if (facts.Weights is { } weights)
        {
            string weighing = facts.Plan.Schedule is null ? "The weights hold throughout." : "The weights follow the schedule.";
            new LineChart("weights", "Weights over time", $"The share of each row that the weights give each source, over the rows. {weighing}",
                [.. facts.Drawn.Select(source => Line(source, weights.Rows, weights.Shares))])
            { Rows = weights.Rows[^1] }.AddTo(page);
            page.AddRaw("<p class=\"axis\">rows</p>").AddLegend(facts);
            NumberTable.AddTo(page, facts, "Weights", weights.Rows, (point, source) => Figures.Percent(weights.Shares[point][source]));
        }
        else
            page.Add($"<p>{(facts.Length == 0 ? ShareSection.NoRow : $"{facts.Plan.Selection} takes rows without regard to weights.")}</p>");
        page.AddRaw("</section>");
    }

    /// <summary>A line of one source through numbers that are given for all.</summary>
    public static ChartLine Line(int source, IReadOnlyList<long> rows, IReadOnlyList<double[]> shares) =>
        new(source, [.. rows.Select((row, point) => ((double)row, shares[point][source]))]);
}
