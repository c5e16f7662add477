using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Images with and without captions, ML.NET's own image columns, brought into one form.</summary>
[TestClass]
public class MixImageTests
{
    [TestMethod]
    public void Images_WithAndWithoutCaptions_AreOneViewWithCaptionsMissing()
    {
        using var folder = new TempFolder();
        MixedDataView mix = Captioned(folder, MissingColumns.Fill);

        CollectionAssert.AreEqual(
            new[] { "one", "", "two", "", "" }, ViewRows.Column<ReadOnlyMemory<char>>(mix, "Caption").Select(text => text.ToString()).ToArray());
        using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema["Image"]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(mix.Schema["Image"]);
        MLImage image = null!;
        var widths = new List<int>();
        while (cursor.MoveNext())
        {
            getter(ref image);
            widths.Add(image.Width);
        }
        CollectionAssert.AreEqual(new[] { 1, 11, 2, 12, 13 }, widths);
    }

    [TestMethod]
    public void Images_ThroughMlNetsTransforms_BecomePixels()
    {
        using var folder = new TempFolder();
        MixedDataView mix = Captioned(folder, MissingColumns.Fill);
        var pipeline = Ml.Transforms.ResizeImages("Image", 2, 2).Append(Ml.Transforms.ExtractPixels("Pixels", "Image"));

        IDataView pixels = pipeline.Fit(mix).Transform(mix);

        for (int reading = 0; reading < 2; reading++)
            CollectionAssert.AreEqual(new[] { 12, 12, 12, 12, 12 }, ViewRows.Vectors<float>(pixels, "Pixels").Select(row => row.Length).ToArray());
    }

    [TestMethod]
    public void Images_ACaptionMissing_IsRefusedUnlessAskedFor()
    {
        using var folder = new TempFolder();

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Captioned(folder, MissingColumns.Refuse));

        Assert.Contains("Column 'Caption' (String) is in 'captioned' but not in 'plain'", error.Message);
    }

    [TestMethod]
    public void Images_OfManyCursorings_AreLetGo()
    {
        using var folder = new TempFolder();
        MixedDataView mix = Captioned(folder, MissingColumns.Fill);

        // Batches hold several images at a time, which are good for as long as the batch is.
        foreach (MixBatch batch in mix.Batches(5, "Image"))
            CollectionAssert.AreEqual(new[] { 1, 11, 2, 12, 13 }, batch.Values<MLImage>("Image").ToArray().Select(image => image.Width).ToArray());
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(9)]
    public void Images_OfPartsOfViews_AreGoodAsLongAsTheirBatch(int size)
    {
        using var folder = new TempFolder();
        IDataView images = Load(folder, [.. Enumerable.Range(1, 5).Select(width => new ImageRow { Path = $"{width}.png" })]);
        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.4 }, new MixSource("all", images));

        // ML.NET's parts of views, and those of a split, close themselves after their last row, which disposes its image.
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Widths(Ml.Data.TakeRows(images, 4), size));
        CollectionAssert.AreEqual(new[] { 1, 2, 4, 5 }, Widths(Ml.Data.Concat(Ml.Data.TakeRows(images, 2), Ml.Data.SkipRows(images, 3)), size));
        CollectionAssert.AreEquivalent(new[] { 1, 2, 3, 4, 5 }, Widths(split.TrainSet, size).Concat(Widths(split.TestSet, size)).ToArray());
    }

    private static List<int> Widths(IDataView view, int size)
    {
        var widths = new List<int>();
        foreach (MixBatch batch in view.Batches(size, "Image"))
        {
            foreach (MLImage image in batch.Values<MLImage>("Image"))
            {
                // Unlike the width, they are not to be had of an image that was disposed.
                Assert.IsFalse(image.Pixels.IsEmpty);
                widths.Add(image.Width);
            }
        }
        return widths;
    }

    private static MixedDataView Captioned(TempFolder folder, MissingColumns missing)
    {
        IDataView captioned = Load(folder, [new CaptionedRow { Path = "1.png", Caption = "one" }, new CaptionedRow { Path = "2.png", Caption = "two" }]);
        IDataView plain = Load(folder, [new ImageRow { Path = "11.png" }, new ImageRow { Path = "12.png" }, new ImageRow { Path = "13.png" }]);
        return Ml.Data.Interleave(
            new MixOptions { MissingColumns = missing, Stop = StopRule.AllOnce }, new MixSource("captioned", captioned), new MixSource("plain", plain));
    }

    // An image's file name tells its width.
    private static IDataView Load<TRow>(TempFolder folder, TRow[] rows)
        where TRow : ImageRow
    {
        foreach (TRow row in rows)
        {
            int width = int.Parse(Path.GetFileNameWithoutExtension(row.Path), System.Globalization.CultureInfo.InvariantCulture);
            using MLImage image = MLImage.CreateFromPixels(width, 3, MLPixelFormat.Rgba32, new byte[width * 3 * 4]);
            image.Save(folder.File(row.Path));
        }
        IDataView view = Ml.Data.LoadFromEnumerable(rows);
        return Ml.Transforms.LoadImages("Image", folder.FullPath, "Path").Fit(view).Transform(view);
    }

    private class ImageRow
    {
        public string Path { get; set; } = "";
    }

    private sealed class CaptionedRow : ImageRow
    {
        public string Caption { get; set; } = "";
    }
}
