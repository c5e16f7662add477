using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Weights;

/// <summary>What holds for the weights of any rows. A byte is a row: its source, of which there are three, and its label, one of four or none.</summary>
[TestClass]
public class SourceWeightsLawTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [TestMethod]
    public void InverseFrequency_OfAnyRows_GivesEveryGroupTheSameWeight() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), rows =>
    {
        float[] weights = Weights(SourceWeightRule.InverseFrequency(), rows);
        var groups = rows.Select((row, index) => (Source: Source(row), Label: Label(row), Weight: weights[index]))
            .Where(row => row.Source > 0 && !float.IsNaN(row.Label)).GroupBy(row => (row.Source, row.Label)).ToArray();
        double counted = groups.Sum(group => group.Count());
        foreach (var group in groups)
            AssertNear(counted / groups.Length, group.Sum(row => (double)row.Weight));
        AssertNear(rows.Length, weights.Sum(weight => (double)weight));
    }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Importance_OfAnyRowsAndShares_GivesEverySourceItsShare() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), Gen.Choose(0, 100).ArrayOf(3).ToArbitrary(), (rows, wanted) =>
        {
            if (wanted.Sum() == 0)
                wanted[1] = 1;
            SourceWeightRule rule = SourceWeightRule.Importance(Names.Zip(wanted).ToDictionary(pair => pair.First, pair => (double)pair.Second));
            AssertShares(rows.Get, Weights(rule, rows.Get), wanted);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Importance_OfAnyRows_GivesSourcesEqualShares() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), rows => AssertShares(rows, Weights(SourceWeightRule.Importance(), rows), [1, 1, 1])).QuickCheckThrowOnFailure();

    private static void AssertShares(byte[] rows, float[] weights, int[] wanted)
    {
        AssertNear(rows.Length, weights.Sum(weight => (double)weight));
        int[] counts = [.. Names.Select((_, source) => rows.Count(row => Source(row) == source + 1))];
        double whole = wanted.Where((_, source) => counts[source] > 0).Sum();
        for (int source = 0; source < Names.Length && whole > 0; source++)
        {
            double given = rows.Zip(weights).Where(row => Source(row.First) == source + 1).Sum(row => (double)row.Second);
            AssertNear(counts[source] == 0 ? 0 : wanted[source] / whole * counts.Sum(), given);
        }
    }

    private static void AssertNear(double expected, double actual) => Assert.AreEqual(expected, actual, 1e-5 * Math.Max(1, expected));

    private static uint Source(byte row) => row % 4u;

    private static float Label(byte row) => row / 4 % 5 is > 0 and int label ? label : float.NaN;

    private static float[] Weights(SourceWeightRule rule, byte[] rows)
    {
        var data = new FakeDataView(rows.Length, Singles("Label", [.. rows.Select(Label)]), Sources([.. rows.Select(Source)], Names));
        return Read<float>(Ml.Transforms.SourceWeights(rule).Fit(data).Transform(data), "Weight");
    }
}
