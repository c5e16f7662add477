using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

[TestClass]
public sealed class SourceEvaluationBaselineTests
{
    // Means: a 2, b 5, all 3.5. Losses: a 1, b 2, all 1.5.
    private static readonly SourceEvaluation<Judging.Judgement> Found =
        Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 2, 3), (2, 5, 5), (2, 3, 5)));

    [TestMethod]
    public void CompareWith_FindsSourcesByName()
    {
        // The other order of key values, and one source in place of another. Means: b 3, d 1, all 2. Losses: b 1, d 4, all 2.5.
        var data = new FakeDataView(4, Sources([2, 2, 1, 1], "d", "b"), Singles("Label", 1, 3, 2, 4), Singles("Score", 2, 4, 0, 2));

        SourceEvaluation<Judging.Judgement> compared = Found.CompareWith(Judging.Evaluate(data));

        Assert.IsTrue(compared.HasBaseline);
        Assert.AreEqual(5 - 3, compared["b"].BaselineDifference!["Mean"], 1e-12);
        Assert.AreEqual(2 - 1, compared["b"].BaselineDifference!["Loss"], 1e-12);
        Assert.AreEqual(1.5 - 2.5, compared.Overall.BaselineDifference!["Loss"], 1e-12);
        Assert.IsTrue(double.IsNaN(compared["a"].BaselineDifference!["Mean"]), "The baseline has no such source.");
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, compared.Sources.Select(row => row.Source).ToArray());
        // All else is as it was.
        Assert.AreEqual(Found["b"].Difference["Mean"], compared["b"].Difference["Mean"]);
        Assert.IsFalse(Found.HasBaseline);
    }

    [TestMethod]
    public void CompareWith_MissingSources_AreComparedWithEachOther()
    {
        SourceEvaluation<Judging.Judgement> one = Judging.Evaluate(Judging.Rows((0, 1, 1), (0, 2, 1)));
        SourceEvaluation<Judging.Judgement> other = Judging.Evaluate(Judging.Rows((0, 1, 5), (0, 2, 5)));

        Assert.AreEqual(1 - 5, one.CompareWith(other).Missing!.BaselineDifference!["Mean"]);
        Assert.IsTrue(double.IsNaN(one.CompareWith(Found).Missing!.BaselineDifference!["Mean"]));
        Assert.IsNull(Found.CompareWith(one).Missing);
    }

    [TestMethod]
    public void CompareWith_Null_IsRefused() => Assert.ThrowsExactly<ArgumentNullException>(() => Found.CompareWith(null!));

    [TestMethod]
    public void ToDataView_HasARowForEachSource()
    {
        IDataView view = Found.ToDataView();

        CollectionAssert.AreEqual(
            new[] { "Source", "Count", "Share", "Mean", "MeanDifference", "Loss", "LossDifference" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(
            new[] { "a", "b", "c" }, Read<ReadOnlyMemory<char>>(view, "Source").Select(text => text.ToString()).ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 2, 0 }, Read<long>(view, "Count"));
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 0 }, Read<double>(view, "Share"));
        CollectionAssert.AreEqual(new[] { 2, 5, double.NaN }, Read<double>(view, "Mean"));
        CollectionAssert.AreEqual(new[] { -1.5, 1.5, double.NaN }, Read<double>(view, "MeanDifference"));
        CollectionAssert.AreEqual(new[] { -0.5, 0.5, double.NaN }, Read<double>(view, "LossDifference"));
    }

    [TestMethod]
    public void ToDataView_WithBaselineAndMissing_HasThemToo()
    {
        IDataView view = Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 2, 3), (0, 1, 1), (0, 2, 2))).CompareWith(Found).ToDataView();

        CollectionAssert.AreEqual(new[] { 2, double.NaN, double.NaN, 1.5 }, Read<double>(view, "Mean"));
        CollectionAssert.AreEqual(new[] { 0, double.NaN, double.NaN, double.NaN }, Read<double>(view, "MeanBaselineDifference"));
        Assert.AreEqual("(missing)", Read<ReadOnlyMemory<char>>(view, "Source")[^1].ToString());
    }
}
