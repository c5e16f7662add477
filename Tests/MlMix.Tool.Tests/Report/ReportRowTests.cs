using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Report;
using MlMix.Tool.Statistics;

namespace MlMix.Tool.Tests.Report;

/// <summary>Rows, pictures and statistics in a report.</summary>
[TestClass]
public sealed class ReportRowTests
{
    private static readonly MLContext Ml = new(seed: 0);

    [TestMethod]
    public void Rows_OfAllTypes_StandInTheOrderOfTheMix()
    {
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", SampleViews.Everything()), new MixSource("two", SampleViews.Everything(), 2));

        var report = new ReportTree(new ReportInput("types.json", mixed.Plan) { Mixed = mixed, SampleRows = 3 });

        string[] heads = [.. report.Section("samples").Descendants("th").Where(head => (string?)head.Attribute("scope") == "col").Select(head => head.Value)];
        CollectionAssert.AreEqual(
            new[] { "Position", "Source", "Number", "Text", "Kind", "Dense", "Sparse", "Words", "Kinds", "Day", "Other", "Handle" }, heads);
        string[][] rows = report.Cells("samples");
        Assert.HasCount(3, rows);
        CollectionAssert.AreEqual(new[] { "0", "2 two", "0.5", "text 0", "", "0 1 0", "0 0 0 0 0 0", "", "5", "2001-02-03T00:00:00.0000000" }, rows[0][..10]);
        CollectionAssert.AreEqual(new[] { "1", "1 one", "0.5" }, rows[1][..3]);
        CollectionAssert.AreEqual(new[] { "2", "2 two", "1.5", "text 1", "cat", "1 2 -1", "0 1 0 0 9 0", "word 1.0", "1 5" }, rows[2][..9]);
        StringAssert.StartsWith(rows[2][11], "(");
    }

    [TestMethod]
    public void Rows_FewerThanAsked_AreAllShown()
    {
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", SampleViews.Plain(2)));

        Assert.HasCount(2, new ReportTree(new ReportInput("few.json", mixed.Plan) { Mixed = mixed }).Cells("samples"));
    }

    [TestMethod]
    public void Rows_OfAMixWithoutRows_AreSaidToBeNone()
    {
        MixedDataView mixed = Ml.Data.Mix(new MixOptions { Length = 0 }, new MixSource("one", SampleViews.Plain()));

        var report = new ReportTree(new ReportInput("none.json", mixed.Plan) { Mixed = mixed, Statistics = MixStatistics.Read(mixed) });

        Assert.AreEqual("The mix has no row.", report.Section("samples").Element("p")!.Value);
        Assert.AreEqual("The mix has no row.", report.Section("shares").Element("p")!.Value);
        Assert.AreEqual("0", report.Cells("statistics")[0][2]);
    }

    [TestMethod]
    public void Rows_OfPlanningOnly_AreSaidToBeNone()
    {
        var report = new ReportTree(Mixtures.Input("blocks"));

        StringAssert.Contains(report.Section("samples").Value, "planning only");
        StringAssert.Contains(report.Section("statistics").Value, "planning only");
    }

    [TestMethod]
    public void Texts_ThatAreHostileOrLong_AreTextAndCut()
    {
        string longText = new('x', 500);
        var data = new FakeDataView(2, FakeColumn.Of("<Text>", TextDataViewType.Instance, row => (row == 0 ? "</td><script>alert(1)</script>\u0000" : longText).AsMemory()));
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", data));

        var report = new ReportTree(new ReportInput("texts.json", mixed.Plan) { Mixed = mixed, Statistics = MixStatistics.Read(mixed) });

        Assert.IsEmpty(report.Tree.Descendants("script"));
        string[][] rows = report.Cells("samples");
        Assert.AreEqual("</td><script>alert(1)</script>\ufffd", rows[0][2]);
        Assert.AreEqual(new string('x', 159) + "…", rows[1][2]);
    }

