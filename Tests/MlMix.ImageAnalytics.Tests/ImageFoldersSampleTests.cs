using System.Globalization;
using System.Text.RegularExpressions;
using MlMix.Images.Tests.Support;
using MlMix.Testing;

namespace MlMix.Images.Tests;

/// <summary>The sample of three folders of shapes, run as the program that it is.</summary>
[TestClass]
public sealed class ImageFoldersSampleTests : ImageTests
{
    [TestMethod]
    public void Sample_DrawsMixesAndTrains_IsGoodOnEveryFolder()
    {
        (int code, string text) = BuiltProgram.Run("MlMix.ImageFolders", Root);

        Assert.AreEqual(0, code, text);
        Assert.HasCount(3 * 120 + 3 * 80 + 2 * 40, Directory.GetFiles(Root, "*.bmp", SearchOption.AllDirectories));

        Assert.Contains("680 images can be loaded", text);

        // A quarter of each class is tested on. By chance a third of three shapes is right, and a half of two.
        foreach ((string source, int rows, double accuracy) in new[] { ("drawings", 90, 0.85), ("scans", 60, 0.7), ("signs", 20, 0.85), ("overall", 170, 0.8) })
        {
            Match row = Regex.Match(text, $@"^{source} +{rows} +[\d.]+% +(?<micro>[\d.]+)", RegexOptions.Multiline);
            Assert.IsTrue(row.Success, text);
            Assert.IsGreaterThan(accuracy, double.Parse(row.Groups["micro"].Value, CultureInfo.InvariantCulture), text);
        }
        Assert.Contains("before and after the mix: equal pixels", text);

        // The 270 drawings end the mix, when the others have come 269 times each. A file is 54 bytes of heads and three for each pixel; a gray one has one
        // for each, and a table of 256 x 4.
        Assert.Contains($"as bytes: {270 * (54 + 32 * 32 * 3) + 269 * (54 + 1024 + 20 * 20) + 269 * (54 + 48 * 36 * 3)} in the files of the mix", text);
    }

    [TestMethod]
    public void Sample_WithoutAFolder_SaysHowItIsUsed()
    {
        (int code, string text) = BuiltProgram.Run("MlMix.ImageFolders");

        Assert.AreEqual(2, code);
        Assert.StartsWith("usage: MlMix.ImageFolders FOLDER", text);
    }
}
