using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests;

/// <summary>The two transforms on what they are for: a mix of sources.</summary>
[TestClass]
public class MixTests
{
    [TestMethod]
    public void Mix_OfTwoArrays_IsNormalizedAndMoved()
    {
        IDataView mixed = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Concat, Stop = StopRule.AllOnce },
            Arrays("first", [0, 2, 4, 6], [0, 1]),
            Arrays("second", [10, 30, 30, 10], [1, 0]));

        // first: 0 2 4 6, mean 3, deviation sqrt 5; second: mean 20, deviation 10.
        IDataView view = Ml.Transforms.NormalizeBySource("Features").Append(Ml.Transforms.OffsetLabels()).Fit(mixed).Transform(mixed);
        float scale = (float)(1 / Math.Sqrt(5));
        CollectionAssert.AreEqual(
            new[] { -3 * scale, -1 * scale, 1 * scale, 3 * scale, -1, 1, 1, -1 },
            ReadVectors(view, "Features").SelectMany(row => row).ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 1, 3, 2 }, Read<float>(view, "Label"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Mix_WithASourceThatGivesNoRow_IsFittedOnTheOthers(bool empty)
    {
        // Left out by weight 0, or empty: it has no statistics but the pooled ones, and no classes, so the labels of c follow those of a.
        IDataView mixed = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            Arrays("a", [0, 2, 4, 6], [0, 1]),
            empty ? Arrays("b", [], []) : new MixSource("b", Arrays("b", [8, 8, 8, 8], [7, 7]).Data, weight: 0),
            Arrays("c", [10, 30, 30, 10], [1, 0]));

        ColumnStatistics fitted = Ml.Transforms.NormalizeBySource("Features").Fit(mixed).Statistics.Columns["Features"];
        Assert.AreEqual((11.5, fitted.Pooled!.Spread[0]), (fitted.Sources["b"].Center[0], fitted.Sources["b"].Spread[0]));
        Assert.AreEqual((0L, 4L, 8L), (fitted.Sources["b"].Count, fitted.Sources["a"].Count, fitted.Pooled.Count));
        Assert.AreEqual(3, fitted.Sources["a"].Center[0], 1e-12);
        Assert.AreEqual(11.5, fitted.Pooled.Center[0], 1e-12);
        OffsetLabelsTransformer moved = Ml.Transforms.OffsetLabels().Fit(mixed);
        CollectionAssert.AreEqual(new[] { 0, 2, 2 }, moved.Offsets.Values.ToArray());
        Assert.AreEqual(("c", 1L), moved.Locate(3));
    }

    [TestMethod]
    public void Mix_OfDigitsAndClothes_HasMeanZeroAndDeviationOneInEach()
    {
        IDataView mixed = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            Images("digits", RealData.Folder("mnist-t10k")),
            Images("clothes", RealData.Folder("fashion-mnist-900")));
        TransformerChain<OffsetLabelsTransformer> model =
            Ml.Transforms.NormalizeBySource("Features").Append(Ml.Transforms.OffsetLabels()).Fit(mixed);
        IDataView view = model.Transform(mixed);

        SourceStatistics fitted = ((NormalizeBySourceTransformer)model.First()).Statistics.Columns["Features"].Sources["digits"];
        Assert.AreEqual(0.1325, fitted.Center[0], 0.0005, "The mean of MNIST's test images, as published.");
        Assert.AreEqual(0.3105, fitted.Spread[0], 0.0005, "Their deviation, as published.");
        foreach (SourceStatistics statistics in Ml.Transforms.NormalizeBySource("Features").Fit(view).Statistics.Columns["Features"].Sources.Values)
        {
            Assert.AreEqual(0, statistics.Center[0], 1e-5);
            Assert.AreEqual(1, statistics.Spread[0], 1e-5);
        }

        uint[] sources = Read<uint>(view, "source_id");
        var labels = Read<float>(view, "Label").Zip(sources).ToLookup(pair => pair.Second, pair => pair.First);
        Assert.AreEqual((0f, 9f, 10_000), (labels[1].Min(), labels[1].Max(), labels[1].Count()));
        Assert.AreEqual((10f, 19f, 900), (labels[2].Min(), labels[2].Max(), labels[2].Count()));
    }

    /// <summary>Two rows with two features each.</summary>
    private static MixSource Arrays(string name, float[] features, float[] labels) =>
        new(name, Ml.Data.LoadFromArrays(ArrayColumn.Vector("Features", features, 2), ArrayColumn.Scalar("Label", labels)));

    private static MixSource Images(string name, string folder)
    {
        string images = Path.Combine(folder, "images-idx3-ubyte.gz");
        string labels = Path.Combine(folder, "labels-idx1-ubyte.gz");
        return new MixSource(name, Ml.Data.LoadFromIdx(images, labels, new IdxOptions { Scale = 1 / 255f }));
    }
}
