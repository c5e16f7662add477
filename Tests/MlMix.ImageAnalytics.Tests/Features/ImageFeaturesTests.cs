using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Features;

/// <summary>What becomes of the pixels of one image, worked out by hand.</summary>
[TestClass]
public sealed class ImageFeaturesTests : ImageTests
{
    private static readonly (byte, byte, byte) A = (10, 20, 30), B = (40, 50, 60), C = (70, 80, 90), D = (200, 210, 220);

    private IDataView Square => Paths(Write("square.bmp", BmpFile.Of(2, 2, A, B, C, D)));

    private IDataView Row => Paths(Write("row.bmp", BmpFile.Of(4, 2, A, B, C, D, A, B, C, D)));

    [TestMethod]
    public void Color_OfTheSize_IsOneChannelAfterTheOther()
    {
        IDataView features = Features(Square, Ml.Transforms.ImagesToFeatures(2, 2));

        CollectionAssert.AreEqual(new float[] { 10, 40, 70, 200, 20, 50, 80, 210, 30, 60, 90, 220 }, features.Features().Single());
        CollectionAssert.AreEqual(new[] { 3, 2, 2 }, ((VectorDataViewType)features.Schema["Features"].Type).Dimensions.ToArray());
    }

    [TestMethod]
    public void Color_Interleaved_IsOnePixelAfterTheOther()
    {
        IDataView features = Features(Square, Ml.Transforms.ImagesToFeatures(new ImageFeaturesOptions { Width = 2, Height = 2, Interleave = true }));

        CollectionAssert.AreEqual(new float[] { 10, 20, 30, 40, 50, 60, 70, 80, 90, 200, 210, 220 }, features.Features().Single());
        CollectionAssert.AreEqual(new[] { 2, 2, 3 }, ((VectorDataViewType)features.Schema["Features"].Type).Dimensions.ToArray());
    }

    [TestMethod]
    public void Numbers_AreMovedAndScaled()
    {
        var options = new ImageFeaturesOptions { Width = 2, Height = 2, Channels = ImageChannels.Color, Offset = 10, Scale = 0.5f };

        float[] values = Features(Square, Ml.Transforms.ImagesToFeatures(options)).Features().Single();

        CollectionAssert.AreEqual(new float[] { 0, 15, 30, 95, 5, 20, 35, 100, 10, 25, 40, 105 }, values);
    }

