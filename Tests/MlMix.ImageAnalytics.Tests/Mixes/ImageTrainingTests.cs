using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Mixes;

/// <summary>ML.NET's own trainers behind the chain.</summary>
[TestClass]
public sealed class ImageTrainingTests : ImageTests
{
    [TestMethod]
    public void Training_BehindACache_LoadsTheImageOfARowOnce()
    {
        ThreeFolders.Write((name, content) => Write(name, content));
        List<MLImage> loaded = [];
        MixedDataView mixed = ThreeFolders.Mix(Ml, Root);
        IDataView images = new WatchedImages(Ml.Transforms.LoadImages("Image", null, "ImagePath").Fit(mixed).Transform(mixed), loaded);
        var options = new ImageFeaturesOptions { Width = 4, Height = 4, Channels = ImageChannels.Gray, ImageColumnName = "Image" };

        // The statistics are one pass, and the trainer makes several.
        ITransformer model = Ml.Transforms.ImagesToFeatures(options)
            .AppendCacheCheckpoint(Ml)
            .Append(Ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(Ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 5))
            .Fit(images);

        Assert.HasCount(13, loaded);
        Assert.AreEqual(0, WatchedImages.Live(loaded));

        // A class that a folder does not have, as the triangle of photos, is one of the model all the same.
        VBuffer<ReadOnlyMemory<char>> names = default;
        model.Transform(images).Schema["PredictedLabel"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(new[] { "circle", "square", "triangle" }, names.DenseValues().Select(name => name.ToString()).ToArray());
    }
}
