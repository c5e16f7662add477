using System.Globalization;
using System.Xml.Linq;

namespace MlMix.Tool.Tests.Report;

/// <summary>That pictures and tables say what a walk along the plan counts.</summary>
[TestClass]
public sealed class ReportChartTests
{
    [TestMethod]
    [DataRow("even with drop-outs")]
    [DataRow("blocks")]
    [DataRow("random")]
    [DataRow("schedule")]
    [DataRow("concat")]
    [DataRow("twenty sources")]
    [DataRow("batches of one source")]
    public void Shares_AsDrawn_AreThoseOfAWalk(string name)
    {
        MixPlan plan = Mixtures.All[name]();
        List<int> picks = Picks(plan);
        int[][] before = [.. plan.Sources.Select((_, source) => Before(picks, source))];
        var report = new ReportTree(plan);

        (double Row, double Share)[][] soFar = report.Charts("shares")[0].Lines("line", picks.Count);
        (double Row, double Share)[][] stretches = report.Charts("shares")[1].Lines("line", picks.Count);

        Assert.HasCount(plan.Sources.Count, soFar);
        for (int source = 0; source < soFar.Length; source++)
        {
            Assert.IsTrue(soFar[source].Length is > 50 and <= 202, $"{soFar[source].Length}");
            Assert.AreEqual(picks.Count, soFar[source][^1].Row, 1e-6);
            foreach ((double place, double share) in soFar[source])
            {
                int row = (int)Math.Round(place);
                Assert.AreEqual(before[source][row] / (double)row, share, 0.0001, $"{name}, source {source}, {row} rows");
            }
            Assert.AreEqual(0, stretches[source].Length % 2);
            Assert.AreEqual(0, stretches[source][0].Row, 1e-6);
            Assert.AreEqual(picks.Count, stretches[source][^1].Row, 1e-6);
            for (int i = 0; i < stretches[source].Length; i += 2)
            {
                (int from, int to) = ((int)Math.Round(stretches[source][i].Row), (int)Math.Round(stretches[source][i + 1].Row));
                double share = (before[source][to] - before[source][from]) / (double)(to - from);
                Assert.AreEqual(share, stretches[source][i].Share, 0.0001, $"{name}, source {source}, rows {from} to {to}");
                Assert.AreEqual(share, stretches[source][i + 1].Share, 0.0001);
            }
        }
    }

    [TestMethod]
    [DataRow("even with drop-outs")]
    [DataRow("random")]
    [DataRow("no row")]
    [DataRow("twenty sources")]
    public void Tables_OfCounts_AreThoseOfAWalk(string name)
    {
        MixPlan plan = Mixtures.All[name]();
        List<int> picks = Picks(plan);
        var report = new ReportTree(plan);

        string[][] sources = report.Cells("sources");
        for (int source = 0; source < plan.Sources.Count; source++)
        {
            int count = picks.Count(pick => pick == source);
            Assert.AreEqual(count.ToString("N0", CultureInfo.InvariantCulture), sources[source][3]);
            if (picks.Count > 0)
                Assert.AreEqual(100.0 * count / picks.Count, double.Parse(sources[source][4].Replace(" %", ""), CultureInfo.InvariantCulture), 0.00006);
        }
        foreach (string[] line in report.Section("shares").Descendants("table").SelectMany(ReportTree.Cells))
        {
            int rows = int.Parse(line[0], NumberStyles.Number, CultureInfo.InvariantCulture);
            string[] counts = [.. plan.Sources.Select((_, source) => picks.Take(rows).Count(pick => pick == source).ToString("N0", CultureInfo.InvariantCulture))];
            CollectionAssert.AreEqual(counts, line[1..]);
        }
    }

    [TestMethod]
    public void Weights_OfALinearSchedule_GoAlongItsLine()
    {
        var report = new ReportTree(Mixtures.Scheduled(WeightSchedule.Linear(ScheduleUnit.Rows, Mixtures.Points(200, 600))));

        (double Row, double Share)[][] lines = report.Charts("weights").Single().Lines("line", 1_000);

        Assert.HasCount(2, lines);
        foreach ((double row, double share) in lines[0])
            Assert.AreEqual(0.9 + (0.2 - 0.9) * Math.Clamp((row - 200) / 400, 0, 1), share, 0.0001, $"row {row}");
        Assert.AreEqual("linear rows", report.Cells("plan").Single(cells => cells[0] == "Schedule")[1]);
        Assert.AreEqual("90.0 %", report.Cells("sources")[0][1]);
        Assert.AreEqual("55.0 %", report.Cells("weights").Single(cells => cells[0] == "400")[1]);
    }

    [TestMethod]
    public void Weights_OfASchedule_AreThoseThatTheScheduleGives()
    {
        WeightSchedule schedule = WeightSchedule.Cosine(ScheduleUnit.Fraction, Mixtures.Points(0.1, 0.7));
        var report = new ReportTree(Mixtures.Scheduled(schedule));

        foreach ((double row, double share) in report.Charts("weights").Single().Lines("line", 1_000)[1])
            Assert.AreEqual(schedule.At(Math.Round(row) / 1_000)["b"], share, 0.0001, $"row {row}");
    }

