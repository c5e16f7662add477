using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>Runs what the documents show, and holds it to values worked out by hand.</summary>
[TestClass]
public sealed class SnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void TwoImageSets_70And30Rows_EndWithTheSecond()
    {
        using var folder = new TempFolder();
        TinyIdx.Write(folder, "mnist", rows: 70, classes: 10);
        TinyIdx.Write(folder, "fashion", rows: 30, classes: 10);

        IDataView ready = MixSnippets.TwoImageSets(folder.FullPath);

        // Even rounds half up: after k rows the first source has floor((14 k + 10) / 20) of them, 69 after 99, so the second has had its 30 by then.
        float[] labels = [.. ready.GetColumn<float>("Label")];
        uint[] sources = [.. ready.GetColumn<uint>("source_id")];
        Assert.HasCount(99, labels);
        Assert.AreEqual(69, sources.Count(source => source == 1));
        Assert.AreEqual((0f, 9f), Range(labels, sources, 1));
        Assert.AreEqual((10f, 19f), Range(labels, sources, 2));
    }

    [TestMethod]
    public void Options_ThreeToOne_EndsWhenBothWereEmptied()
    {
        MixedDataView mixed = MixSnippets.Options(Ml, Numbers(5000, 0), Numbers(1000, 0));

        // Blocks of 1,000 hold 750 and 250 rows exactly. The text ends with block 4, the code within block 7: 4,500 rows after six blocks.
        uint[] sources = [.. mixed.GetColumn<uint>("domain")];
        Assert.AreEqual(mixed.GetRowCount(), sources.Length);
        Assert.IsTrue(sources.Length is > 6000 and <= 7000, $"{sources.Length} rows");
        Assert.AreEqual(5000, sources.Count(source => source == 1));
    }

    [TestMethod]
    public void Reading_TwoSources_GivesNamesAndValuesInOrder()
    {
        IDataView mixed = Ml.Data.Mix(new MixSource("a", Numbers(2, 10)), new MixSource("b", Numbers(2, 20)));

        List<(string Source, float Value)> rows = MixSnippets.Reading(mixed);

        // Even at equal weights takes turns, and ends right after the row that empties the first source.
        CollectionAssert.AreEqual(new[] { ("a", 10f), ("b", 20f), ("a", 11f) }, rows);
    }

    [TestMethod]
    public void Watching_AMix_TellsItsRowsAndCanBeStopped()
    {
        MixedDataView mixed = Ml.Data.Mix(new MixSource("watched a", Numbers(2, 10)), new MixSource("watched b", Numbers(2, 20)));
        using var cancel = new CancellationTokenSource();
        var told = new List<string>();

        MixedDataView stoppable = MixSnippets.Watching(
            mixed, cancel.Token, line => { lock (told) { told.Add(line); } }, view => Assert.HasCount(3, view.GetColumn<float>("Value")));
        cancel.Cancel();

        // Other tests may mix at the same time, with sources of other names.
        CollectionAssert.AreEquivalent(
            new[]
            {
                "mlmix.passes of watched a: 1", "mlmix.passes of watched b: 1", "mlmix.rows of watched a: 2", "mlmix.rows of watched b: 1",
                "mlmix.exhaustions of watched a: 1",
            },
            told.Where(line => line.Contains("watched", StringComparison.Ordinal)).ToArray());
        Assert.ThrowsExactly<OperationCanceledException>(() => stoppable.GetColumn<float>("Value").ToArray());
    }

    [TestMethod]
    public void Arrays_ThreeColumns_AreReadBack()
    {
        IDataView view = MixSnippets.Arrays(Ml);

        CollectionAssert.AreEqual(new[] { 1f, 2f, 3f }, view.GetColumn<float>("Value").ToArray());
        CollectionAssert.AreEqual(new[] { 1u, 2u, 1u }, view.GetColumn<uint>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { 5f, 6f }, view.GetColumn<float[]>("Features").Last());
    }

    [TestMethod]
    public void PlanAlone_TwoToOne_DeliversEveryRowOnce()
    {
        List<SourcePick> picks = MixSnippets.PlanAlone();

        CollectionAssert.AreEqual(
            new[] { new SourcePick(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 2, 0), new(1, 1, 0), new(0, 3, 0) }, picks);
    }

    [TestMethod]
    public void Given_PublishedStatistics_AreUsedBySource()
    {
        IDataView normalized = TransformSnippets.Given(Ml, Mixed("mnist", "fashion"));

        // Every source holds a row of zeros first: (0 - mean) / deviation.
        float[][] rows = [.. normalized.GetColumn<float[]>("Features")];
        Assert.AreEqual(-0.1307 / 0.3081, rows[0][0], 1e-6);
        Assert.AreEqual(-0.2860 / 0.3530, rows[1][0], 1e-6);
    }

    [TestMethod]
    public void SavedStatistics_NormalizeAsThoseFitted()
    {
        using var folder = new TempFolder();
        string path = folder.File("statistics.json");
        IDataView mixed = Mixed("mnist", "fashion");
        NormalizeBySourceEstimator again = TransformSnippets.Saved(Ml, mixed, path);
        Assert.IsTrue(File.ReadAllText(path).Contains("\"Robust(25, 75)\"", StringComparison.Ordinal));

        // The first slot of a source is 0, 0.1, 0.2, ... 0.9 but for its first value of 0: its median is 0.45, its quartiles 0.225 and 0.675.
        float[][] rows = [.. again.Fit(mixed).Transform(mixed).GetColumn<float[]>("Features")];
        Assert.AreEqual(-0.45 / 0.45, rows[0][0], 1e-6);
    }

    [TestMethod]
    public void Locate_Label13_IsLabel3OfTheSecondSource()
    {
        Assert.AreEqual(("fashion", 3L), TransformSnippets.Located(Ml, Mixed("mnist", "fashion")));
    }

    [TestMethod]
    public void ClassTable_OfTwoSources_NamesEveryClass()
    {
        string[] classes = TransformSnippets.ClassTable(Ml, Mixed("mnist", "fashion"));

        // The mix ends when the first source does, one row before the last of the second.
        Assert.HasCount(19, classes);
        Assert.AreEqual("13 is label 3 of fashion", classes[13]);
    }

    [TestMethod]
    public void Unified_EqualLabels_AreOneClass()
    {
        UnifyLabelsTransformer unified = TransformSnippets.Unified(Ml, Mixed("mnist", "fashion"));

        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(label => $"{label}").ToArray(), unified.Classes.ToArray());
    }

    [TestMethod]
    public void Named_EqualNames_AreOneClass()
    {
        UnifyLabelsTransformer unified = TransformSnippets.Named(Ml, Mixed("shop", "films"));

        CollectionAssert.AreEqual(new[] { "bad", "good", "mixed" }, unified.Classes.ToArray());
        Assert.AreEqual(new LabelRow("films", "1", 0, "bad"), unified.Labels[3]);
    }

    [TestMethod]
    public void Weighted_SharesOfEqualSources_AreTheirWeights()
    {
        SourceWeightsTransformer weights = TransformSnippets.Weighted(Ml, Mixed("mnist", "fashion"));

        // 0.8 and 0.2 of the weight over 10 and 9 of the 19 rows.
        Assert.AreEqual(0.8 / (10 / 19.0), weights.Weights["mnist"].Single(), 1e-6);
        Assert.AreEqual(0.2 / (9 / 19.0), weights.Weights["fashion"].Single(), 1e-6);
    }

    private static IDataView Numbers(int rows, int first) =>
        Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Value", Enumerable.Range(first, rows).Select(value => (float)value).ToArray()));

    private static IDataView Mixed(string first, string second) => Ml.Data.Mix(new MixSource(first, Classes()), new MixSource(second, Classes()));

    private static IDataView Classes() => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", Enumerable.Range(0, 10).Select(row => (float)row).ToArray()),
        ArrayColumn.Vector("Features", Enumerable.Range(0, 20).Select(slot => slot / 20f * (slot > 1 ? 1 : 0)).ToArray(), 2));

    private static (float Min, float Max) Range(float[] labels, uint[] sources, uint source)
    {
        float[] own = [.. labels.Where((_, row) => sources[row] == source)];
        return (own.Min(), own.Max());
    }
}
