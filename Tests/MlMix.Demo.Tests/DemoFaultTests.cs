using MlMix.Demo.Drawing;

namespace MlMix.Demo.Tests;

[TestClass]
public sealed class DemoFaultTests
{
    [TestMethod]
    public async Task Run_FolderWithoutTheSets_SaysWhatWasLookedForAndFound()
    {
        using var run = new DemoRun();
        Directory.CreateDirectory(Path.Combine(run.Root, "data", "mnist-t10k"));
        Directory.CreateDirectory(Path.Combine(run.Root, "data", "holidays"));

        await FailAsync(run, "--data", Path.Combine(run.Root, "data"));

        StringAssert.Contains(run.Error, $"--data names the folder {Path.Combine(run.Root, "data")}, which has not both image sets.");
        StringAssert.Contains(run.Error, "mnist-t10k (missing) and fashion-mnist-900 or fashion-mnist-t10k (missing)");
        StringAssert.Contains(run.Error, "images-idx3-ubyte.gz and labels-idx1-ubyte.gz");
        StringAssert.Contains(run.Error, "Found there: holidays, mnist-t10k.");
    }

    [TestMethod]
    public async Task Run_OneSetMissing_SaysWhich()
    {
        using var run = new DemoRun();
        string folder = Path.Combine(run.Root, "data");
        DrawnSets.Write(folder);
        Directory.Move(Path.Combine(folder, "drawn-digits"), Path.Combine(folder, "mnist-t10k"));

        await FailAsync(run, "--data", folder);

        StringAssert.Contains(run.Error, "mnist-t10k (found) and fashion-mnist-900 or fashion-mnist-t10k (missing)");
    }

    [TestMethod]
    public async Task Run_FolderDoesNotExist_SaysSo()
    {
        using var run = new DemoRun();

        await FailAsync(run, "--data", Path.Combine(run.Root, "nowhere"));

        Assert.AreEqual(
            $"--data names the folder {Path.Combine(run.Root, "nowhere")}, which does not exist.", run.Error.TrimEnd());
    }

    [TestMethod]
    public async Task Run_DataVariableNamesNoFolder_NamesTheVariable()
    {
        using var run = new DemoRun();
        run.Surroundings = run.Surroundings with { DataVariable = Path.Combine(run.Root, "nowhere") };

        await FailAsync(run);

        StringAssert.StartsWith(run.Error, "MLMIX_DATA names the folder");
    }

    [TestMethod]
    public async Task Run_TruncatedFile_NamesTheFile()
    {
        using var run = new DemoRun();
        await run.SucceedAsync();
        string images = Path.Combine(run.Drawn, "drawn-digits", "images-idx3-ubyte");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..1000]);

        await FailAsync(run);

        StringAssert.Contains(run.Error, images);
    }

    [TestMethod]
    [DataRow("--data x --download", "exclude each other")]
    [DataRow("--cache x", "needs --download")]
    [DataRow("--seed many", "many")]
    [DataRow("--dat", "--dat")]
    public async Task Run_WrongArguments_SaysWhy(string args, string why)
    {
        using var run = new DemoRun();

        int code = await run.RunAsync(args.Split(' '));

        Assert.AreEqual(1, code);
        StringAssert.Contains(run.Error, why);
        Assert.IsFalse(Directory.Exists(run.Out));
    }

    [TestMethod]
    public async Task Run_StoppedBeforeMixing_WritesNothing()
    {
        using var run = new DemoRun();

        int code = await DemoProgram.RunAsync([], run.Surroundings, new CancellationToken(canceled: true));

        Assert.AreEqual(130, code);
        Assert.AreEqual("Stopped.", run.Error.TrimEnd());
        Assert.IsFalse(File.Exists(Path.Combine(run.Out, "summary.json")));
    }

    private static async Task FailAsync(DemoRun run, params string[] args)
    {
        int code = await run.RunAsync(args);

        Assert.AreEqual(1, code);
        Assert.AreNotEqual("", run.Error);
        Assert.IsFalse(run.Error.Contains("   at "), "A fault of the user's shows no stack trace.");
    }
}
