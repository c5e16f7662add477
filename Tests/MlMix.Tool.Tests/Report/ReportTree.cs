using System.Globalization;
using System.Xml.Linq;
using MlMix.Tool.Report;

namespace MlMix.Tool.Tests.Report;

/// <summary>A report, read back.</summary>
internal sealed class ReportTree
{
    public ReportTree(ReportInput input)
    {
        Html = MixReport.Render(input);
        Assert.StartsWith("<!DOCTYPE html>\n", Html);
        Tree = XDocument.Parse(Html["<!DOCTYPE html>\n".Length..]);
    }

    public ReportTree(MixPlan plan)
        : this(new ReportInput("mixture.json", plan))
    {
    }

    public string Html { get; }

    public XDocument Tree { get; }

    public XElement Section(string id) => Tree.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    /// <summary>The texts of the cells of the first table of a section, a row each, the heads left out.</summary>
    public string[][] Cells(string section) => Cells(Section(section).Descendants("table").First());

    public static string[][] Cells(XElement table) =>
        [.. table.Elements("tbody").Elements("tr").Select(row => row.Elements().Select(cell => string.Join(' ', cell.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray())];

    /// <summary>The charts of lines in a section.</summary>
    public DrawnChart[] Charts(string section) => [.. Section(section).Elements("svg").Where(svg => (string?)svg.Attribute("class") == "chart").Select(svg => new DrawnChart(svg))];

    /// <summary>What a chart of lines shows, in rows and shares as its axes say.</summary>
    internal sealed class DrawnChart
    {
        private readonly XElement _svg;
        private readonly XElement _plot;
        private readonly double _height;
        private readonly double _top;

        public DrawnChart(XElement svg)
        {
            _svg = svg;
            _plot = svg.Elements("svg").Single(inner => (string?)inner.Attribute("class") == "plot");
            string[] box = _plot.Attribute("viewBox")!.Value.Split(' ');
            Assert.AreEqual("1000", box[2]);
            _height = double.Parse(box[3], CultureInfo.InvariantCulture);
            _top = Ticks("up").Max(tick => double.Parse(tick.Value.Replace(" %", ""), CultureInfo.InvariantCulture)) / 100;
        }

        public IEnumerable<XElement> Ticks(string kind) => _svg.Elements("text").Where(text => (string?)text.Attribute("class") == kind);

        /// <summary>The numbers at the ends of the lines, from above.</summary>
        public string[] Ends => [.. _svg.Descendants("text").Where(text => text.Attribute("class")!.Value.StartsWith("end ", StringComparison.Ordinal)).Select(text => text.Value)];

        /// <summary>The lines of a kind, their points in rows and shares.</summary>
        /// <param name="kind"><c>line</c> or <c>target</c>.</param>
        /// <param name="rows">Rows at the right end.</param>
        public (double Row, double Share)[][] Lines(string kind, long rows) =>
        [
            .. from line in _plot.Elements("polyline")
               where line.Attribute("class")!.Value.Split(' ')[0] == kind
               select (from point in line.Attribute("points")!.Value.Split(' ')
                       let at = point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()
                       select (at[0] / 1000 * rows, (1 - at[1] / _height) * _top)).ToArray(),
        ];

        public string[] Classes => [.. _plot.Elements("polyline").Select(line => line.Attribute("class")!.Value)];
    }
}
