using System.Xml.Linq;
using MlMix.Demo.Report;
using MlMix.Demo.Results;
using MlMix.Demo.Sets;
using MlMix.Presentation;
using MlMix.Tool.Html;

namespace MlMix.Demo.Tests.Report;

[TestClass]
public sealed class ReportPageTests
{
    [TestMethod]
    public async Task Render_DrawnSets_LoadsNothing()
    {
        using var run = new DemoRun();
        await run.SucceedAsync();

        XDocument page = run.PageTree();

        string[] loading = ["script", "link", "iframe", "object", "embed", "base", "form"];
        Assert.IsEmpty(page.Descendants().Where(element => loading.Contains(element.Name.LocalName)));
        Assert.IsTrue(Attributes(page, "src").All(source => source.StartsWith("data:image/png;base64,")));
        Assert.IsEmpty(Attributes(page, "href").Concat(Attributes(page, "srcset")));
        foreach (string outside in new[] { "http:", "https:", "url(", "@import" })
            Assert.IsFalse(run.Page().Contains(outside), outside);
    }

    [TestMethod]
    public async Task Render_DrawnSets_ShowsTheFirstPicturesOfEachClassWithTheirLabels()
    {
        using var run = new DemoRun();
        await run.SucceedAsync();
        byte[] labels = IdxBytes.Labels(Path.Combine(run.Drawn, "drawn-articles", "labels-idx1-ubyte"));
        byte[] images = IdxBytes.Images(Path.Combine(run.Drawn, "drawn-articles", "images-idx3-ubyte"));

        XElement[] figures = [.. run.PageTree().Descendants("figure").Where(figure => figure.Element("img") is not null)];

        Assert.HasCount(40, figures);
        int[] boots = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == 9).Take(2)];
        for (int i = 0; i < 2; i++)
        {
            XElement figure = figures[29 + 10 * i];
            Assert.AreEqual("19 Ankle boot", figure.Element("figcaption")!.Value);
            byte[] expected = PngEncoder.Encode(images.AsSpan(boots[i] * 784, 784), 28, 28);
            Assert.AreEqual("data:image/png;base64," + Convert.ToBase64String(expected), figure.Element("img")!.Attribute("src")!.Value);
        }

        string[] captions = [.. figures.Select(figure => figure.Element("figcaption")!.Value.Trim())];
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Select(i => $"{i % 10}").ToArray(), captions[..20]);
        Assert.AreEqual("10 T-shirt/top", captions[20]);
    }

    [TestMethod]
    public async Task Render_DrawnSets_HasAllParts()
    {
        using var run = new DemoRun();
        await run.SucceedAsync("--seed", "42");

        XDocument page = run.PageTree();

        CollectionAssert.AreEqual(
            new[] { "settings", "samples", "normalization", "batches", "even", "training" },
            page.Descendants("section").Select(section => section.Attribute("id")!.Value).ToArray());
        XElement Section(string id) => page.Descendants("section").Single(section => section.Attribute("id")!.Value == id);
        StringAssert.Contains(Section("settings").Value, "Seed42");
        Assert.HasCount(160, Section("batches").Descendants("rect"));
        Assert.HasCount(10, Section("batches").Descendants("tbody").Single().Elements("tr"));
        Assert.HasCount(102, Section("even").Descendants("rect"));
        Assert.HasCount(2, Section("even").Descendants("polyline"));
        StringAssert.Contains(Section("even").Value, "digits: 700 of 1,000 rows");
        XElement[] cells = [.. Section("normalization").Descendants("tbody").Single().Elements("tr").Last().Elements()];
        CollectionAssert.AreEqual(
            new[] { "articles", "400", "0–9", "10–19" }, cells.Take(4).Select(cell => cell.Value).ToArray());
        Assert.AreEqual("0.1938", cells[4].Value);
        Assert.AreEqual("0.1938", cells[5].Value);
        Assert.AreEqual("0.0000", cells[7].Value);
        Assert.AreEqual("1.0000", cells[11].Value);
    }

    [TestMethod]
    public async Task Render_HostileNames_AreText()
    {
        using var run = new DemoRun();
        await run.SucceedAsync();
        ChosenSets drawn = SetFolder.Drawn(run.Drawn, "here & there", "a <b>hint</b>");
        ChosenSets hostile = drawn with
        {
            Digits = drawn.Digits with { Name = "<img src=x onerror=alert(1)>" },
            Clothes = drawn.Clothes with { Name = "\"quoted\"", Classes = [.. drawn.Clothes.Classes.Select(name => $"<i>{name}</i>")] },
        };
        var options = new DemoOptions(null, false, null, run.Out, 0);

        string html = ReportPage.Render(new DemoResult(hostile, options, Tutorial.Run(hostile, 0), null));

        Assert.IsFalse(html.Contains("<img src=x"));
        XDocument page = XDocument.Parse(html.Replace("<!DOCTYPE html>", ""));
        Assert.IsEmpty(page.Descendants("i"));
        Assert.HasCount(40, page.Descendants("img"));
        StringAssert.Contains(page.Root!.Value, "here & there");
        StringAssert.Contains(page.Root!.Value, "a <b>hint</b>");
    }

    private static IEnumerable<string> Attributes(XDocument page, string name) =>
        page.Descendants().Attributes(name).Select(attribute => attribute.Value);
}
