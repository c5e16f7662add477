using MlMix.Presentation;
using MlMix.Tool.Text;

namespace MlMix.Tool.Report.Charts;

/// <summary>A bar for each of some sources, with its name and its value above it.</summary>
/// <param name="Id">Begins the ids of its parts.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What can be read from it, for those who do not see it.</param>
/// <param name="Bars">Source, name, value (null where unknown) and the value as text.</param>
internal sealed record BarChart(string Id, string Title, string Description, IReadOnlyList<(int Source, string Name, double? Value, string Text)> Bars)
{
    private const int Step = 44;
    private const int BarTop = 20;
    private const int BarHeight = 14;

    // On a narrow page name and value share some 350 pixels.
    private const int LongestName = 26;

    public void AddTo(Page page)
    {
        double most = Bars.Max(bar => bar.Value ?? 0);
        int height = Bars.Count * Step;
        page.Add($"<svg class=\"bars\" role=\"img\" aria-labelledby=\"{Id}-title {Id}-desc\" height=\"{height}\">")
            .Add($"<title id=\"{Id}-title\">{Title}</title><desc id=\"{Id}-desc\">{Description}</desc>");
        for (int i = 0; i < Bars.Count; i++)
        {
            (int source, string name, double? value, string text) = Bars[i];
            int top = i * Step;
            page.Add($"<text x=\"0\" y=\"{top + 14}\">{SourceMark.Number(source)} {RowText.Cut(name, LongestName)}</text>")
                .Add($"<text class=\"value\" x=\"100%\" y=\"{top + 14}\">{text}</text>")
                .Add($"<rect class=\"{SourceMark.Classes(source)}\" x=\"0\" y=\"{top + BarTop}\" width=\"{Percent(value ?? 0)}\" height=\"{BarHeight}\" />");
            if (most >= 1)
                page.Add($"<line class=\"one\" x1=\"{Percent(1)}\" x2=\"{Percent(1)}\" y1=\"{top + BarTop - 2}\" y2=\"{top + BarTop + BarHeight + 2}\" />");
        }
        page.AddRaw("</svg>");

        string Percent(double value) => FormattableString.Invariant($"{(most > 0 ? 100 * value / most : 0):0.##}%");
    }
}
