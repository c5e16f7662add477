using MlMix.Demo.Images;
using MlMix.Demo.Results;
using MlMix.Presentation;

namespace MlMix.Demo.Report;

/// <summary>Rows, label ranges, and mean and standard deviation of each source, before and after.</summary>
internal static class NormalizationTable
{
    private const string None = "–";

    public static string Render(DemoResult result)
    {
        var page = new Page();
        page.AddRaw("<section id=\"normalization\"><h2>Sources, labels and normalization</h2>")
            .AddRaw("<p>Before and after are over every pixel of every row of a source, computed apart from MlMix in double precision.")
            .AddRaw("Fitted is what NormalizeBySource found. Usual are the figures commonly given for the set's training images, for")
            .AddRaw("comparison.</p>")
            .AddRaw("<div class=\"wide\"><table class=\"numbers\"><thead>")
            .AddRaw("<tr><th rowspan=\"2\" scope=\"col\">Source</th><th rowspan=\"2\" scope=\"col\">Rows</th>")
            .AddRaw("<th colspan=\"2\" scope=\"colgroup\">Labels</th><th colspan=\"4\" scope=\"colgroup\">Mean</th>")
            .AddRaw("<th colspan=\"4\" scope=\"colgroup\">Standard deviation</th></tr><tr>");
        foreach (string name in new[] { "before", "after", "before", "fitted", "usual", "after", "before", "fitted", "usual", "after" })
            page.Add($"<th scope=\"col\">{name}</th>");
        page.AddRaw("</tr></thead><tbody>");
        for (int i = 0; i < result.Sources.Count; i++)
            AddSource(page, result, i);
        return page.AddRaw("</tbody></table></div></section>").ToString();
    }

    private static void AddSource(Page page, DemoResult result, int i)
    {
        (SourceSurvey before, SourceSurvey after) = (result.Tutorial.Before[i], result.Tutorial.After[i]);
        SourceStatistics fitted = result.Tutorial.Fitted[result.Sources[i].Name];
        var usual = result.Sources[i].Published;
        page.Add($"<tr><th scope=\"row\"><span class=\"key s{i}\"></span>{result.Sources[i].Name}</th><td>{after.Rows:N0}</td>")
            .Add($"<td>{before.LabelMin}–{before.LabelMax}</td><td>{after.LabelMin}–{after.LabelMax}</td>")
            .Add($"<td>{Text(before.Mean)}</td><td>{Text(fitted.Center[0])}</td><td>{Text(usual?.Mean)}</td><td>{Text(after.Mean)}</td>")
            .Add($"<td>{Text(before.StandardDeviation)}</td><td>{Text(fitted.Spread[0])}</td>")
            .Add($"<td>{Text(usual?.StandardDeviation)}</td><td>{Text(after.StandardDeviation)}</td></tr>");
    }

    /// <summary>Four decimals, and no minus sign before a zero.</summary>
    private static string Text(double? value) => value is { } number ? (Math.Round(number, 4) + 0.0).ToString("0.0000") : None;
}
