using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.ImageFolders;

/// <summary>Folders and options of which no view is made: everything that is wrong is said at once.</summary>
[TestClass]
public sealed class ImageFolderFaultTests
{
    [TestMethod]
    public void Load_Null_IsAnArgumentNull()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromImageFolder(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromImageFolder("folder", null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((DataOperationsCatalog)null!).LoadFromImageFolder("folder"));
    }

    [TestMethod]
    public void Load_NoFolder_SaysWhatIsThere()
    {
        using var tree = new ImageTree("cat/1.png");

        AssertFaults(() => Load(""), "The path of the folder is empty");
        AssertFaults(() => Load(tree.PathOf("dogs")), $"There is no folder '{tree.PathOf("dogs")}'");
        AssertFaults(() => Load(tree.PathOf("cat/1.png")), $"'{tree.PathOf("cat/1.png")}' is a file");
    }

    [TestMethod]
    public void Load_NoFolderOfAClass_SaysSo()
    {
        using var tree = new ImageTree("notes.txt");

        AssertFaults(() => Load(tree.Root), $"In '{tree.Root}', there is no folder of a class.");
    }

    [TestMethod]
    public void Load_NoImage_NamesTheExtensions()
    {
        using var tree = new ImageTree("cat/1.tiff", "dog/2.tiff");

        AssertFaults(() => Load(tree.Root), "no name of a file ends in .bmp, .gif, .jpeg, .jpg, .png");
        AssertFaults(() => Load(tree.Root, new ImageFolderOptions { LabelColumnName = null, Extensions = [".webp"] }), "ends in .webp.");
    }

    [TestMethod]
    public void Load_ImagesBesideTheClasses_AreNamedTogether()
    {
        using var tree = new ImageTree(["cat/1.png", .. Enumerable.Range(10, 13).Select(number => $"{number}.png")]);

        AssertFaults(
            () => Load(tree.Root),
            "there are images that are in no folder of a class: '10.png', '11.png', '12.png', '13.png', '14.png', '15.png', '16.png', '17.png', '18.png', "
            + "'19.png' and 3 more. Move them into one, or set ImageFolderOptions.LabelColumnName to null");
    }

    [TestMethod]
    public void Load_FoldersOfOtherNames_AreNamed()
    {
        using var tree = new ImageTree("cat/1.png", "dgo/2.png", "elk/3.png", "empty/4.txt");

        AssertFaults(
            () => Load(tree.Root, new ImageFolderOptions { ClassNames = ["cat", "dog"] }),
            "images in folders that are none of ImageFolderOptions.ClassNames ('cat', 'dog'): 'dgo', 'elk'. Name these classes too");
    }

    [TestMethod]
    public void Load_LinksThatLeadNowhere_AreOneErrorWithLoops()
    {
        using var tree = new ImageTree("cat/1.png");
        tree.AddLink("cat/2.png", tree.PathOf("gone.png"));
        tree.AddLink("cat/3.png", "3.png");
        tree.AddLink("dog", tree.PathOf("nowhere"), toFolder: true);
        tree.AddLink("cat/kittens/all", "../..", toFolder: true);
        tree.AddLink("cat/again", ".", toFolder: true);

        AssertFaults(
            () => Load(tree.Root),
            "these links lead nowhere: 'cat/2.png', 'cat/3.png', 'dog'.",
            "these links lead back to a folder that they lie in: 'cat/again', 'cat/kittens/all'.");
    }

    [TestMethod]
    public void Load_AnUnreadableFolder_IsNamed()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("To this user of this system every folder is readable.");
            return;
        }
        using var tree = new ImageTree("cat/1.png", "dog/2.png");
        File.SetUnixFileMode(tree.PathOf("cat"), UnixFileMode.None);
        try
        {
            AssertFaults(() => Load(tree.Root), $"The folder '{tree.PathOf("cat")}' cannot be read: ");
        }
        finally
        {
            File.SetUnixFileMode(tree.PathOf("cat"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [TestMethod]
    public void Load_EverythingWrong_IsOneError()
    {
        using var tree = new ImageTree("1.png", "elk/2.png");
        tree.AddLink("cat", "gone");
        var options = new ImageFolderOptions
        {
            PathColumnName = "",
            LabelColumnName = "",
            ClassNames = ["cat", "", "cat"],
            Extensions = ["png", ".", ".a.b", null!, ".png"],
        };

        AssertFaults(
            () => Load(tree.Root, options),
            "ImageFolderOptions.PathColumnName is empty",
            "ImageFolderOptions.LabelColumnName is empty",
            "ImageFolderOptions.Extensions has 'png'; an extension is a dot and what follows",
            "ImageFolderOptions.Extensions has '.';",
            "ImageFolderOptions.Extensions has '.a.b';",
            "ImageFolderOptions.Extensions has '';",
            "ImageFolderOptions.ClassNames: name 2 of 3 is empty",
            "ImageFolderOptions.ClassNames has 'cat' twice",
            "in no folder of a class: '1.png'",
            "these links lead nowhere: 'cat'",
            "none of ImageFolderOptions.ClassNames ('cat', '', 'cat'): 'elk'");
    }

    [TestMethod]
    public void Load_OptionsAgainstEachOther_AreFaults()
    {
        using var tree = new ImageTree("cat/1.png");

        AssertFaults(() => Load(tree.Root, new ImageFolderOptions { LabelColumnName = "ImagePath" }), "names both columns 'ImagePath'");
        AssertFaults(() => Load(tree.Root, new ImageFolderOptions { LabelColumnName = null, ClassNames = ["cat"] }), "LabelColumnName is null, which says");
        AssertFaults(() => Load(tree.Root, new ImageFolderOptions { Extensions = [] }), "Extensions has no extension");
        AssertFaults(() => Load(tree.Root, new ImageFolderOptions { Extensions = null! }), "Extensions has no extension");
        AssertFaults(
            () => Load(tree.Root, new ImageFolderOptions { ClassNames = [] }), "ClassNames has no name", "none of ImageFolderOptions.ClassNames (): 'cat'");
    }

    private static IDataView Load(string folder, ImageFolderOptions? options = null) =>
        options is null ? Ml.Data.LoadFromImageFolder(folder) : Ml.Data.LoadFromImageFolder(folder, options);

    private static void AssertFaults(Func<IDataView> load, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(load);

        Assert.StartsWith("LoadFromImageFolder: ", error.Message);
        Assert.HasCount(faults.Length, error.Faults, error.Message);
        for (int index = 0; index < faults.Length; index++)
            Assert.Contains(faults[index], error.Faults[index]);
    }
}
