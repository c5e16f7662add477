using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>
/// Test rows that never change: a user who makes a split again, with another version or on another machine, must test on the same rows. Those by fraction,
/// stratum and key were worked out by a program of its own, in exact fractions, from the description of the method.
/// </summary>
[TestClass]
public class SplitGoldenTests
{
    [TestMethod]
    [DataRow(0.1, 0, "5 13 23 35")]
    [DataRow(0.25, 7, "2 4 10 14 18 21 26 29 35 36")]
    [DataRow(0.3, 0, "1 3 8 11 15 18 22 25 29 31 36 37")]
    [DataRow(0.45, -1, "0 4 5 6 9 11 14 15 19 22 24 25 27 28 31 33 36 37")]
    [DataRow(0.8, 0, "0 1 3 4 5 7 8 9 10 12 13 14 15 16 18 19 20 21 22 24 25 26 27 29 30 31 32 34 35 37 38 39")]
    public void TestRows_ByFraction_AreTheFrozenOnes(double fraction, long seed, string rows) =>
        Assert.AreEqual(rows, Tested(Ml.Data.MixSplit(new MixSplitOptions { TestFraction = fraction, Seed = seed }, Sources([40]))));

    [TestMethod]
    [DataRow("Number", "9 10 20 21 22 25 26 30 34 35 38")]
    [DataRow("Name", "6 7 10 16 18 22 24 25 32 34")]
    public void TestRows_ByStratum_AreTheFrozenOnes(string column, string rows) =>
        Assert.AreEqual(rows, Tested(Ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.25, StratifyColumnName = column }, Named())));

    [TestMethod]
    [DataRow("Number", "0 1 2 6 7 8 9 13 14 15 16 20 21 22 23 27 28 29 30 34 35 36 37")]
    [DataRow("Name", "0 2 3 5 7 8 10 12 13 15 17 18 20 22 23 25 27 28 30 32 33 35 37 38")]
    public void TestRows_ByKey_AreTheFrozenOnes(string column, string rows) =>
        Assert.AreEqual(rows, Tested(Ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.5, SamplingKeyColumnName = column }, Named())));

    [TestMethod]
    [DataRow(0, "3 7 8 14 18 20 24 29 34 38")]
    [DataRow(2, "1 6 11 12 16 23 27 30 32 36")]
    public void TestRows_OfAFold_AreTheFrozenOnes(int fold, string rows) => Assert.AreEqual(rows, Tested(Ml.Data.MixFolds(4, Sources([40]))[fold]));

    private static MixSource Named() => new("a", Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar(Value, Enumerable.Range(0, 40).Select(row => (long)row).ToArray()),
        ArrayColumn.Scalar("Number", Enumerable.Range(0, 40).Select(row => row % 7 - 0.5).ToArray()),
        ArrayColumn.Scalar("Name", Enumerable.Range(0, 40).Select(row => $"name {row * row % 5}").ToArray())));

    private static string Tested(MixSplit split) => string.Join(' ', SplitViews.RowsOf(0, split.TestSet));
}
