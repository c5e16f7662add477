using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Exploring.Tests.Rendering;

/// <summary>Frames as HTML.</summary>
[TestClass]
public sealed class HtmlTests
{
    private const string Hostile = "<script>alert('x')</script>&\"";
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Html_OfHostileNames_IsEscapedAndWellFormed()
    {
        string html = new DataFrame(new StringDataFrameColumn(Hostile, [Hostile, "\u0001"]), new Int32DataFrameColumn("n", [1, null])).ToHtml(Hostile);

        // Well-formed as XML, so nothing of the names became markup.
        XElement root = XElement.Parse(html);
        Assert.IsFalse(root.Descendants("script").Any());
        Assert.AreEqual(Hostile, root.Descendants("th").First().Value);
        Assert.AreEqual(Hostile, root.Descendants("caption").Single().Value);
        Assert.AreEqual($"{Hostile}|1||-", string.Join('|', root.Descendants("td").Select(cell => cell.Value.Trim())));
    }

    [TestMethod]
    public void Exploration_AsHtml_IsTablesWithHeadsCaptionsAndBars()
    {
        XElement html = XElement.Parse(Exploration().ToHtml());

        XElement[] tables = [.. html.Descendants("table")];
        CollectionAssert.AreEqual(
            new[] { "Sources", "Columns by source", "Labels by source" }, tables.Select(table => table.Element("caption")!.Value).ToArray());
        foreach (XElement table in tables)
        {
            Assert.IsTrue(table.Element("thead")!.Descendants("th").All(head => (string?)head.Attribute("scope") == "col"));
            Assert.IsTrue(table.Element("tbody")!.Elements("tr").All(row => (string?)row.Elements().First().Attribute("scope") == "row"));
            Assert.AreEqual("region", (string?)table.Parent!.Attribute("role"));
            Assert.AreEqual("0", (string?)table.Parent.Attribute("tabindex"));
        }
        // One row of a and three of b.
        CollectionAssert.AreEqual(
            new[] { "--part:50%", "--part:25%", "--part:50%", "--part:75%", "--part:100%" },
            tables[0].Descendants("td").Select(cell => (string?)cell.Attribute("style")).Where(style => style is not null).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b", "(all)" }, tables[0].Element("tbody")!.Descendants("th").Select(head => head.Value).ToArray());
        // Labels: a has 1 of 1, b has 1 of 3 and 2 of 3.
        CollectionAssert.AreEqual(
            new[] { "--part:100%", "--part:0%", "--part:33.3%", "--part:66.7%", "--part:50%", "--part:50%" },
            tables[2].Descendants("td").Select(cell => (string?)cell.Attribute("style")).ToArray());
    }

    [TestMethod]
    public void Page_OfAnExploration_IsADocumentInLightAndDark()
    {
        string page = Exploration().ToHtmlPage("Mine & yours");

        StringAssert.StartsWith(page, "<!DOCTYPE html>\n<html lang=\"en\">");
        StringAssert.Contains(page, "<title>Mine &amp; yours</title>");
        StringAssert.Contains(page, "color-scheme:light dark");
        Assert.HasCount(3, Regex.Matches(page, "<table>"));
        Assert.HasCount(1, Regex.Matches(page, "</html>"));
        StringAssert.Contains(Exploration().CompareWith(Exploration()).ToHtmlPage(), "<h1>Before and after</h1>");
    }

    internal static MixExploration Exploration()
    {
        IDataView View(float[] numbers, bool[] labels) =>
            Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", numbers), ArrayColumn.Scalar("Label", labels));
        return Ml.Data.Concat(new MixSource("a", View([1], [false])), new MixSource("b", View([2, 3, 4], [true, true, false]))).Explore();
    }
}
