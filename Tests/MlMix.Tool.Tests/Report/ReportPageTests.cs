using System.Xml.Linq;

namespace MlMix.Tool.Tests.Report;

/// <summary>What every report is, whatever the mixture.</summary>
[TestClass]
public sealed class ReportPageTests
{
    private static readonly string[] Loading = ["script", "link", "iframe", "object", "embed", "base", "form", "image", "use", "video", "audio", "source"];

    public static IEnumerable<object[]> Names => Mixtures.Names;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Render_AnyMixture_HasAllPartsAndNoIdTwice(string name)
    {
        var report = new ReportTree(Mixtures.Input(name));

        CollectionAssert.AreEqual(
            new[] { "plan", "warnings", "sources", "weights", "shares", "passes", "samples", "statistics" },
            report.Tree.Descendants("section").Select(section => (string?)section.Attribute("id")).ToArray());
        string[] ids = [.. report.Tree.Descendants().Attributes("id").Select(id => id.Value)];
        CollectionAssert.AllItemsAreUnique(ids);
        Assert.AreEqual($"{name}.json", report.Tree.Descendants("h1").Single().Value);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Render_AnyMixture_LoadsNothing(string name)
    {
        var report = new ReportTree(Mixtures.Input(name));

        Assert.IsEmpty(report.Tree.Descendants().Where(element => Loading.Contains(element.Name.LocalName)));
        Assert.IsEmpty(report.Tree.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "srcset" or "background"
            || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        foreach (string outside in new[] { "http:", "https:", "url(", "@import", "//" })
            Assert.DoesNotContain(outside, report.Html);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Render_AnyMixture_TellsItsPicturesInWords(string name)
    {
        var report = new ReportTree(Mixtures.Input(name));

        XElement[] pictures = [.. report.Tree.Descendants("svg").Where(svg => (string?)svg.Attribute("role") == "img")];
        Assert.IsNotEmpty(pictures);
        foreach (XElement picture in pictures)
        {
            string[] words = [.. picture.Attribute("aria-labelledby")!.Value.Split(' ')];
            CollectionAssert.AreEqual(words, picture.Elements().Take(2).Select(element => element.Attribute("id")!.Value).ToArray());
            CollectionAssert.AreEqual(new[] { "title", "desc" }, picture.Elements().Take(2).Select(element => element.Name.LocalName).ToArray());
            Assert.IsTrue(picture.Elements().Take(2).All(element => element.Value.Length > 0));
        }
        Assert.IsTrue(report.Tree.Descendants("th").All(head => head.Attribute("scope") is not null));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Render_AnyMixture_DrawsNoPointOutsideOfItsChart(string name)
    {
        var report = new ReportTree(Mixtures.Input(name));

        foreach (ReportTree.DrawnChart chart in report.Charts("weights").Concat(report.Charts("shares")))
        {
            foreach ((double row, double share) in chart.Lines("line", 1).Concat(chart.Lines("target", 1)).SelectMany(points => points))
            {
                Assert.IsTrue(row is >= 0 and <= 1.000001, $"{row}");
                Assert.IsTrue(share is >= -0.000001 and <= 1.000001, $"{share}");
            }
        }
    }

    [TestMethod]
    public void Render_Plan_SaysWhatItIs()
    {
        MixPlan plan = Mixtures.DropOuts(Selection.Blocks(10));

        Dictionary<string, string> pairs = new ReportTree(plan).Cells("plan").ToDictionary(cells => cells[0], cells => cells[1]);

        Assert.AreEqual(plan.Hash, pairs["Plan hash"]);
        Assert.AreEqual("0", pairs["Seed"]);
        Assert.AreEqual("Blocks(10)", pairs["Selection"]);
        Assert.AreEqual("AllOnce", pairs["Stop rule"]);
        Assert.AreEqual("4,500 rows", pairs["Length"]);
        Assert.AreEqual(plan.Explain().EndSentence, pairs["End"]);
        Assert.IsFalse(pairs.ContainsKey("Schedule"));
    }

    [TestMethod]
    public void Render_Warnings_AreAllThere()
    {
        var plan = new MixPlan(new PlanOptions { Stop = StopRule.AllExhausted }, new PlanSource("small", 1, 10), new PlanSource("large", 1, 1_000));
        IReadOnlyList<string> warnings = plan.Explain().Warnings;

        string[] shown = [.. new ReportTree(plan).Section("warnings").Descendants("li").Select(item => item.Value)];

        Assert.HasCount(1, shown);
        CollectionAssert.AreEqual(warnings.ToArray(), shown);
        Assert.AreEqual("None.", new ReportTree(Mixtures.Input("concat")).Section("warnings").Element("p")!.Value);
    }

    [TestMethod]
    public void Render_HostileNames_AreText()
    {
        const string hostile = "</title><script>alert(1)</script> & \"quoted\" \u0001\ud800";
        var plan = new MixPlan(new PlanOptions { Stop = StopRule.AllExhausted }, new PlanSource(hostile, 1, 10), new PlanSource("b", 1, 1_000));

        var report = new ReportTree(new MlMix.Tool.Report.ReportInput(hostile, plan));

        Assert.IsEmpty(report.Tree.Descendants("script"));
        string shown = hostile.Replace('\u0001', '\ufffd').Replace('\ud800', '\ufffd');
        Assert.AreEqual(shown, report.Tree.Descendants("h1").Single().Value);
        Assert.AreEqual($"1 {shown}", report.Cells("sources")[0][0]);
        StringAssert.Contains(report.Section("warnings").Value, shown);
    }

    [TestMethod]
    public void Render_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() =>
            MlMix.Tool.Report.MixReport.Render(Mixtures.Input("random") with { Cancellation = cancelled.Token }));
    }
}
