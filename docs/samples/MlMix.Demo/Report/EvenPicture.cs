using System.Globalization;
using System.Text;
using MlMix.Demo.Results;
using MlMix.Presentation;

namespace MlMix.Demo.Report;

/// <summary>The Even mix in three pictures: the total, its first rows, and the share of each source as it goes on.</summary>
internal static class EvenPicture
{
    public const int StartRows = 100;
    private const int Width = 1000;

    public static string Total(DemoResult result)
    {
        var page = new Page();
        page.Add($"<svg viewBox=\"0 0 {Width} 44\" role=\"img\" aria-label=\"Rows delivered by source\">");
        double left = 0;
        for (int i = 0; i < result.Sources.Count; i++)
        {
            double share = result.Tutorial.EvenDelivered(i) / (double)result.Tutorial.EvenSources.Count;
            page.Add($"<rect class=\"s{i}\" x=\"{left:0.##}\" y=\"0\" width=\"{share * Width:0.##}\" height=\"44\" />")
                .Add($"<text class=\"in large\" x=\"{left + share * Width / 2:0.##}\" y=\"29\">{share:P1}</text>");
            left += share * Width;
        }

        return page.AddRaw("</svg>").ToString();
    }

    public static string Start(DemoResult result)
    {
        const int step = Width / StartRows;
        var page = new Page();
        page.Add($"<svg viewBox=\"0 0 {Width} 28\" role=\"img\" aria-label=\"The source of each of the first {StartRows} rows\">");
        int row = 0;
        foreach (int source in result.Tutorial.EvenSources.Take(StartRows))
            page.Add($"<rect class=\"s{source}\" x=\"{row++ * step}\" y=\"0\" width=\"{step - 1}\" height=\"28\" />");
        return page.AddRaw("</svg>").ToString();
    }

    public static string RunningShare(DemoResult result)
    {
        const double left = 56, right = Width - 24, top = 14, bottom = 250;
        int rows = result.Tutorial.EvenSources.Count;
        var page = new Page();
        page.Add($"<svg viewBox=\"0 0 {Width} 290\" role=\"img\" aria-label=\"Share of each source up to each row\">");
        for (int percent = 0; percent <= 100; percent += 25)
        {
            double y = Y(percent / 100.0);
            page.Add($"<line class=\"rule\" x1=\"{left}\" x2=\"{right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" />")
                .Add($"<text class=\"end\" x=\"{left - 8}\" y=\"{y + 5:0.#}\">{percent} %</text>");
        }

        for (int tick = 1; tick <= rows; tick *= 10)
            page.Add($"<text x=\"{X(tick):0.#}\" y=\"{bottom + 26}\">{tick:N0}</text>");
        for (int i = 0; i < result.Sources.Count; i++)
        {
            double target = Y(result.Tutorial.EvenWeights[i] / result.Tutorial.EvenWeights.Sum());
            page.Add($"<line class=\"target s{i}\" x1=\"{left}\" x2=\"{right}\" y1=\"{target:0.#}\" y2=\"{target:0.#}\" />")
                .Add($"<polyline class=\"share s{i}\" points=\"{Points(result, i)}\" />");
        }

        return page.AddRaw("</svg>").ToString();

        double X(int row) => left + (right - left) * (rows == 1 ? 0 : Math.Log(row) / Math.Log(rows));
        double Y(double share) => bottom - (bottom - top) * share;

        string Points(DemoResult from, int source)
        {
            var points = new StringBuilder();
            int delivered = 0;
            for (int row = 1; row <= rows; row++)
            {
                if (from.Tutorial.EvenSources[row - 1] == source)
                    delivered++;
                points.Append(CultureInfo.InvariantCulture, $"{X(row):0.#},{Y(delivered / (double)row):0.#} ");
            }

            return points.ToString().TrimEnd();
        }
    }
}
