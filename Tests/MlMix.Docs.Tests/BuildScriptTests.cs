using System.Diagnostics;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>What <c>build.sh which</c> says of integrations that are left out, without asking any feed.</summary>
[TestClass]
public sealed class BuildScriptTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("AutoML;TorchSharp", "AutoML TorchSharp")]
    [DataRow(" TorchSharp ; DataFrame;", "TorchSharp DataFrame")]
    public void Which_SaysWhatIsLeftOut(string without, string names)
    {
        (int code, string text) = Which("nuget", without);

        Assert.AreEqual(0, code, text);
        string[] expected = [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"Left out: MlMix.{name}; MLMIX_WITHOUT says so.")];
        CollectionAssert.AreEqual(expected, text.Split('\n').Where(line => line.StartsWith("Left out", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void Which_Offline_SaysEachOnce()
    {
        (int code, string text) = Which("offline", "AutoML;TorchSharp");

        Assert.AreEqual(0, code, text);
        foreach (string name in new[] { "DataFrame", "AutoML", "ImageAnalytics", "Training", "TorchSharp" })
            Assert.HasCount(2, text.Split($"Left out: MlMix.{name}"), $"{name} in:\n{text}");
    }

    [TestMethod]
    [DataRow("automl")]
    [DataRow("AutoML,TorchSharp")]
    [DataRow("TorchSharp;Tool")]
    public void Which_WithANameThatNothingIsLeftOutBy_Fails(string without)
    {
        (int code, string text) = Which("nuget", without);

        Assert.AreEqual(1, code, text);
        StringAssert.Contains(text, $"MLMIX_WITHOUT names '{without.Split(';')[^1]}'");
        StringAssert.Contains(text, "AutoML TorchSharp");
    }

    private static (int Code, string Text) Which(string build, string without)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Which bash there is differs between Windows machines.");
        // From a folder of which neither the repository nor its SDK knows.
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("global.json"), """{"sdk": {"version": "1.0.0", "rollForward": "disable"}}""");
        var start = new ProcessStartInfo("bash", [Repository.PathOf("build.sh"), "which"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullPath,
        };
        (start.Environment["MLNET"], start.Environment["MLMIX_WITHOUT"]) = (build, without);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