    [TestMethod]
    public void Gray_OfColors_IsTheirBrightness()
    {
        // 0.3 of red, 0.59 of green, 0.11 of blue.
        IDataView paths = Paths(Write("colors.bmp", BmpFile.Of(3, 2, (100, 0, 0), (0, 100, 0), (0, 0, 100), (100, 200, 100), (0, 0, 0), (255, 255, 255))));

        IDataView features = Features(paths, Ml.Transforms.ImagesToFeatures(3, 2, ImageChannels.Gray));

        CollectionAssert.AreEqual(new float[] { 30, 59, 11, 159, 0, 255 }, features.Features().Single());
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, ((VectorDataViewType)features.Schema["Features"].Type).Dimensions.ToArray());
    }

    [TestMethod]
    public void Gray_OfEveryLevel_IsKept()
    {
        byte[] levels = [.. Enumerable.Range(0, 256).Select(level => (byte)level)];
        IDataView paths = Paths(Write("levels.png", PngFile.Gray(16, 16, levels)));
        float[] expected = [.. levels.Select(level => (float)level)];

        CollectionAssert.AreEqual(expected, Features(paths, Ml.Transforms.ImagesToFeatures(16, 16, ImageChannels.Gray)).Features().Single());
        CollectionAssert.AreEqual(
            expected.Concat(expected).Concat(expected).ToArray(), Features(paths, Ml.Transforms.ImagesToFeatures(16, 16)).Features().Single());
    }

    [TestMethod]
    public void Alpha_IsMultipliedIn()
    {
        // Of 200, 100 and 50 at 128 in 255 there stay 100.4, 50.2 and 25.1.
        IDataView paths = Paths(Write("glass.png", PngFile.Rgba(3, 1, 200, 100, 50, 255, 200, 100, 50, 128, 200, 100, 50, 0)));

        CollectionAssert.AreEqual(
            new float[] { 200, 100, 0, 100, 50, 0, 50, 25, 0 }, Features(paths, Ml.Transforms.ImagesToFeatures(3, 1)).Features().Single());
    }

    [TestMethod]
    public void Fill_OfASmallerImage_RepeatsPixels()
    {
        var options = new ImageFeaturesOptions { Width = 4, Height = 4, Resizing = ImageResizingEstimator.ResizingKind.Fill };

        CollectionAssert.AreEqual(
            new float[] { 10, 10, 40, 40, 10, 10, 40, 40, 70, 70, 200, 200, 70, 70, 200, 200 },
            Features(Square, Ml.Transforms.ImagesToFeatures(options)).Features().Single()[..16]);
    }

    [TestMethod]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Center, new float[] { 40, 70, 40, 70 })]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Left, new float[] { 10, 40, 10, 40 })]
    [DataRow(ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Right, new float[] { 70, 200, 70, 200 })]
    public void Crop_OfAWiderImage_KeepsTheAnchoredPart(
        ImageResizingEstimator.ResizingKind resizing, ImageResizingEstimator.Anchor anchor, float[] red)
    {
        var options = new ImageFeaturesOptions { Width = 2, Height = 2, Resizing = resizing, CropAnchor = anchor };

        CollectionAssert.AreEqual(red, Features(Row, Ml.Transforms.ImagesToFeatures(options)).Features().Single()[..4]);
    }

    [TestMethod]
    public void Crop_InTheMiddle_IsWhatTheShortDoorDoes() =>
        CollectionAssert.AreEqual(new float[] { 40, 70, 40, 70 }, Features(Row, Ml.Transforms.ImagesToFeatures(2, 2)).Features().Single()[..4]);

    [TestMethod]
    public void Pad_OfAWiderImage_IsBlackAboveAndBelow()
    {
        var options = new ImageFeaturesOptions { Width = 4, Height = 4, Resizing = ImageResizingEstimator.ResizingKind.IsoPad };

        CollectionAssert.AreEqual(
            new float[] { 0, 0, 0, 0, 10, 40, 70, 200, 10, 40, 70, 200, 0, 0, 0, 0 },
            Features(Row, Ml.Transforms.ImagesToFeatures(options)).Features().Single()[..16]);
    }

    [TestMethod]
    public void Columns_AreThoseOfTheOptions()
    {
        Write("deep/square.bmp", BmpFile.Of(2, 2, A, B, C, D));
        IDataView paths = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("File", new[] { "deep/square.bmp" }));
        var options = new ImageFeaturesOptions { Width = 2, Height = 2, PathColumnName = "File", Folder = Root, FeatureColumnName = "Pixels" };

        IDataView features = Features(paths, Ml.Transforms.ImagesToFeatures(options));

        CollectionAssert.AreEqual(new float[] { 10, 40, 70, 200 }, features.Features("Pixels").Single()[..4]);
        CollectionAssert.AreEqual(
            new[] { "File", "Pixels" }, features.Schema.Where(column => !column.IsHidden).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void Images_LoadedBefore_AreTaken()
    {
        IDataView images = Ml.Transforms.LoadImages("Image", null, "ImagePath").Fit(Square).Transform(Square);
        var options = new ImageFeaturesOptions { Width = 2, Height = 2, Channels = ImageChannels.Gray, ImageColumnName = "Image" };

        IDataView features = Features(images, Ml.Transforms.ImagesToFeatures(options));

        // 0.3 x 10 + 0.59 x 20 + 0.11 x 30 = 18.1, and so on.
        CollectionAssert.AreEqual(new float[] { 18, 48, 78, 208 }, features.Features().Single());
        CollectionAssert.AreEqual(
            new[] { "ImagePath", "Image", "Features" }, features.Schema.Where(column => !column.IsHidden).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void Model_SavedAndLoaded_IsOfMlNetAlone()
    {
        IDataView row = Row;
        ITransformer model = Ml.Transforms.ImagesToFeatures(2, 2, ImageChannels.Gray).Fit(row);
        using var file = new MemoryStream();
        Ml.Model.Save(model, row.Schema, file);
        file.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(file, out _);

        CollectionAssert.AreEqual(new float[] { 48, 78, 48, 78 }, loaded.Transform(row).Features().Single());
        CollectionAssert.AreEqual(
            new[] { "ImageLoadingTransformer", "ImageResizingTransformer", "ImageGrayscalingTransformer", "ImagePixelExtractingTransformer" },
            ((IEnumerable<ITransformer>)loaded).SelectMany(Parts).Select(part => part.GetType().Name).ToArray());
    }

    private static IDataView Features(IDataView view, IEstimator<ITransformer> estimator) => estimator.Fit(view).Transform(view);

    private static IEnumerable<ITransformer> Parts(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [transformer];
}
