using MlMix.Presentation;
using MlMix.Tool.Report.Charts;

namespace MlMix.Tool.Report.Sections;

/// <summary>How often each source is read.</summary>
internal static class PassSection
{
    public static void AddTo(Page page, ReportFacts facts)
    {
        page.AddRaw("<section id=\"passes\"><h2>Passes per source</h2>");
        new BarChart("passes", "Passes per source", "How often the rows of each source are delivered on average.",
            [.. facts.Drawn.Select(source => Bar(facts.Explanation.Sources[source], source, facts.IsEndless))]).AddTo(page);
        page.AddRaw("<p class=\"note\">How often the rows of a source are delivered on average: delivered / rows; in brackets the passes begun.")
            .AddRaw("The thin line stands at once.</p></section>");
    }

    private static (int Source, string Name, double? Value, string Text) Bar(SourceExplanation source, int index, bool isEndless)
    {
        string text = source.Repeat is { } repeat ? $"{Figures.Number(repeat)} × ({Figures.Rows(source.Passes)} {(source.Passes == 1 ? "pass" : "passes")})"
            : source.Rows == 0 ? "no rows"
            : isEndless ? "endless"
            : Figures.Unknown;
        return (index, source.Name, source.Repeat, text);
    }
}
