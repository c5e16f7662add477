using MlMix.Presentation;

namespace MlMix.Tool.Report.Charts;

/// <summary>
/// How a source is told from others: by its number, which is readable without colours, and by one of 8 colours in one of 3 strokes, whose values are in
/// the style sheet.
/// </summary>
internal static class SourceMark
{
    private const int Colours = 8;
    private const int Strokes = 3;

    /// <summary>The classes of whatever is drawn for a source.</summary>
    public static string Classes(int source) => $"c{source % Colours} d{source / Colours % Strokes}";

    /// <summary>The number under which readers find a source.</summary>
    public static int Number(int source) => source + 1;

    /// <summary>Adds the number in the colour of the source.</summary>
    public static Page AddKey(this Page page, int source) => page.Add($"<span class=\"key {Classes(source)}\">{Number(source)}</span>");

    /// <summary>Adds a list of sources with their numbers.</summary>
    public static void AddLegend(this Page page, ReportFacts facts)
    {
        page.AddRaw("<ul class=\"legend\">");
        foreach (int source in facts.Drawn)
            page.AddRaw("<li>").AddKey(source).Add($" {facts.Plan.Sources[source].Name}</li>");
        page.AddRaw("</ul>");
        if (facts.Drawn.Count < facts.Plan.Sources.Count)
            page.Add($"<p class=\"note\">Drawn are the {facts.Drawn.Count} of {facts.Plan.Sources.Count} sources that deliver most.</p>");
    }
}
