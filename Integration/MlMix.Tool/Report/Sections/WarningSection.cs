using MlMix.Presentation;

namespace MlMix.Tool.Report.Sections;

/// <summary>What the user may not have meant.</summary>
internal static class WarningSection
{
    private const int MostShown = 100;

    public static void AddTo(Page page, ReportFacts facts)
    {
        IReadOnlyList<string> warnings = facts.Explanation.Warnings;
        page.Add($"<section id=\"warnings\" class=\"{(warnings.Count > 0 ? "warned" : "calm")}\"><h2>Warnings</h2>");
        if (warnings.Count == 0)
            page.AddRaw("<p>None.</p>");
        else
        {
            page.AddRaw("<ul>");
            foreach (string warning in warnings.Take(MostShown))
                page.Add($"<li>{warning}</li>");
            page.AddRaw("</ul>");
            if (warnings.Count > MostShown)
                page.Add($"<p class=\"note\">And {warnings.Count - MostShown} more.</p>");
        }
        page.AddRaw("</section>");
    }
}
