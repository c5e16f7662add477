using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

/// <summary>Runs what docs/guides/splitting.md shows.</summary>
[TestClass]
public sealed class SplitSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void TrainTest_OfTwoSources_TestsOnATenthOfEach()
    {
        MixSplit split = SplitSnippets.TrainTest(Ml, Rows(0, 60), Rows(100, 20));

        uint[] sources = [.. split.TestSet.GetColumn<uint>("source_id")];
        CollectionAssert.AreEqual(new uint[] { 1, 1, 1, 1, 1, 1, 2, 2 }, sources);
        Assert.IsEmpty(Patients(split.TrainSet).Intersect(Patients(split.TestSet)).ToArray());
    }

    [TestMethod]
    public void Stratified_ByLabel_TestsOnAFifthOfEachLabel()
    {
        var progress = new Noted();

        MixSplit split = SplitSnippets.Stratified(Ml, Rows(0, 1000), Rows(2000, 100), CancellationToken.None, progress);

        // Labels take turns: 500 and 500, 50 and 50.
        (uint, bool)[] tested = [.. split.TestSet.GetColumn<uint>("source_id").Zip(split.TestSet.GetColumn<bool>("Label"))];
        Assert.AreEqual(100, tested.Count(row => row == (1, true)));
        Assert.AreEqual(100, tested.Count(row => row == (1, false)));
        Assert.AreEqual(10, tested.Count(row => row == (2, true)));
        Assert.AreEqual(10, tested.Count(row => row == (2, false)));
        Assert.IsGreaterThan(4_000, Patients(split.TrainSet).Length, "the 80 training rows of the rare source come again and again");
        Assert.IsEmpty(Patients(split.TrainSet).Intersect(Patients(split.TestSet)).ToArray());
        Assert.AreEqual(1, progress.Last);
    }

    [TestMethod]
    public void Folds_OfTwoSources_TestOnEveryRow()
    {
        List<long> tested = SplitSnippets.Folds(Ml, [new MixSource("a", Rows(0, 50)), new MixSource("b", Rows(100, 20))]);

        CollectionAssert.AreEqual(new long[] { 14, 14, 14, 14, 14 }, tested);
    }

    [TestMethod]
    public void Patients_OfTwoSources_AreOnOneSide()
    {
        MixSplit split = SplitSnippets.Patients(Ml, Rows(0, 300), Rows(100, 300));

        Assert.IsNotEmpty(Patients(split.TestSet));
        Assert.IsEmpty(Patients(split.TrainSet).Intersect(Patients(split.TestSet)).ToArray());
    }

    private static int[] Patients(IDataView view) => [.. view.GetColumn<int>("Patient")];

    private static IDataView Rows(int first, int rows) => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Patient", Enumerable.Range(first, rows).ToArray()),
        ArrayColumn.Scalar("Label", Enumerable.Range(first, rows).Select(row => row % 2 == 0).ToArray()));

    private sealed class Noted : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