    [TestMethod]
    public void Weights_OfSteps_JumpBetweenTwoRows()
    {
        var report = new ReportTree(Mixtures.Scheduled(WeightSchedule.Step(ScheduleUnit.Rows, Mixtures.Points(0, 333))));

        (double Row, double Share)[] line = report.Charts("weights").Single().Lines("line", 1_000)[0];

        int jump = Array.FindIndex(line, point => point.Share < 0.5);
        Assert.AreEqual(332, line[jump - 1].Row, 1e-6);
        Assert.AreEqual(0.9, line[jump - 1].Share, 0.0001);
        Assert.AreEqual(333, line[jump].Row, 1e-6);
        Assert.AreEqual(0.2, line[jump].Share, 0.0001);
    }

    [TestMethod]
    public void Targets_OfBatches_AreTheMeanOfTheWeightsBefore()
    {
        const int batch = 8;
        var report = new ReportTree(Mixtures.Input("batches of one source"));

        (double Row, double Share)[] soFar = report.Charts("shares")[0].Lines("target", 800)[0];

        foreach ((double place, double share) in soFar.Where(point => point.Row >= 1))
        {
            int rows = (int)Math.Round(place);
            double mean = Enumerable.Range(0, rows).Average(row => 0.9 + (0.2 - 0.9) * (row / batch) / 100);
            Assert.AreEqual(mean, share, 0.0001, $"{rows} rows");
        }
    }

    [TestMethod]
    public void Passes_AsDrawn_AreDeliveredByRows()
    {
        var plan = new MixPlan(new PlanOptions { Stop = StopRule.AllExhausted }, new PlanSource("a", 1, 20), new PlanSource("b", 1, 100), new PlanSource("c", 0, 5));
        List<int> picks = Picks(plan);
        double a = picks.Count(pick => pick == 0) / 20.0;

        XElement chart = new ReportTree(plan).Section("passes").Element("svg")!;

        Assert.AreEqual(100, picks.Count(pick => pick == 1));
        string[] widths = [.. chart.Elements("rect").Select(bar => bar.Attribute("width")!.Value)];
        CollectionAssert.AreEqual(new[] { "100%", string.Create(CultureInfo.InvariantCulture, $"{100 / a:0.##}%"), "0%" }, widths);
        string[] values = [.. chart.Elements("text").Where(text => text.Attribute("class") is not null).Select(text => text.Value)];
        CollectionAssert.AreEqual(new[] { string.Create(CultureInfo.InvariantCulture, $"{a} × (5 passes)"), "1 × (1 pass)", "0 × (0 passes)" }, values);
    }

    [TestMethod]
    public void TwentySources_AreToldApartByNumberAndClass()
    {
        ReportTree.DrawnChart chart = new ReportTree(Mixtures.Twenty()).Charts("shares")[0];

        string[] lines = [.. chart.Classes.Where(names => names.StartsWith("line ", StringComparison.Ordinal))];
        Assert.HasCount(20, lines);
        CollectionAssert.AllItemsAreUnique(lines);
        CollectionAssert.AreEquivalent(Enumerable.Range(1, 20).Select(number => $"{number}").ToArray(), chart.Ends);
    }

    [TestMethod]
    public void ManySources_AreAllListed_AndThoseThatDeliverMostAreDrawn()
    {
        var plan = new MixPlan(Enumerable.Range(0, 60).Select(i => new PlanSource($"s{i}", 1 + i, 1_000)));

        var report = new ReportTree(plan);

        Assert.HasCount(60, report.Cells("sources"));
        CollectionAssert.AreEquivalent(Enumerable.Range(37, 24).Select(number => $"{number}").ToArray(), report.Charts("shares")[0].Ends);
        StringAssert.Contains(report.Section("shares").Value, "Drawn are the 24 of 60 sources that deliver most.");
    }

    [TestMethod]
    public void NestedSources_StandBelowTheirs()
    {
        string[][] sources = new ReportTree(Mixtures.Input("nested")).Cells("sources");

        CollectionAssert.AreEqual(new[] { "1 text", "german", "french", "2 code" }, sources.Select(cells => cells[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "75.0 %", "33.3333 %", "66.6667 %", "25.0 %" }, sources.Select(cells => cells[1]).ToArray());
    }

    [TestMethod]
    public void WithoutEnd_ShowsTheBeginning_AndSaysSo()
    {
        var report = new ReportTree(Mixtures.Input("without end"));

        StringAssert.Contains(report.Section("shares").Value, "Shown are the first 1,000 rows; the mix has no end.");
        Assert.AreEqual("without end", report.Cells("plan").Single(cells => cells[0] == "Length")[1]);
        Assert.AreEqual("endless", report.Cells("sources")[0][3]);
    }

    [TestMethod]
    public void UnknownCounts_WithoutData_AreSaidToBeUnknown()
    {
        var report = new ReportTree(Mixtures.Input("unknown counts"));

        Assert.IsEmpty(report.Charts("shares"));
        StringAssert.Contains(report.Section("shares").Value, "unknown until the sources are read");
        Assert.HasCount(2, report.Charts("weights").Single().Lines("line", 1_000));
        Assert.AreEqual("unknown until read", report.Cells("plan").Single(cells => cells[0] == "Length")[1]);
    }

    private static List<int> Picks(MixPlan plan)
    {
        var picks = new List<int>();
        foreach (SourcePick pick in plan.Walk())
            picks.Add(pick.Source);
        return picks;
    }

    // How often a source was picked before each row.
    private static int[] Before(List<int> picks, int source)
    {
        var before = new int[picks.Count + 1];
        for (int row = 0; row < picks.Count; row++)
            before[row + 1] = before[row] + (picks[row] == source ? 1 : 0);
        return before;
    }
}
