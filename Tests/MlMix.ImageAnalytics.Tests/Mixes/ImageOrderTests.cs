using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Mixes;

/// <summary>Images of several folders have the same pixels whether they are loaded, resized and read before they are mixed or after.</summary>
[TestClass]
public sealed class ImageOrderTests : ImageTests
{
    [TestInitialize]
    public void WriteFolders() => ThreeFolders.Write((name, content) => Write(name, content));

    [TestMethod]
    [DataRow(ImageChannels.Color, ImageResizingEstimator.ResizingKind.IsoCrop, 4, 4)]
    [DataRow(ImageChannels.Gray, ImageResizingEstimator.ResizingKind.IsoCrop, 7, 3)]
    [DataRow(ImageChannels.Color, ImageResizingEstimator.ResizingKind.IsoPad, 6, 10)]
    [DataRow(ImageChannels.Gray, ImageResizingEstimator.ResizingKind.IsoPad, 5, 5)]
    [DataRow(ImageChannels.Color, ImageResizingEstimator.ResizingKind.Fill, 8, 6)]
    [DataRow(ImageChannels.Gray, ImageResizingEstimator.ResizingKind.Fill, 16, 1)]
    public void Pixels_BeforeAndAfterTheMix_AreTheSame(ImageChannels channels, ImageResizingEstimator.ResizingKind resizing, int width, int height)
    {
        var options = new ImageFeaturesOptions { Width = width, Height = height, Channels = channels, Resizing = resizing, Scale = 1f / 255 };
        var chain = Ml.Transforms.ImagesToFeatures(options);
        options.ImageColumnName = "Image";
        var ofImages = Ml.Transforms.ImagesToFeatures(options);
        var load = Ml.Transforms.LoadImages("Image", null, "ImagePath");
        MixedDataView paths = ThreeFolders.Mix(Ml, Root), images = ThreeFolders.Mix(Ml, Root, load);

        IDataView before = ThreeFolders.Mix(Ml, Root, chain);
        IDataView after = chain.Fit(paths).Transform(paths);
        IDataView between = ofImages.Fit(images).Transform(images);

        // The largest folder has five images, the fifth of which ends the mix; until then there are four of each other folder.
        List<float[]> expected = [.. paths.Texts("ImagePath").Select(path => Alone(path, chain))];
        Assert.HasCount(13, expected);
        foreach (IDataView view in new[] { before, after, between })
        {
            for (int reading = 0; reading < 2; reading++)
                AssertEqual(expected, view.Features());
            CollectionAssert.AreEqual(paths.Texts("ImagePath"), view.Texts("ImagePath"));
        }
        Assert.IsTrue(expected.All(row => row.Length == width * height * (int)channels));
        Assert.IsGreaterThan(9, expected.Select(row => string.Join(' ', row)).Distinct().Count(), "Images that are all the same tell nothing.");
    }

    [TestMethod]
    public void Labels_OfFolders_KeepTheirNames()
    {
        MixedDataView mixed = ThreeFolders.Mix(Ml, Root);

        string[] rows = [.. mixed.Names("source_id").Zip(mixed.Names("Label"), mixed.GetColumn<long>("source_row")).Select(row => $"{row}").Order().Distinct()];

        CollectionAssert.AreEqual(
            new[]
            {
                "(glass, circle, 0)", "(glass, circle, 1)", "(glass, circle, 2)", "(photos, circle, 0)", "(photos, circle, 1)", "(photos, circle, 2)",
                "(photos, square, 3)", "(photos, square, 4)", "(scans, square, 0)", "(scans, square, 1)", "(scans, triangle, 2)", "(scans, triangle, 3)",
            },
            rows);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mixed.Schema["Label"].Type);

        // Folders know how many images they have, so the mix knows its length.
        Assert.AreEqual(13, mixed.GetRowCount());
    }

    [TestMethod]
    public void Bytes_OfAMix_AreThoseOfTheFiles()
    {
        MixedDataView mixed = ThreeFolders.Mix(Ml, Root);

        IDataView view = Ml.Transforms.LoadRawImageBytes("Image", null, "ImagePath").Fit(mixed).Transform(mixed);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte), view.Schema["Image"].Type);
        Assert.AreEqual(typeof(uint), view.Schema["Label"].Type.RawType);
        foreach ((string path, byte[] bytes) in view.Texts("ImagePath").Zip(view.GetColumn<byte[]>("Image")))
            CollectionAssert.AreEqual(File.ReadAllBytes(path), bytes);
    }

    [TestMethod]
    public void Shapes_ThatDiffer_AreRefusedByTheMix()
    {
        IDataView photos = ThreeFolders.Load(Ml, Root, "photos"), scans = ThreeFolders.Load(Ml, Root, "scans");
        var color = Ml.Transforms.ImagesToFeatures(4, 4);
        var gray = Ml.Transforms.ImagesToFeatures(4, 4, ImageChannels.Gray);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(
            new MixSource("photos", color.Fit(photos).Transform(photos)), new MixSource("scans", gray.Fit(scans).Transform(scans))));

        Assert.Contains("Column 'Features'", error.Message);
        Assert.Contains("photos", error.Message);
        Assert.Contains("scans", error.Message);
    }

    private static float[] Alone(string path, IEstimator<ITransformer> chain)
    {
        IDataView view = Paths(path);
        return chain.Fit(view).Transform(view).Features().Single();
    }

    private static void AssertEqual(List<float[]> expected, List<float[]> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (int row = 0; row < expected.Count; row++)
            CollectionAssert.AreEqual(expected[row], actual[row], $"row {row}");
    }
}
