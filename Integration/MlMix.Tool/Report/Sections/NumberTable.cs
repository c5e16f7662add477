using MlMix.Presentation;
using MlMix.Tool.Report.Charts;

namespace MlMix.Tool.Report.Sections;

/// <summary>The numbers of a chart at some of its points, to be unfolded.</summary>
internal static class NumberTable
{
    private const int MostLines = 11;

    /// <param name="page">The page.</param>
    /// <param name="facts">Gives the sources.</param>
    /// <param name="title">What the numbers are.</param>
    /// <param name="rows">The rows of all points.</param>
    /// <param name="text">The number at a point for a source.</param>
    public static void AddTo(Page page, ReportFacts facts, string title, IReadOnlyList<long> rows, Func<int, int, string> text)
    {
        page.Add($"<details><summary>{title} in numbers</summary>").OpenTable($"{title} in numbers", "numbers", "Rows");
        foreach (int source in facts.Drawn)
            page.AddRaw("<th scope=\"col\">").AddKey(source).Add($" {facts.Plan.Sources[source].Name}</th>");
        page.AddRaw("</tr></thead><tbody>");
        foreach (int point in Points(rows))
        {
            page.Add($"<tr><th scope=\"row\">{Figures.Rows(rows[point])}</th>");
            foreach (int source in facts.Drawn)
                page.Add($"<td>{text(point, source)}</td>");
            page.AddRaw("</tr>");
        }
        page.CloseTable().AddRaw("</details>");
    }

    // The points at, or next after, rows of equal distance.
    private static IEnumerable<int> Points(IReadOnlyList<long> rows)
    {
        long last = rows[^1];
        int point = 0;
        for (int line = 0; line < MostLines; line++)
        {
            long wanted = (long)((Int128)last * line / (MostLines - 1));
            if (line > 0 && rows[point] >= wanted)
                continue;
            while (rows[point] < wanted)
                point++;
            yield return point;
        }
    }
}
