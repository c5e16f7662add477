using System.Globalization;
using MlMix.Testing;

namespace MlMix.Searching.Tests;

/// <summary>The sample, run as a program: on the real sentences, and all else that the guide shows.</summary>
[TestClass]
public sealed class MixtureSearchSampleTests
{
    [TestMethod]
    public void Search_ForYelp_IsNeverWorseThanEqualWeights_AndTellsTheTest()
    {
        string data = RealData.Folder("sentiment");

        (int code, string text) = BuiltProgram.Run("MlMix.MixtureSearch", "sentiment", data, "8");

        Assert.AreEqual(0, code, text);
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(3, lines.Where(line => line.StartsWith("trial ", StringComparison.Ordinal)).ToArray(), "a table for each seed");
        Assert.HasCount(3, lines.Where(line => line.StartsWith("on test rows that no trial saw", StringComparison.Ordinal)).ToArray());
        double[][] summary =
        [
            .. lines.SkipWhile(line => !line.StartsWith("seed  validation equal", StringComparison.Ordinal)).Skip(1).Take(3)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)
                    .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
        CollectionAssert.AreEqual(new double[] { 1, 2, 3 }, summary.Select(line => line[0]).ToArray());
        foreach (double[] line in summary)
        {
            Assert.IsGreaterThanOrEqualTo(line[1], line[2], text);
            Assert.IsTrue(line[1..].All(accuracy => accuracy is > 0.6 and < 1), text);
        }
    }

    [TestMethod]
    public void Tour_OfTheGuide_Runs()
    {
        (int code, string text) = BuiltProgram.Run("MlMix.MixtureSearch", "tour");

        Assert.AreEqual(0, code, text);
        foreach (string line in new[]
        {
            "short: 10 trials", "sweep: 12 trials", "file: 2 sources", "ordinary: True", "cross-validated: True", "experiment: 2 runs", "transforms: True",
        })
            Assert.Contains(line + "\n", text.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void Program_CalledInAWrongWay_TellsItsUsage()
    {
        (int code, string text) = BuiltProgram.Run("MlMix.MixtureSearch");

        Assert.AreEqual(2, code);
        Assert.Contains("usage: MlMix.MixtureSearch", text);
    }
}
