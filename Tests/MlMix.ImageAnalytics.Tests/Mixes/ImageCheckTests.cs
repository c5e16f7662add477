using Microsoft.ML;
using MlMix.Images.Tests.Support;

namespace MlMix.Images.Tests.Mixes;

/// <summary>All files that cannot be loaded are found before a training, by name.</summary>
[TestClass]
public sealed class ImageCheckTests : ImageTests
{
    [TestMethod]
    public void Check_GoodImages_CountsFilesOnce()
    {
        ThreeFolders.Write((name, content) => Write(name, content));

        Assert.AreEqual(5, Ml.Data.CheckImages(ThreeFolders.Load(Ml, Root, "photos")));

        // Of thirteen rows the last of three glasses stands in two.
        Assert.AreEqual(12, Ml.Data.CheckImages(ThreeFolders.Mix(Ml, Root)));
    }

    [TestMethod]
    public void Check_BadImages_AreAllNamed()
    {
        ThreeFolders.Write((name, content) => Write(name, content));
        Write("photos/circle/1.bmp", []);
        string torn = Write("scans/triangle/2.png", [137, 80, 78, 71]), text = Write("scans/square/note.png", "not an image"u8.ToArray());
        IDataView photos = ThreeFolders.Load(Ml, Root, "photos"), scans = ThreeFolders.Load(Ml, Root, "scans");
        File.Delete(PathOf("photos/square/4.bmp"));

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.CheckImages(Ml.Data.Concat(new MixSource("photos", photos), new MixSource("scans", scans))));

        Assert.HasCount(4, error.Faults, error.Message);
        Assert.StartsWith($"'{PathOf("photos/circle/1.bmp")}' is no image that ML.NET can load: ", error.Faults[0]);
        Assert.StartsWith($"'{PathOf("photos/square/4.bmp")}' cannot be read: ", error.Faults[1]);
        Assert.StartsWith($"'{text}' is no image", error.Faults[2]);
        Assert.StartsWith($"'{torn}' is no image", error.Faults[3]);
    }

    [TestMethod]
    public void Check_RowsWithoutAPath_AreNamed()
    {
        string path = Write("1.bmp", BmpFile.Plain(1, 1, (1, 2, 3)));

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckImages(Paths(path, "", path, "")));

        CollectionAssert.AreEqual(new[] { "Row 1 has no path. Leave such rows out.", "Row 3 has no path. Leave such rows out." }, error.Faults.ToArray());
    }

    [TestMethod]
    public void Check_HundredsOfBadImages_AreCounted()
    {
        string[] paths = [.. Enumerable.Range(0, 130).Select(number => PathOf(FormattableString.Invariant($"gone{number}.png")))];

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckImages(Paths(paths)));

        Assert.HasCount(101, error.Faults);
        Assert.AreEqual("There are 30 more of these.", error.Faults[100]);
    }

    [TestMethod]
    public void Check_ColumnOfNoPaths_IsRefused()
    {
        IDataView view = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Number", new[] { 1f }), ArrayColumn.Scalar("Text", new[] { "a" }));

        var missing = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckImages(view));
        var number = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.CheckImages(view, "Number"));

        Assert.Contains("There is no column 'ImagePath' among 'Number', 'Text'.", missing.Message);
        Assert.Contains("Column 'Number' is Single, and paths are text.", number.Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.CheckImages(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.CheckImages(view, null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).CheckImages(view));
    }

    [TestMethod]
    public void Check_Progress_IsToldAndCanStop()
    {
        ThreeFolders.Write((name, content) => Write(name, content));
        using var cancellation = new CancellationTokenSource();
        var told = new Told(number =>
        {
            if (number == 3)
                cancellation.Cancel();
        });

        Assert.ThrowsExactly<OperationCanceledException>(
            () => Ml.Data.CheckImages(ThreeFolders.Load(Ml, Root, "photos"), progress: told, cancellation: cancellation.Token));

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, told.Numbers);
    }

    private sealed class Told(Action<int> then) : IProgress<int>
    {
        public List<int> Numbers { get; } = [];

        public void Report(int value)
        {
            Numbers.Add(value);
            then(value);
        }
    }
}
