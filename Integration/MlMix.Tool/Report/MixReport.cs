using MlMix.Presentation;
using MlMix.Tool.Report.Sections;

namespace MlMix.Tool.Report;

/// <summary>A mixture as one page: its plan, what it delivers over time, rows, statistics. The page loads nothing and needs no script.</summary>
internal static class MixReport
{
    /// <summary>Writes the page. What is not known already is found out: the plan is asked and walked, and rows of the mix are read.</summary>
    /// <param name="input">What it is made of.</param>
    /// <returns>The page as HTML that is also well-formed XML.</returns>
    /// <exception cref="OperationCanceledException">The cancellation of <paramref name="input"/> was asked for.</exception>
    /// <exception cref="MixSourceException">A source failed.</exception>
    /// <exception cref="MixConfigurationException">The delegate of a custom schedule gives weights that are none.</exception>
    public static string Render(ReportInput input)
    {
        var facts = new ReportFacts(input);
        var page = new Page();
        page.AddRaw("<!DOCTYPE html>").AddRaw("<html lang=\"en\"><head>").AddRaw("<meta charset=\"utf-8\" />")
            .AddRaw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />")
            .AddRaw("<meta name=\"color-scheme\" content=\"light dark\" />")
            .Add($"<title>{input.Title} - MlMix report</title>")
            .AddRaw("<style>").AddRaw(Style()).AddRaw("</style></head><body><main>")
            .Add($"<h1>{input.Title}</h1>");
        PlanSection.AddTo(page, facts);
        WarningSection.AddTo(page, facts);
        SourceSection.AddTo(page, facts);
        WeightSection.AddTo(page, facts);
        ShareSection.AddTo(page, facts);
        PassSection.AddTo(page, facts);
        SampleSection.AddTo(page, facts);
        StatisticsSection.AddTo(page, facts);
        return page.AddRaw("</main></body></html>").ToString();
    }

    private static string Style()
    {
        using Stream css = typeof(MixReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(css);
        return reader.ReadToEnd();
    }
}
