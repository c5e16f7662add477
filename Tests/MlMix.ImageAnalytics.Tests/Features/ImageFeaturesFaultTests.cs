using Microsoft.ML;
using Microsoft.ML.Transforms.Image;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Features;

/// <summary>Options that no chain is made of, and rows that it cannot read.</summary>
[TestClass]
public sealed class ImageFeaturesFaultTests : ImageTests
{
    [TestMethod]
    public void Doors_WithoutArguments_AreArgumentsNull()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.ImagesToFeatures(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).ImagesToFeatures(2, 2));
    }

    [TestMethod]
    public void ShortDoor_SizesAndChannels_AreChecked()
    {
        AssertFaults(() => Ml.Transforms.ImagesToFeatures(0, 2), "ImageFeaturesOptions.Width is 0; images have at least 1 pixel.");
        AssertFaults(() => Ml.Transforms.ImagesToFeatures(2, -1), "ImageFeaturesOptions.Height is -1; images have at least 1 pixel.");
        AssertFaults(() => Ml.Transforms.ImagesToFeatures(30_000, 20_000), "30000 x 20000 pixels are more than 536870911");
        AssertFaults(() => Ml.Transforms.ImagesToFeatures(2, 2, (ImageChannels)2), "ImageFeaturesOptions.Channels is 2; it is one of Gray, Color.");
    }

    [TestMethod]
    public void Options_EverythingWrong_IsOneError()
    {
        var options = new ImageFeaturesOptions
        {
            Channels = 0,
            Resizing = (ImageResizingEstimator.ResizingKind)7,
            CropAnchor = (ImageResizingEstimator.Anchor)9,
            Offset = float.NaN,
            Scale = 0,
            PathColumnName = "",
            Folder = PathOf("gone"),
            ImageColumnName = "",
            FeatureColumnName = "",
        };

        AssertFaults(
            () => Ml.Transforms.ImagesToFeatures(options),
            "Width is 0",
            "Height is 0",
            "Channels is 0; it is one of Gray, Color",
            "Resizing is 7; it is one of IsoPad, IsoCrop, Fill",
            "CropAnchor is 9; it is one of Right, Left, Top, Bottom, Center",
            "Offset is NaN",
            "Scale is 0",
            "FeatureColumnName is empty",
            "ImageColumnName is empty",
            "PathColumnName is empty",
            $"there is no folder '{PathOf("gone")}'");
    }

    [TestMethod]
    public void Scale_Infinite_IsRefused() => AssertFaults(
        () => Ml.Transforms.ImagesToFeatures(
            new ImageFeaturesOptions { Width = 1, Height = 1, Scale = float.PositiveInfinity, Offset = float.NegativeInfinity }),
        "Offset is -Infinity",
        "Scale is Infinity");

    [TestMethod]
    public void Rows_WithoutAPath_AreForMlNetToRefuse()
    {
        string path = Write("1.bmp", BmpFile.Plain(3, 3, (1, 2, 3)));
        IDataView rows = Paths(path, "", path);
        var chain = Ml.Transforms.ImagesToFeatures(2, 2);

        // Its ResizeImages hands on the image of the row before, which it has disposed of. The guide says to drop such rows.
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => chain.Fit(rows).Transform(rows).Features());
        Assert.Contains("disposed", error.GetBaseException().Message);
    }

    private static void AssertFaults(Func<object> make, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(make);

        Assert.StartsWith("ImagesToFeatures: ", error.Message);
        Assert.HasCount(faults.Length, error.Faults, error.Message);
        for (int index = 0; index < faults.Length; index++)
            Assert.Contains(faults[index], error.Faults[index]);
    }
}
