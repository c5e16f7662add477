using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class NormalizationStatisticsTests
{
    [TestMethod]
    public void Json_OfFittedStatistics_BringsBackEveryBit()
    {
        var data = new FakeDataView(3, Vectors("x", [1, 0.1f], [5, 7], [3, 30]), Singles("y", 1, 2, 4), Sources([1, 2, 1], "ä \"b\"", "b"));
        var options = new NormalizeBySourceOptions { Columns = [new("x"), new("z", "y")], PerSlot = true };
        NormalizationStatistics fitted = Ml.Transforms.NormalizeBySource(options).Fit(data).Statistics;
        var read = NormalizationStatistics.FromJson(fitted.ToJson());
        Assert.AreEqual(fitted.ToJson(), read.ToJson());
        Assert.AreEqual("MeanVariance", read.Method);
        CollectionAssert.AreEqual(new[] { "x", "z" }, read.Columns.Keys.ToArray());
        CollectionAssert.AreEqual(new[] { "ä \"b\"", "b" }, read.Columns["x"].Sources.Keys.ToArray());
        CollectionAssert.AreEqual(fitted.Columns["x"].Sources["ä \"b\""].Spread.ToArray(), read.Columns["x"].Sources["ä \"b\""].Spread.ToArray());
        Assert.AreEqual(fitted.Columns["z"].Pooled!.Center[0], read.Columns["z"].Pooled!.Center[0]);
        Assert.AreEqual(4L, read.Columns["x"].Sources["ä \"b\""].Count);
    }

    [TestMethod]
    public void Json_ByHand_IsRead()
    {
        var read = NormalizationStatistics.FromJson(
            """
            {"version": 1, "columns": {"x": {"sources": {
                "a": {"center": 0.1307, "spread": 0.3081},
                "b": {"center": [1, 2], "spread": [3, 4], "count": 5}}}}}
            """);
        Assert.IsNull(read.Method);
        Assert.IsNull(read.Columns["x"].Pooled);
        Assert.AreEqual(0.3081, read.Columns["x"].Sources["a"].Spread.Single());
        CollectionAssert.AreEqual(new double[] { 1, 2 }, read.Columns["x"].Sources["b"].Center.ToArray());
        Assert.AreEqual(5, read.Columns["x"].Sources["b"].Count);
    }

    [TestMethod]
    [DataRow("not json")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("""{"version": 2, "columns": {}}""")]
    [DataRow("""{"version": 1, "columns": {"x": {"sources": {"a": {"center": "1", "spread": 2}}}}}""")]
    [DataRow("""{"version": 1, "columns": {"x": {"sources": {"a": {"center": 1}}}}}""")]
    public void Json_ThatIsNone_SaysSo(string json)
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => NormalizationStatistics.FromJson(json));
        Assert.StartsWith("These are no statistics of NormalizeBySource: ", error.Message);
    }

    [TestMethod]
    public void Save_OverALink_WritesWhatItLeadsTo()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Making symbolic links takes a right on Windows.");
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("far"));
        File.CreateSymbolicLink(folder.File("s.json"), Path.Combine("far", "s.json"));

        new NormalizationStatistics("x", new Dictionary<string, SourceStatistics> { ["a"] = new(1, 2) }).Save(folder.File("s.json"));

        Assert.AreEqual(Path.Combine("far", "s.json"), new FileInfo(folder.File("s.json")).LinkTarget);
        Assert.AreEqual(2, NormalizationStatistics.Load(folder.File("far/s.json")).Columns["x"].Sources["a"].Spread[0]);
        Assert.HasCount(1, Directory.GetFiles(folder.File("far")));
    }

    [TestMethod]
    public void Save_OverAFile_ReplacesItAndLeavesNothingBeside()
    {
        using var folder = new TempFolder();
        string path = folder.Write("statistics.json", [1, 2, 3]);
        new NormalizationStatistics("x", new Dictionary<string, SourceStatistics> { ["a"] = new(1, 2) }).Save(path);
        Assert.AreEqual(2, NormalizationStatistics.Load(path).Columns["x"].Sources["a"].Spread[0]);
        Assert.HasCount(1, Directory.GetFiles(folder.FullPath));
        File.WriteAllText(path, "{");
        Assert.StartsWith($"'{path}': ", Assert.ThrowsExactly<InvalidDataException>(() => NormalizationStatistics.Load(path)).Message);
    }

    [TestMethod]
    public void Json_OfNumbersThatAreNone_NamesThemAll()
    {
        var statistics = new NormalizationStatistics(new Dictionary<string, ColumnStatistics>
        {
            ["x"] = new(new Dictionary<string, SourceStatistics> { ["a"] = new(double.NaN, 1), ["b"] = new(0, double.PositiveInfinity), ["c"] = null! }),
            ["y"] = new(new Dictionary<string, SourceStatistics> { ["a"] = new([1, 2], [1]) }, new SourceStatistics(0, -1)),
            ["z"] = null!,
        });
        Assert.AreEqual(
            "NormalizationStatistics: 6 faults\n" +
            "- the statistics of source 'a' in 'x' have the center NaN; it must be a finite number.\n" +
            "- the statistics of source 'b' in 'x' have the spread Infinity; it must be a finite number of 0 or more.\n" +
            "- the statistics of source 'c' in 'x' are null; give center and spread.\n" +
            "- the statistics of source 'a' in 'y' have 2 centers and 1 spreads; there must be one of each, or one for each slot.\n" +
            "- the statistics of source '(pooled)' in 'y' have the spread -1; it must be a finite number of 0 or more.\n" +
            "- the statistics of 'z' are null; give those of every source.",
            Assert.ThrowsExactly<MixConfigurationException>(() => statistics.ToJson()).Message);

        using var folder = new TempFolder();
        string path = folder.Write("statistics.json", [1, 2, 3]);
        Assert.ThrowsExactly<MixConfigurationException>(() => statistics.Save(path));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => NormalizationStatistics.FromJson(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => NormalizationStatistics.Load(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new NormalizationStatistics(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ColumnStatistics(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => new SourceStatistics(null!, [1]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new SourceStatistics([1], null!));
    }
}
