using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MlMix.Tensors.Tests.Support;
using MlMix.Testing;

namespace MlMix.Tensors.Tests.Samples;

/// <summary>The sample, run as a program; what it prints is held against what must be so.</summary>
[TestClass]
public partial class TorchTrainingTests
{
    private static readonly string[] Made = ["easy", "hard", "noisy"];

    [TestMethod]
    public void Schedule_MovesFromEasyToHard_AndLossesFall()
    {
        Torch.Require();
        (double Weight, double Loss)[][] lines = Table(Run("schedule"), 3);

        // Weights from 8:1:1 to 1:8:1 over 9,600 rows, of which a line has 960: the mean over the first tenth is 7.65 of 10, of the last 1.35 of 10.
        Assert.HasCount(10, lines);
        for (int line = 0; line < 10; line++)
        {
            Assert.AreEqual((7.65 - 0.7 * line) / 10, lines[line][0].Weight, 0.005, $"line {line}");
            Assert.AreEqual((1.35 + 0.7 * line) / 10, lines[line][1].Weight, 0.005, $"line {line}");
            Assert.AreEqual(0.1, lines[line][2].Weight, 0.005, $"line {line}");
        }
        AssertLearned(lines);
    }

    [TestMethod]
    public void Exp3_GivesWeightToHighLosses_WhateverTheyComeFrom()
    {
        Torch.Require();
        string text = Run("exp3");

        (double Weight, double Loss)[][] lines = Table(text, 3);
        Assert.HasCount(30, lines);
        AssertLearned(lines);
        double[] last = Pairs(text, "last weights", Made);
        Assert.IsGreaterThan(last[0] + 0.05, last[1], text);
        Assert.IsGreaterThan(last[0] + 0.05, last[2], text);
    }

    [TestMethod]
    public void DoReMi_GivesWeightToWhatCanBeLearned_AndNotToNoise()
    {
        Torch.Require();
        string text = Run("doremi");

        (double Weight, double Loss)[][] lines = Table(text, 3);
        Assert.HasCount(30, lines);
        AssertLearned(lines);
        foreach (string what in new[] { "last weights", "average weights" })
        {
            double[] weights = Pairs(text, what, Made);
            Assert.AreEqual(1, weights.Sum(), 0.002);
            Assert.IsGreaterThan(weights[2] + 0.05, weights[1], text);
            Assert.AreEqual(weights.Max(), weights[1], text);
        }
        // One label in eight is wrong, which nobody can learn: the entropy of 1/8 is 0.377.
        Assert.IsGreaterThan(0.36, Pairs(text, "losses of reference", Made)[2], text);
    }

    [TestMethod]
    public void Loader_ReadsEveryRowOfTheMix_AndGoesOnWhereItStopped()
    {
        Torch.Require();
        string text = Run("loader");

        // Three sources of 4,000 rows by equal weights, up to the row that empties the first: 3 * 3,999 + 1.
        StringAssert.Contains(text, "rows by the loader: 11998");
        StringAssert.Contains(text, "kept: 96, 8");
        StringAssert.Contains(text, "rows before the stop: 3200, after: 8798");
        Match batches = Regex.Match(text, @"batches by the loader: (\d+), of one source: (\d+)");
        Assert.IsTrue(batches.Success, text);
        // Batches of one source in turn, up to the one that empties the first: each has 125, and the first of them is the 373rd.
        Assert.AreEqual("373", batches.Groups[1].Value, text);
        Assert.AreEqual("373", batches.Groups[2].Value, text);
    }

    [TestMethod]
    public void Exp3_OnImages_GivesWeightToTheClothes()
    {
        Torch.Require();
        string data = Path.GetDirectoryName(RealData.Folder("mnist-t10k"))!;
        RealData.Folder("fashion-mnist-900");
        (int code, string text) = BuiltProgram.Run("MlMix.TorchTraining", "exp3", data);
        Assert.AreEqual(0, code, text);

        (double Weight, double Loss)[][] lines = Table(text, 2);
        double[] last = Pairs(text, "last weights", ["digits", "clothes"]);

        Assert.IsGreaterThan(last[0], last[1], text);
        Assert.IsLessThan(lines[0][0].Loss / 2, lines[^1][0].Loss, text);
        Assert.IsLessThan(lines[0][1].Loss, lines[^1][1].Loss, text);
    }

    [TestMethod]
    public void Arguments_ThatAreNone_ShowTheUsage()
    {
        foreach (string[] arguments in new string[][] { [], ["adam"], ["schedule", "here"], ["exp3", "a", "b"] })
        {
            (int code, string text) = BuiltProgram.Run("MlMix.TorchTraining", arguments);
            Assert.AreEqual(2, code, text);
            StringAssert.Contains(text, "usage: MlMix.TorchTraining schedule|exp3|doremi|loader [DATA]");
        }
    }

    [TestMethod]
    public void Sample_WithoutLibtorch_SaysSo()
    {
        using var folder = new TempFolder();
        string built = Path.GetDirectoryName(BuiltProgram.PathOf("MlMix.TorchTraining"))!;
        string[] managed = [.. Directory.GetFiles(built, "*.dll"), Path.Combine(built, "MlMix.TorchTraining.runtimeconfig.json")];
        foreach (string file in managed)
            File.Copy(file, folder.File(Path.GetFileName(file)));

        // Later versions of TorchSharp look into the cache of packages themselves.
        (int code, string text) = RunAt(folder.File("MlMix.TorchTraining.dll"), folder.File("packages"));

        Assert.AreEqual(3, code, text);
        StringAssert.Contains(text, "libtorch cannot be loaded, so nothing can be trained here");
    }

    private static (int Code, string Text) RunAt(string program, string packages)
    {
        var start = new ProcessStartInfo("dotnet", [program, "exp3"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = packages;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    private static string Run(string verb)
    {
        (int code, string text) = BuiltProgram.Run("MlMix.TorchTraining", verb);
        Assert.AreEqual(0, code, text);
        return text;
    }

    // All of them begin at about ln 2, which is guessing; what is clear is learned.
    private static void AssertLearned((double Weight, double Loss)[][] lines)
    {
        foreach ((double _, double loss) in lines[0])
            Assert.AreEqual(Math.Log(2), loss, 0.1);
        Assert.IsLessThan(0.3, lines[^1][0].Loss);
        Assert.IsLessThan(0.5, lines[^1][1].Loss);
        foreach ((double _, double loss) in lines[^1])
            Assert.IsLessThan(lines[0][0].Loss, loss);
    }

    private static (double Weight, double Loss)[][] Table(string text, int sources)
    {
        var lines = new List<(double, double)[]>();
        foreach (Match line in Line().Matches(text))
        {
            double[] numbers = [.. Number().Matches(line.Groups[1].Value).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];
            Assert.HasCount(2 * sources, numbers, line.Value);
            lines.Add([.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))]);
        }
        return [.. lines];
    }

    private static double[] Pairs(string text, string what, string[] names)
    {
        Match line = Regex.Match(text, $@"{what}: {string.Join(", ", names.Select(name => $@"{name} ([\d.]+)"))}");
        Assert.IsTrue(line.Success, text);
        return [.. Enumerable.Range(1, names.Length).Select(i => double.Parse(line.Groups[i].Value, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"^ *\d+ ((?: +\d\.\d{3} \d+\.\d{4})+) *\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Number();
}
