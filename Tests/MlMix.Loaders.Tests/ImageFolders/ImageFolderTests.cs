using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Loaders.Tests.Alignment.Aligned;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.ImageFolders;

/// <summary>Which files of a folder become rows, in which order, and of which class.</summary>
[TestClass]
public sealed class ImageFolderTests
{
    [TestMethod]
    public void Load_FolderOfClasses_HasClassesAndFilesInOrdinalOrder()
    {
        using var tree = new ImageTree(
            "b/2.png", "b/10.png", "b/notes.txt", "ä/1.png", "a-b/1.bmp", "a/z.PNG", "a/1.gif", "a/Z.jpeg", "Z/1.jpg", "read me.md");

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root);

        // By the numbers of the characters: Z is 90, a is 97, b is 98, ä is 228; the hyphen comes before the slash, but folders are compared by name.
        CollectionAssert.AreEqual(new[] { "Z", "a", "a-b", "b", "ä" }, KeyValues(view.Schema["Label"]));
        CollectionAssert.AreEqual(
            new[] { "1 Z/1.jpg", "2 a/1.gif", "2 a/Z.jpeg", "2 a/z.PNG", "3 a-b/1.bmp", "4 b/10.png", "4 b/2.png", "5 ä/1.png" }, tree.Rows(view));
        Assert.AreEqual(8, view.GetRowCount());
        CollectionAssert.AreEqual(new[] { "ImagePath", "Label" }, view.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(TextDataViewType.Instance, view.Schema["ImagePath"].Type);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 5), view.Schema["Label"].Type);
    }

    [TestMethod]
    public void Load_RelativePath_GivesFullPaths()
    {
        using var tree = new ImageTree("a/1.png");

        IDataView view = Ml.Data.LoadFromImageFolder(Path.GetRelativePath(Environment.CurrentDirectory, tree.Root) + Path.DirectorySeparatorChar);

        Assert.AreEqual(tree.PathOf("a/1.png"), Support.ViewRows.Column<ReadOnlyMemory<char>>(view, "ImagePath").Single().ToString());
    }

    [TestMethod]
    public void Load_FoldersBelowClasses_AreOfTheClassAndInTheirPlaces()
    {
        using var tree = new ImageTree("cat/a.png", "cat/m/1.png", "cat/m/deep/2.png", "cat/z.png", "dog/m/1.png");

        CollectionAssert.AreEqual(
            new[] { "1 cat/a.png", "1 cat/m/1.png", "1 cat/m/deep/2.png", "1 cat/z.png", "2 dog/m/1.png" },
            tree.Rows(Ml.Data.LoadFromImageFolder(tree.Root)));
        CollectionAssert.AreEqual(
            new[] { "1 cat/a.png", "1 cat/z.png" }, tree.Rows(Ml.Data.LoadFromImageFolder(tree.Root, new ImageFolderOptions { Recursive = false })));
    }

    [TestMethod]
    public void Load_HiddenFilesAndFolders_ArePassedOver()
    {
        using var tree = new ImageTree("cat/1.png", "cat/.2.png", "cat/._1.png", "cat/.thumbs/3.png", ".trash/4.png", ".5.png");

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root);

        CollectionAssert.AreEqual(new[] { "1 cat/1.png" }, tree.Rows(view));
        CollectionAssert.AreEqual(new[] { "cat" }, KeyValues(view.Schema["Label"]));
    }

    [TestMethod]
    public void Load_EmptyClass_KeepsItsNameAndHasNoRow()
    {
        using var tree = new ImageTree("cat/1.png", "elk/2.png", "dog/no image.txt");
        tree.AddFolder("ant");

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root);

        CollectionAssert.AreEqual(new[] { "ant", "cat", "dog", "elk" }, KeyValues(view.Schema["Label"]));
        CollectionAssert.AreEqual(new[] { "2 cat/1.png", "4 elk/2.png" }, tree.Rows(view));
    }

    [TestMethod]
    public void Load_WithoutLabels_TakesTheFolderItself()
    {
        using var tree = new ImageTree("2.png", "10.png", "more/1.png", "z.txt");
        var options = new ImageFolderOptions { LabelColumnName = null };

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root, options);
        options.Recursive = false;

        CollectionAssert.AreEqual(new[] { "10.png", "2.png", "more/1.png" }, tree.Rows(view));
        Assert.HasCount(1, view.Schema);
        CollectionAssert.AreEqual(new[] { "10.png", "2.png" }, tree.Rows(Ml.Data.LoadFromImageFolder(tree.Root, options)));
    }

    [TestMethod]
    public void Load_ClassNames_GiveTheKeysAndNotTheOrder()
    {
        using var tree = new ImageTree("cat/1.png", "dog/2.png");
        tree.AddFolder("elk");

        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root, new ImageFolderOptions { ClassNames = ["dog", "fox", "cat"] });

        CollectionAssert.AreEqual(new[] { "dog", "fox", "cat" }, KeyValues(view.Schema["Label"]));
        CollectionAssert.AreEqual(new[] { "3 cat/1.png", "1 dog/2.png" }, tree.Rows(view));
    }

    [TestMethod]
    public void Load_ExtensionsAndNames_AreThoseOfTheOptions()
    {
        using var tree = new ImageTree("cat/1.png", "cat/2.WebP", "cat/3.webp.txt", "cat/webp");

        IDataView view = Ml.Data.LoadFromImageFolder(
            tree.Root, new ImageFolderOptions { Extensions = [".webp"], PathColumnName = "File", LabelColumnName = "Kind" });

        CollectionAssert.AreEqual(new[] { "File", "Kind" }, view.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(tree.PathOf("cat/2.WebP"), Support.ViewRows.Column<ReadOnlyMemory<char>>(view, "File").Single().ToString());
    }

    [TestMethod]
    public void Load_Links_AreFollowed()
    {
        using var elsewhere = new ImageTree("big/7.png", "8.png");
        using var tree = new ImageTree("cat/1.png");
        tree.AddLink("cat/2.png", elsewhere.PathOf("8.png"));
        tree.AddLink("dog", elsewhere.PathOf("big"), toFolder: true);
        tree.AddLink("elk", tree.PathOf("cat"), toFolder: true);

        CollectionAssert.AreEqual(
            new[] { "1 cat/1.png", "1 cat/2.png", "2 dog/7.png", "3 elk/1.png", "3 elk/2.png" }, tree.Rows(Ml.Data.LoadFromImageFolder(tree.Root)));
    }

    [TestMethod]
    public void Load_FilesAddedLater_AreNotSeen()
    {
        using var tree = new ImageTree("cat/1.png");
        IDataView view = Ml.Data.LoadFromImageFolder(tree.Root);

        File.WriteAllBytes(tree.PathOf("cat/2.png"), []);

        CollectionAssert.AreEqual(new[] { "1 cat/1.png" }, tree.Rows(view));
    }

    [TestMethod]
    public void Load_Progress_IsToldAfterEachFolder()
    {
        using var tree = new ImageTree("cat/1.png", "cat/2.png", "dog/3.png", "elk/none.txt");
        var told = new Told();

        Ml.Data.LoadFromImageFolder(tree.Root, new ImageFolderOptions { Progress = told });

        CollectionAssert.AreEqual(new[] { 2, 3, 3 }, told.Numbers);
    }

    [TestMethod]
    public void Load_Cancelled_Stops()
    {
        using var tree = new ImageTree("cat/1.png", "dog/2.png", "elk/3.png");
        using var cancellation = new CancellationTokenSource();
        var told = new Told { Then = cancellation.Cancel };

        Assert.ThrowsExactly<OperationCanceledException>(
            () => Ml.Data.LoadFromImageFolder(tree.Root, new ImageFolderOptions { Progress = told, Cancellation = cancellation.Token }));

        CollectionAssert.AreEqual(new[] { 1 }, told.Numbers);
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Numbers { get; } = [];

        public Action? Then { get; init; }

        public void Report(int value)
        {
            Numbers.Add(value);
            Then?.Invoke();
        }
    }
}