    [TestMethod]
    [DataRow(1f, DisplayName = "bytes")]
    [DataRow(1f / 255, DisplayName = "0 to 1")]
    public void Pictures_OfNumbers_HaveThePixelsOfTheRow(float scale)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 8, 10);
        var data = new FakeDataView(4, FakeColumn.OfVectors("Image", type, row => new VBuffer<float>(80, [.. Enumerable.Range(0, 80).Select(i => (i * 3 + row) * scale)])));
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", data));

        XElement[] pictures = [.. new ReportTree(new ReportInput("images.json", mixed.Plan) { Mixed = mixed }).Tree.Descendants("img")];

        Assert.HasCount(4, pictures);
        for (int row = 0; row < 4; row++)
        {
            Assert.AreEqual("10", pictures[row].Attribute("width")!.Value);
            Assert.AreEqual("8", pictures[row].Attribute("height")!.Value);
            Assert.AreEqual("picture of 10 by 8 pixels", pictures[row].Attribute("alt")!.Value);
            byte[] lines = Lines(pictures[row]);
            for (int i = 0; i < 80; i++)
                Assert.AreEqual(i * 3 + row, lines[i / 10 * 11 + 1 + i % 10]);
        }
    }

    [TestMethod]
    public void Pictures_OfNormalizedNumbers_GoFromTheLeastToTheGreatest()
    {
        var type = new VectorDataViewType(NumberDataViewType.Double, 8, 8);
        var data = new FakeDataView(2, FakeColumn.OfVectors("Image", type, row => new VBuffer<double>(64, [.. Enumerable.Repeat(row == 0 ? -2.0 : 0.5, 63), 3.0])));
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", data));

        XElement[] pictures = [.. new ReportTree(new ReportInput("images.json", mixed.Plan) { Mixed = mixed }).Tree.Descendants("img")];

        Assert.AreEqual(0, Lines(pictures[0])[1]);
        Assert.AreEqual(128, Lines(pictures[1])[1]);
        Assert.AreEqual(255, Lines(pictures[1])[^1]);
    }

    [TestMethod]
    public void Statistics_AreThoseGiven()
    {
        var data = new FakeDataView(6, FakeColumn.Of("Number", NumberDataViewType.Single, row => (float)row), FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog"));
        MixedDataView mixed = Ml.Data.Mix(new MixSource("one", data), new MixSource("two", data));

        var report = new ReportTree(new ReportInput("numbers.json", mixed.Plan) { Mixed = mixed, Statistics = MixStatistics.Read(mixed) });

        // By FirstExhausted one delivers its 6 rows, and two 5 or 6.
        string[][] cells = report.Cells("statistics");
        CollectionAssert.AreEqual(new[] { "NumberSingle", "1 one", "6", "6", "0", "2.5", "1.70783", "0", "5", "6" }, cells[0]);
        Assert.AreEqual("2 two", cells[1][0]);
        CollectionAssert.AreEqual(new[] { "1 one", "6", "6", "2", "–", "–", "–", "–", "2" }, cells[2][1..]);
        XElement labels = report.Section("statistics").Descendants("table").Single(table => (string?)table.Attribute("class") == "labels" && table.Value.Contains("cat"));
        CollectionAssert.AreEqual(new[] { "cat", "2", "2" }, ReportTree.Cells(labels)[0]);
        CollectionAssert.AreEqual(new[] { "dog", "2" }, ReportTree.Cells(labels)[1][..2]);
        Assert.AreEqual("80", labels.Descendants("rect").First().Attribute("width")!.Value);
    }

    [TestMethod]
    public void UnknownCounts_AreFoundByReading()
    {
        var one = new FakeDataView(30, FakeColumn.Of("Number", NumberDataViewType.Single, row => (float)row)) { CountUnknown = true };
        var two = new FakeDataView(70, FakeColumn.Of("Number", NumberDataViewType.Single, row => (float)row)) { CountUnknown = true };
        MixedDataView mixed = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, new MixSource("one", one), new MixSource("two", two));

        var report = new ReportTree(new ReportInput("read.json", mixed.Plan) { Mixed = mixed });

        Assert.AreEqual("100 rows, found by reading", report.Cells("plan").Single(cells => cells[0] == "Length")[1]);
        CollectionAssert.AreEqual(new[] { "30", "30.0 %" }, report.Cells("sources")[0][3..5]);
        CollectionAssert.AreEqual(new[] { "70", "70.0 %" }, report.Cells("sources")[1][3..5]);
        Assert.AreEqual(0.7, report.Charts("shares")[0].Lines("line", 100)[1][^1].Share, 0.0001);
    }

    // The decompressed lines of a picture, each after a byte that says that it is stored as it is.
    private static byte[] Lines(XElement picture)
    {
        const string before = "data:image/png;base64,";
        string source = picture.Attribute("src")!.Value;
        Assert.StartsWith(before, source);
        byte[] png = Convert.FromBase64String(source[before.Length..]);
        int content = png.AsSpan().IndexOf("IDAT"u8) + 4;
        using var zlib = new ZLibStream(new MemoryStream(png[content..]), CompressionMode.Decompress);
        using var lines = new MemoryStream();
        zlib.CopyTo(lines);
        return lines.ToArray();
    }
}
