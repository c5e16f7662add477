using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Exploring.Tests.Appending.AppendTests;

namespace MlMix.Exploring.Tests.Exploring;

/// <summary>Sentences of three sites and images of two sets.</summary>
[TestClass]
public sealed class RealDataTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Sentences_OfThreeSites_AreAThousandEachHalfOfThemPositive()
    {
        string folder = RealData.Folder("sentiment");
        string[] sites = ["amazon_cells", "imdb", "yelp"];
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            [.. sites.Select(site => new MixSource(site, Ml.Data.LoadFromTextFile(
                Path.Combine(folder, site + "_labelled.txt"),
                [new TextLoader.Column("Text", DataKind.String, 0), new TextLoader.Column("Label", DataKind.Boolean, 1)])))]);

        MixExploration exploration = mixed.Explore();

        CollectionAssert.AreEqual(new object?[] { 1000L, 1000L, 1000L, 3000L }, Values(exploration.Sources["rows"]));
        CollectionAssert.AreEqual(new object?[] { 1L, 1L, 1L, null }, Values(exploration.Sources["passes"]), "Each file is read once.");
        CollectionAssert.AreEqual(new object?[] { 500L, 500L, 500L, 1500L }, Values(exploration.Labels!["true"]));
        CollectionAssert.AreEquivalent(sites, Values(mixed.ToDataFrame(3)["source_id"]));
    }

    [TestMethod]
    public void Images_OfTwoSets_HaveTheirKnownMeansAndAreNormalized()
    {
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Length = 1_600, Stop = StopRule.Never },
            new MixSource("digits", Load("mnist-t10k")), new MixSource("clothes", Load("fashion-mnist-900")));
        IDataView normalized = Ml.Transforms.NormalizeBySource("Features").Fit(mixed).Transform(mixed);

        MixExploration exploration = mixed.Explore();
        DataFrame before = exploration.CompareWith(normalized).Frame;

        // A slow model: all pixels of a source, one after the other.
        foreach ((string set, int row) in new[] { ("mnist-t10k", 0), ("fashion-mnist-900", 1) })
        {
            float[] pixels = [.. Load(set).GetColumn<float[]>("Features").Take(800).SelectMany(image => image)];
            double mean = pixels.Average(pixel => (double)pixel);
            Assert.AreEqual(mean, (double)exploration.Sources["Features mean"][row], 1e-9);
            Assert.AreEqual(Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean))), (double)exploration.Sources["Features sd"][row], 1e-9);
            Assert.AreEqual(800L, exploration.Sources["rows"][row]);
            Assert.AreEqual(0, (double)before["mean after"][row], 1e-4);
            Assert.AreEqual(1, (double)before["sd after"][row], 1e-4);
        }
        // 28 x 28 slots stay a vector.
        Assert.IsInstanceOfType<VBufferDataFrameColumn<float>>(mixed.ToDataFrame(3)["Features"]);
    }

    private static IDataView Load(string set)
    {
        string folder = RealData.Folder(set);
        return Ml.Data.LoadFromIdx(
            Path.Combine(folder, "images-idx3-ubyte.gz"), Path.Combine(folder, "labels-idx1-ubyte.gz"), new IdxOptions { Scale = 1f / 255 });
    }
}
