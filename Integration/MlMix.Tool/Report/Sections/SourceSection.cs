using MlMix.Presentation;
using MlMix.Tool.Report.Charts;

namespace MlMix.Tool.Report.Sections;

/// <summary>What becomes of each source, those of nested mixtures below the source that is the mixture.</summary>
internal static class SourceSection
{
    private const string None = "–";

    private static readonly string[] Heads =
        ["Source", "Weight", "Rows", "Delivered", "Share", "Times read", "Passes begun", "Unread", "First starts again at"];

    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"sources\"><h2>Sources</h2>").OpenTable("Sources", "sources", Heads).AddRaw("</tr></thead><tbody>");
        for (int source = 0; source < facts.Plan.Sources.Count; source++)
            Add(page, facts, source);
        page.CloseTable()
            .Add($"<p class=\"note\">Weight is the source's part of all weights{(facts.Plan.Schedule is null ? "" : ", at the first row")}. ")
            .AddRaw("Times read is delivered / rows. Positions count from 0.</p></section>");
    }

    private static void Add(Page page, ReportFacts facts, int source)
    {
        SourceExplanation explained = facts.Explanation.Sources[source];
        long? delivered = facts.DeliveredBy(source);
        page.AddRaw("<tr><th scope=\"row\">").AddKey(source).Add($" {explained.Name}</th>");
        AddCells(page, explained, delivered, delivered / (double?)facts.Length, facts.IsEndless);
        AddNested(page, explained, 1);
    }

    private static void AddNested(Page page, SourceExplanation outer, int depth)
    {
        foreach (SourceExplanation inner in outer.Nested?.Sources ?? [])
        {
            page.Add($"<tr class=\"nested\"><th scope=\"row\" style=\"padding-left: {1.5 * depth}rem\">{inner.Name}</th>");
            AddCells(page, inner, inner.Delivered, inner.Proportion, outer.Nested!.EndsBecause == EndCause.Never);
            AddNested(page, inner, depth + 1);
        }
    }

    private static void AddCells(Page page, SourceExplanation source, long? delivered, double? share, bool isEndless)
    {
        string unknown = isEndless ? "endless" : Figures.Unknown;
        string rows = Figures.Rows(source.Rows, source.Nested is null ? Figures.Unknown : "endless");
        page.Add($"<td>{Figures.Percent(source.Weight)}</td><td>{rows}</td><td>{Figures.Rows(delivered, unknown)}</td>")
            .Add($"<td>{(share is { } part && double.IsFinite(part) ? Figures.Percent(part) : None)}</td>")
            .Add($"<td>{(source.Repeat is { } repeat ? Figures.Number(repeat) : None)}</td><td>{Figures.Rows(source.Passes, unknown)}</td>")
            .Add($"<td>{Figures.Rows(source.Unread, None)}</td>")
            .Add($"<td>{Figures.Rows(source.FirstWrap, source.Delivered is null && !isEndless ? Figures.Unknown : "never")}</td></tr>");
    }
}
