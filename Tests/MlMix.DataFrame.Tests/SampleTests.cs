using System.Text.RegularExpressions;
using MlMix.Testing;

namespace MlMix.Exploring.Tests;

/// <summary>The sample, run as a program.</summary>
[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    public void Sample_RunAsAProgram_PrintsTheTablesAndWritesThePage()
    {
        using var folder = new TempFolder();
        string page = folder.File("page.html");

        (int code, string text) = BuiltProgram.Run("MlMix.Exploration", page);

        Assert.AreEqual(0, code, text);
        // North has 40 rows and a weight of 0.3, so both sources are exhausted once when it is: 92 or 93 rows of south, 25 at a time.
        Match north = Regex.Match(text, @"^north +30\.0% +40 +30\.\d% +1 +4 ", RegexOptions.Multiline);
        Assert.IsTrue(north.Success, text);
        StringAssert.Matches(text, new Regex(@"^south +70\.0% +9[23] +69\.\d% +4 ", RegexOptions.Multiline));
        StringAssert.Contains(text, "source  book  game  music\n");
        StringAssert.Matches(text, new Regex(@"^Price +south +41\.\d+ +0\.0000 +1\.\d+ +1\.0000$", RegexOptions.Multiline));
        StringAssert.Contains(text, "(3 of 125 rows)");
        StringAssert.Contains(File.ReadAllText(page), "<h1>Orders of two shops</h1>");
        CollectionAssert.AreEqual(new[] { page }, Directory.GetFiles(folder.FullPath));
    }

    [TestMethod]
    public void Sample_WithoutAPage_TellsItsUsage()
    {
        (int code, string text) = BuiltProgram.Run("MlMix.Exploration");

        Assert.AreEqual(2, code);
        StringAssert.Contains(text, "usage: MlMix.Exploration PAGE");
    }
}
