using MlMix.Tool.Html;

namespace MlMix.Tool.Report.Charts;

/// <summary>A bar for each of some sources, with its name above and its value beside it.</summary>
/// <param name="Id">Begins the ids of its parts.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What can be read from it, for those who do not see it.</param>
/// <param name="Bars">Source, name, value (null where unknown) and the value as text.</param>
internal sealed record BarChart(string Id, string Title, string Description, IReadOnlyList<(int Source, string Name, double? Value, string Text)> Bars)
{
    private const int Step = 44;
    private const int BarTop = 20;
    private const int BarHeight = 14;
    private const int LongestName = 40;

    // The rest is for the text beside the longest bar.
    private const double LongestBar = 0.68;

    public void AddTo(Page page)
    {
        double most = Bars.Max(bar => bar.Value ?? 0);
        int height = Bars.Count * Step;
        page.Add($"<svg class=\"bars\" role=\"img\" aria-labelledby=\"{Id}-title {Id}-desc\" height=\"{height}\">")
            .Add($"<title id=\"{Id}-title\">{Title}</title><desc id=\"{Id}-desc\">{Description}</desc>");
        if (most >= 1)
            page.Add($"<line class=\"one\" x1=\"{Percent(1)}\" x2=\"{Percent(1)}\" y1=\"0\" y2=\"{height}\" />");
        for (int i = 0; i < Bars.Count; i++)
        {
            (int source, string name, double? value, string text) = Bars[i];
            int top = i * Step;
            string width = Percent(value ?? 0);
            page.Add($"<text x=\"0\" y=\"{top + 14}\">{SourceMark.Number(source)} {Figures.Cut(name, LongestName)}</text>")
                .Add($"<rect class=\"{SourceMark.Classes(source)}\" x=\"0\" y=\"{top + BarTop}\" width=\"{width}\" height=\"{BarHeight}\" />")
                .Add($"<text class=\"value\" x=\"{width}\" dx=\"6\" y=\"{top + BarTop + 12}\">{text}</text>");
        }
        page.AddRaw("</svg>");

        string Percent(double value) => FormattableString.Invariant($"{(most > 0 ? 100 * LongestBar * value / most : 0):0.##}%");
    }
}
