using MlMix.Demo.Drawing;
using MlMix.Testing;

namespace MlMix.Demo.Tests;

[TestClass]
public sealed class DemoProgramTests
{
    [TestMethod]
    public async Task Run_WithoutData_MixesTheDrawnSets()
    {
        using var run = new DemoRun();

        await run.SucceedAsync();

        SummaryCheck.Holds(
            run.Summary(),
            ("digits", IdxBytes.Labels(Path.Combine(run.Drawn, "drawn-digits", "labels-idx1-ubyte"))),
            ("articles", IdxBytes.Labels(Path.Combine(run.Drawn, "drawn-articles", "labels-idx1-ubyte"))));
        StringAssert.StartsWith(run.Output, $"MlMix demo, {Build.Name} build");
        StringAssert.Contains(run.Output, "drawn digits and drawn articles, written to");
        StringAssert.Contains(run.Output, "run with --download");
        StringAssert.Contains(run.Output, "batch 0: shape (16, 28, 28), labels [");
        StringAssert.Contains(run.Output, "digits 80 (50.0 %), articles 80 (50.0 %)");
        StringAssert.Contains(run.Output, "digits 700 (70.0 %), articles 300 (30.0 %)");
    }

    [TestMethod]
    public async Task Run_RealData_MixesMnistAndFashion()
    {
        string digits = RealData.Folder("mnist-t10k"), clothes = RealData.Folder("fashion-mnist-900");
        using var run = new DemoRun();

        await run.SucceedAsync("--data", Path.GetDirectoryName(digits)!);

        SummaryCheck.Holds(
            run.Summary(),
            ("mnist", IdxBytes.Labels(Path.Combine(digits, "labels-idx1-ubyte.gz"))),
            ("fashion", IdxBytes.Labels(Path.Combine(clothes, "labels-idx1-ubyte.gz"))));
        Assert.AreEqual(10_000, run.Summary().GetProperty("sources")[0].GetProperty("rows").GetInt32());
        StringAssert.Contains(run.Output, "usually given 0.1307 / 0.3081");
        StringAssert.Contains(run.Output, "before 0.1325 / 0.3105   fitted 0.1325 / 0.3105   after");
        Assert.IsFalse(Directory.Exists(run.Drawn));
    }

    [TestMethod]
    public async Task Run_Again_GivesTheSameFilesAndKeepsTheDrawnSets()
    {
        using DemoRun run = new(), other = new();
        await run.SucceedAsync("--seed", "5");
        string summary = run.Summary().GetRawText(), images = Path.Combine(run.Drawn, "drawn-digits", "images-idx3-ubyte");
        DateTime written = File.GetLastWriteTimeUtc(images);

        await run.SucceedAsync("--seed", "5");
        await other.SucceedAsync("--seed", "5");

        Assert.AreEqual(written, File.GetLastWriteTimeUtc(images));
        StringAssert.Contains(run.Output, "found in");
        Assert.AreEqual(summary, run.Summary().GetRawText());
        Assert.AreEqual(summary, other.Summary().GetRawText());
        Assert.AreEqual(run.Page().Replace(run.Root, "").Replace("found in", "written to"), other.Page().Replace(other.Root, ""));
        Assert.IsEmpty(Directory.GetFiles(run.Root, "*.new", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task Run_Out_PutsEverythingThere()
    {
        using var run = new DemoRun();
        string elsewhere = Path.Combine(run.Root, "else", "where");

        await run.SucceedAsync("--out", elsewhere);

        foreach (string name in new[] { "summary.json", "report.html", "drawn/drawn-digits/images-idx3-ubyte" })
            Assert.IsTrue(File.Exists(Path.Combine(elsewhere, name)), name);
        Assert.IsFalse(Directory.Exists(run.Out));
    }

    [TestMethod]
    public async Task Run_DataVariable_IsTakenUnlessDataIsGiven()
    {
        using var run = new DemoRun();
        string given = FolderOfSets(run, "given"), variable = FolderOfSets(run, "variable");
        run.Surroundings = run.Surroundings with { DataVariable = variable };

        await run.SucceedAsync();
        StringAssert.Contains(run.Output, $"from {variable} (MLMIX_DATA)");

        await run.SucceedAsync("--data", given);
        StringAssert.Contains(run.Output, $"from {given}");
        Assert.AreEqual("mnist", run.Summary().GetProperty("sources")[0].GetProperty("name").GetString());
    }

    /// <summary>Drawn sets under the names of the real ones.</summary>
    private static string FolderOfSets(DemoRun run, string name)
    {
        string folder = Path.Combine(run.Root, name);
        DrawnSets.Write(folder);
        Directory.Move(Path.Combine(folder, "drawn-digits"), Path.Combine(folder, "mnist-t10k"));
        Directory.Move(Path.Combine(folder, "drawn-articles"), Path.Combine(folder, "fashion-mnist-900"));
        return folder;
    }
}
