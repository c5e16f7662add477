using System.Globalization;
using MlMix.Testing;

namespace MlMix.Training.Tests;

/// <summary>The sample of docs/guides/curriculum.md, run as a program over sentences of three sites.</summary>
[TestClass]
public sealed class CurriculumSampleTests
{
    private const string Sample = "MlMix.Curriculum";

    [TestMethod]
    public void Sentences_ShortOnesFirst_AreLearntAsScheduled()
    {
        string data = RealData.Folder("sentiment");
        using var folder = new TempFolder();
        string[] arguments = [Path.GetDirectoryName(data)!, folder.File("training.json")];

        (int code, string text) = BuiltProgram.Run(Sample, arguments);

        Assert.AreEqual(0, code, text);
        int[] words = [.. Directory.GetFiles(data, "*_labelled.txt").SelectMany(File.ReadLines)
            .Select(line => line.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)];
        int shortOnes = words.Count(count => count <= 8);
        Assert.Contains($"short: {shortOnes} sentences of up to 8 words, long: {words.Length - shortOnes}\n", text);

        // Each line: epoch, shares, rows, metric of all, short and long ones.
        double[][] every = Table(text, "all sentences in every epoch");
        double[][] scheduled = Table(text, "short ones first");
        double[][] following = Table(text, "more of the source with more errors");
        double[][] slowing = Table(text, "smaller steps in every epoch");
        Assert.IsTrue(every.Concat(slowing).All(epoch => epoch[3] + epoch[4] == 2_400), text);
        CollectionAssert.AreEqual(new double[] { 1, 0, 2_400, 0 }, scheduled[0][1..5], text);
        CollectionAssert.AreEqual(new[] { 0.75, 0.25, 1_800, 600 }, scheduled[1][1..5], text);
        foreach (double[] epoch in scheduled[2..])
        {
            Assert.AreEqual(2_400.0 * shortOnes / words.Length, epoch[3], 1, text);
            Assert.AreEqual(2_400, epoch[3] + epoch[4], text);
        }

        // By chance half of the pairs were in order. What the perceptron learns of short sentences alone is less than what it learns of all.
        Assert.IsGreaterThan(0.75, scheduled[0][5], text);
        Assert.IsGreaterThan(scheduled[0][5], scheduled[^1][5], text);
        Assert.IsGreaterThan(scheduled[0][7], scheduled[^1][7], text);

        // Shares go with exp(error), so their ratio with the difference of accuracies.
        for (int epoch = 1; epoch < following.Length; epoch++)
        {
            double[] before = following[epoch - 1];
            double ratio = before[1] / before[2] * Math.Exp(before[7] - before[6]);
            Assert.AreEqual(ratio / (1 + ratio), following[epoch][1], 0.002, text);
            Assert.AreEqual(1_600 * following[epoch][1], following[epoch][3], 2, text);
        }

        // Once more: it goes on from what was written down, where there is nothing left to do.
        (code, string again) = BuiltProgram.Run(Sample, arguments);
        Assert.AreEqual(0, code, again);
        Assert.AreEqual(Part(text, "short ones first"), Part(again, "short ones first"));
        Assert.DoesNotContain("epoch 0: ", again, "no epoch was trained again");
        Assert.Contains("epoch 0: ", text);
    }

    [TestMethod]
    public void Sample_WithoutArguments_SaysHowItIsUsed()
    {
        (int code, string text) = BuiltProgram.Run(Sample);

        Assert.AreEqual(2, code);
        Assert.Contains("usage: MlMix.Curriculum DATA FILE", text);
    }

    private static double[][] Table(string text, string title) =>
    [
        .. Part(text, title).Split('\n').Skip(3).TakeWhile(line => !line.StartsWith('*')).Select(line => line.Replace("*", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
    ];

    private static string Part(string text, string title)
    {
        string from = text[text.IndexOf(title + "\n", StringComparison.Ordinal)..];
        return from[..(from.IndexOf("better.\n", StringComparison.Ordinal) + 8)];
    }
}
