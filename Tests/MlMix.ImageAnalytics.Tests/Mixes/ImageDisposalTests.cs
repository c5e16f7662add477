using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Mixes;

/// <summary>Every image that a step of the chain makes is disposed of, and few are in memory at a time.</summary>
[TestClass]
public sealed class ImageDisposalTests : ImageTests
{
    private const int Sources = 3;

    // Until the fifth photo there are four rows of each other folder. All 13 are loaded and made gray, and resized but for the photos, which have the size.
    private const int Rows = 13, Images = 3 * Rows - 5;

    private readonly List<MLImage> _seen = [];

    [TestInitialize]
    public void WriteFolders() => ThreeFolders.Write((name, content) => Write(name, content));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Images_OfAWholeReading_AreDisposedOf(bool isBefore)
    {
        int most = 0;
        foreach (float[] _ in Watched(isBefore).GetColumn<float[]>("Features"))
            most = Math.Max(most, WatchedImages.Live(_seen));

        Assert.HasCount(Images, _seen);
        Assert.AreEqual(0, WatchedImages.Live(_seen));

        // At a row there is an image of each step, before the mix once for each source.
        Assert.IsGreaterThan(0, most);
        Assert.IsLessThanOrEqualTo(isBefore ? 3 * Sources : 3, most);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Images_OfAReadingThatStops_AreDisposedOf(bool isBefore)
    {
        Assert.HasCount(4, Watched(isBefore).GetColumn<float[]>("Features").Take(4).ToList());

        // Two photos, a scan and a glass: four loaded, two resized, four made gray.
        Assert.HasCount(10, _seen);
        Assert.AreEqual(0, WatchedImages.Live(_seen));
    }

    [TestMethod]
    public void Images_MixedAsImages_AreDisposedOf()
    {
        var load = Ml.Transforms.LoadImages("Image", null, "ImagePath");
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllExhausted },
            [.. ThreeFolders.Names.Select(name =>
            {
                IDataView folder = ThreeFolders.Load(Ml, Root, name);
                return new MixSource(name, new WatchedImages(load.Fit(folder).Transform(folder), _seen));
            })]);
        var chain = Ml.Transforms.ImagesToFeatures(
            new ImageFeaturesOptions { Width = 8, Height = 6, Channels = ImageChannels.Gray, ImageColumnName = "Image" });

        Assert.HasCount(Rows, Steps(chain, mixed).Features());

        // The mix asks each source once more for its first image, to see whose it is.
        Assert.HasCount(Images + Sources, _seen);
        Assert.AreEqual(0, WatchedImages.Live(_seen));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Images_ReadByManyThreads_AreDisposedOf(bool isBefore)
    {
        Assert.HasCount(Rows, Watched(isBefore, isParallel: true).Features());

        // Before the mix a source may have been read ahead of it.
        Assert.IsGreaterThanOrEqualTo(Images, _seen.Count);
        Assert.AreEqual(0, WatchedImages.Live(_seen));
    }

    [TestMethod]
    public void Images_OfBatches_AreDisposedOf()
    {
        foreach (MixBatch batch in Mixed(Chain()).Batches(4, "Features"))
            Assert.IsLessThanOrEqualTo(3 * Sources, WatchedImages.Live(_seen));

        Assert.HasCount(Images, _seen);
        Assert.AreEqual(0, WatchedImages.Live(_seen));
    }

    [TestMethod]
    public void Images_BeforeOneThatCannotBeRead_AreDisposedOf()
    {
        Write("scans/square/1.png", [1, 2, 3]);

        var error = Assert.ThrowsExactly<MixSourceException>(() => Mixed(Chain()).Features());

        Assert.Contains("Source 'scans' failed at its row 1, pass 0", error.Message);
        Assert.IsInstanceOfType<ArgumentException>(error.InnerException);
        Assert.IsGreaterThan(0, _seen.Count);
        Assert.AreEqual(0, WatchedImages.Live(_seen));
    }

    // Photos are of the size already; ML.NET passes such images on as they are.
    private static IEstimator<ITransformer> Chain() => Ml.Transforms.ImagesToFeatures(8, 6, ImageChannels.Gray);

    private IDataView Watched(bool isBefore, bool isParallel = false) =>
        isBefore ? Mixed(Chain(), isParallel) : Steps(Chain(), ThreeFolders.Mix(Ml, Root), isParallel);

    private IDataView Mixed(IEstimator<ITransformer> chain, bool isParallel = false) => Ml.Data.Mix(
        new MixOptions { Stop = StopRule.AllExhausted },
        [.. ThreeFolders.Names.Select(name => new MixSource(name, Steps(chain, ThreeFolders.Load(Ml, Root, name), isParallel)))]);

    private IDataView Steps(IEstimator<ITransformer> chain, IDataView view, bool isParallel = false) => Parts(chain.Fit(view))
        .Aggregate(view, (input, step) => new WatchedImages(step.Transform(input), _seen) { IsParallel = isParallel });

    private static IEnumerable<ITransformer> Parts(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [transformer];
}
