using System.Globalization;
using MlMix.Presentation;

namespace MlMix.Tool.Report.Charts;

/// <summary>
/// Lines of shares over rows. Texts keep their size at any width: places along it are given in percent, and only the lines themselves are stretched.
/// </summary>
/// <param name="Id">Begins the ids of its parts.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What can be read from it, for those who do not see it.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LineChart(string Id, string Title, string Description, IReadOnlyList<ChartLine> Lines)
{
    private const int Width = 1000;
    private const int LeastHeight = 220;
    private const int TextHeight = 12;
    private const int BelowPlot = 24;
    private const int AbovePlot = 8;

    // From the end of a line to its number.
    private const int Lead = 14;

    /// <summary>Gets what is asked for, as thin lines below the others.</summary>
    public IReadOnlyList<ChartLine> Targets { get; init; } = [];

    /// <summary>Gets the number of rows to which the chart reaches.</summary>
    public required long Rows { get; init; }

    public void AddTo(Page page)
    {
        int height = Math.Max(LeastHeight, Lines.Count * TextHeight);
        Axis across = Axis.To(Rows);
        Axis up = Axis.Beyond(Math.Max(0.01, Lines.Concat(Targets).SelectMany(line => line.Points).Max(point => point.Y)));
        page.Add($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{Id}-title {Id}-desc\" height=\"{AbovePlot + height + BelowPlot}\">")
            .Add($"<title id=\"{Id}-title\">{Title}</title><desc id=\"{Id}-desc\">{Description}</desc>");
        foreach (double tick in up.Ticks)
        {
            double y = AbovePlot + height * (1 - up.Place(tick));
            page.Add($"<line class=\"rule\" x1=\"0\" x2=\"100%\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" />")
                .Add($"<text class=\"up\" x=\"0\" dx=\"-6\" y=\"{y:0.##}\" dy=\"4\">{tick * 100:0.##} %</text>");
        }
        foreach (double tick in across.Ticks)
            page.Add($"<text class=\"across\" x=\"{100 * across.Place(tick):0.##}%\" y=\"{AbovePlot + height + 18}\">{Figures.Short(tick)}</text>");
        page.Add($"<svg class=\"plot\" y=\"{AbovePlot}\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" preserveAspectRatio=\"none\">");
        foreach (ChartLine line in Targets)
            page.Add($"<polyline class=\"target {SourceMark.Classes(line.Source)}\" points=\"{Points(line)}\" />");
        foreach (ChartLine line in Lines)
            page.Add($"<polyline class=\"line {SourceMark.Classes(line.Source)}\" points=\"{Points(line)}\" />");
        page.AddRaw("</svg>");
        page.Add($"<svg class=\"ends\" x=\"100%\" y=\"{AbovePlot}\">");
        foreach ((int source, double y, double place) in Ends(height, up))
        {
            page.Add($"<line class=\"lead {SourceMark.Classes(source)}\" x1=\"1\" x2=\"{Lead}\" y1=\"{y:0.##}\" y2=\"{place:0.##}\" />")
                .Add($"<text class=\"end {SourceMark.Classes(source)}\" x=\"{Lead + 3}\" y=\"{place:0.##}\" dy=\"4\">{SourceMark.Number(source)}</text>");
        }
        page.AddRaw("</svg>");
        page.AddRaw("</svg>");

        string Points(ChartLine line) => string.Join(' ', line.Points.Select(point => string.Create(CultureInfo.InvariantCulture,
            $"{Width * across.Place(point.X):0.##},{height * (1 - up.Place(point.Y)):0.##}")));
    }

    // The numbers at the ends of the lines, pushed apart where they would cover each other: first downwards, then up from the bottom.
    private (int Source, double Y, double Place)[] Ends(int height, Axis up)
    {
        (int Source, double Y, double Place)[] ends =
        [
            .. from line in Lines
               let y = height * (1 - up.Place(line.Points[^1].Y))
               orderby y
               select (line.Source, y, y),
        ];
        for (int i = 1; i < ends.Length; i++)
            ends[i].Place = Math.Max(ends[i].Place, ends[i - 1].Place + TextHeight);
        for (int i = ends.Length - 1; i >= 0; i--)
            ends[i].Place = Math.Min(ends[i].Place, height - TextHeight * (ends.Length - 1 - i));
        return ends;
    }
}
