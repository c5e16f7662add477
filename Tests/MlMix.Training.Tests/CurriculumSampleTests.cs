using System.Globalization;
using MlMix.Testing;

namespace MlMix.Training.Tests;

/// <summary>The sample of docs/guides/curriculum.md, run as a program over sentences of three sites.</summary>
[TestClass]
public sealed class CurriculumSampleTests
{
    private const string Sample = "MlMix.Curriculum";

    private static string Data => Path.GetDirectoryName(RealData.Folder("sentiment"))!;

    [TestMethod]
    public void Sentences_ShortOnesFirst_AreLearntAsScheduled()
    {
        int[] words = [.. Directory.GetFiles(RealData.Folder("sentiment"), "*_labelled.txt").SelectMany(File.ReadLines)
            .Select(line => line.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)];
        int shortOnes = words.Count(count => count <= 8);
        using var folder = new TempFolder();

        string text = Run("schedule", folder.File("training.json"));

        Assert.Contains($"short: {shortOnes} sentences of up to 8 words, long: {words.Length - shortOnes}\n", text);
        double[][] epochs = Table(text);
        CollectionAssert.AreEqual(new double[] { 1, 0, 2_400, 0 }, epochs[0][1..5], text);
        CollectionAssert.AreEqual(new[] { 0.75, 0.25, 1_800, 600 }, epochs[1][1..5], text);
        foreach (double[] epoch in epochs[2..])
        {
            Assert.AreEqual(2_400.0 * shortOnes / words.Length, epoch[3], 1, text);
            Assert.AreEqual(2_400, epoch[3] + epoch[4], text);
        }

        // By chance half of the pairs were in order. What is learnt of short sentences alone is less than what is learnt of all.
        Assert.IsGreaterThan(0.75, epochs[0][5], text);
        Assert.IsGreaterThan(epochs[0][5], epochs[^1][5], text);
        Assert.IsGreaterThan(epochs[0][7], epochs[^1][7], text);

        // Once more: it goes on from what was written down, where there is nothing left to do.
        string again = Run("schedule", folder.File("training.json"));
        Assert.AreEqual(text[..text.IndexOf('*', StringComparison.Ordinal)], again[..again.IndexOf('*', StringComparison.Ordinal)]);
        Assert.Contains("epoch 0: ", text);
        Assert.DoesNotContain("epoch 0: ", again, "no epoch was trained again");
    }

    [TestMethod]
    public void Weights_FollowTheErrors()
    {
        string text = Run("weights");
        double[][] epochs = Table(text);

        // Shares go with exp(error), so their ratio with the difference of accuracies.
        Assert.IsGreaterThan(1, epochs.Length, text);
        for (int epoch = 1; epoch < epochs.Length; epoch++)
        {
            double[] before = epochs[epoch - 1];
            double ratio = before[1] / before[2] * Math.Exp(before[7] - before[6]);
            Assert.AreEqual(ratio / (1 + ratio), epochs[epoch][1], 0.002, text);
            Assert.AreEqual(1_600 * epochs[epoch][1], epochs[epoch][3], 2, text);
        }
    }

    [TestMethod]
    public void Controller_GoesOnFromWhatWasWrittenDown()
    {
        using var folder = new TempFolder();
        string text = Run("control", folder.File("training.json"));
        double[][] epochs = Table(text);

        // EXP3 explores with a half of two sources up to the second update: sqrt(ln 2 / 2) is more than a half.
        Assert.IsGreaterThan(2, epochs.Length, text);
        Assert.IsTrue(epochs[..2].All(epoch => epoch[1] == 0.5 && epoch[3] == 800), text);
        Assert.AreEqual(text, Run("control", folder.File("training.json")), "there is nothing left to do");
    }

    [TestMethod]
    [DataRow("plain")]
    [DataRow("own")]
    public void AllSentences_InEveryEpoch_AreLearnt(string way)
    {
        string text = Run(way);
        double[][] epochs = Table(text);

        // Of 600 sentences held back, half of them good, chance has half right; four standard deviations above are 0.58.
        Assert.IsTrue(epochs.All(epoch => epoch[3] + epoch[4] == 2_400 && epoch[5] > 0.58), text);
        int best = Array.FindIndex(epochs, epoch => epoch[5] == epochs.Max(other => other[5]));
        Assert.Contains($"* the model is that of epoch {best}.", text);
        Assert.HasCount(Math.Min(best + 3, 10), epochs, text);
    }

    [TestMethod]
    public void Sample_WithoutAFile_SaysHowItIsUsed()
    {
        (int code, string text) = BuiltProgram.Run(Sample, "schedule", "data");

        Assert.AreEqual(2, code);
        Assert.Contains("usage: MlMix.Curriculum plain|weights|own DATA", text);
    }

    private static string Run(string way, params string[] more)
    {
        (int code, string text) = BuiltProgram.Run(Sample, [way, Data, .. more]);
        Assert.AreEqual(0, code, text);
        return text;
    }

    // Each line: epoch, shares, rows, metric of all, short and long ones.
    private static double[][] Table(string text) =>
    [
        .. text.Split('\n').Skip(3).TakeWhile(line => !line.StartsWith('*')).Select(line => line.Replace("*", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
