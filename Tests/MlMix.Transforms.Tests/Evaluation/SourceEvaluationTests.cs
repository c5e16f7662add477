using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

[TestClass]
public sealed class SourceEvaluationTests
{
    // Scores of a 1 and 3, each off by 1; of b 5 and 5, off by 0 and 2; of no source 3, right.
    private static readonly FakeDataView Data = Judging.Rows((2, 5, 5), (1, 0, 1), (0, 3, 3), (1, 2, 3), (2, 3, 5));

    [TestMethod]
    public void Rows_OfEverySource_AreJudgedByThemselves()
    {
        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Data);

        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, found.Sources.Select(row => row.Source).ToArray());
        CollectionAssert.AreEqual(new long[] { 2, 2, 0 }, found.Sources.Select(row => row.Count).ToArray());
        Check(found["a"], count: 2, share: 0.4, mean: 2, loss: 1);
        Check(found["b"], count: 2, share: 0.4, mean: 5, loss: 2);
        Check(found.Overall, count: 5, share: 1, mean: 17 / 5.0, loss: 6 / 5.0);
        Assert.AreEqual("overall", found.Overall.Source);
        Assert.AreEqual(new Judging.Judgement(2, 1), found["a"].Metrics);
        Assert.IsNull(found["a"].Reason);
    }

    [TestMethod]
    public void Difference_IsFromAllRows()
    {
        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Data);

        Assert.AreEqual(2 - 3.4, found["a"].Difference["Mean"], 1e-12);
        Assert.AreEqual(2 - 1.2, found["b"].Difference["Loss"], 1e-12);
        Assert.AreEqual(0, found.Overall.Difference["Loss"]);
        Assert.IsNull(found["a"].BaselineDifference);
        Assert.IsFalse(found.HasBaseline);
    }

    [TestMethod]
    public void Source_WithoutRows_HasNoMetrics()
    {
        SourceEvaluationRow<Judging.Judgement> row = Judging.Evaluate(Data)["c"];

        Assert.AreEqual((0L, 0L, 0.0), (row.Count, row.Evaluated, row.Share));
        Assert.IsNull(row.Metrics);
        Assert.AreEqual("has no rows", row.Reason);
        Assert.IsTrue(row.Values.Values.Concat(row.Difference.Values).All(double.IsNaN));
        Assert.HasCount(2, row.Values);
    }

    [TestMethod]
    public void Data_WithoutRows_GivesATableOfNothing()
    {
        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Judging.Rows());

        Assert.AreEqual((0L, 0.0, "has no rows"), (found.Overall.Count, found.Overall.Share, found.Overall.Reason));
        Assert.HasCount(3, found.Sources);
    }

    [TestMethod]
    public void Missing_IsARowOfItsOwn_OnlyWhereThereAreSuchRows()
    {
        Assert.IsNull(Judging.Evaluate(Judging.Rows((1, 0, 1), (1, 1, 1))).Missing);

        SourceEvaluationRow<Judging.Judgement>? missing = Judging.Evaluate(Judging.Rows((0, 0, 1), (1, 0, 1), (0, 1, 4))).Missing;

        Assert.IsNotNull(missing);
        Assert.AreEqual("(missing)", missing.Source);
        Check(missing, count: 2, share: 2 / 3.0, mean: 2.5, loss: 5);
    }

    [TestMethod]
    public void Refusal_OfOneSource_IsItsReason_AndNoConcernOfTheOthers()
    {
        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Judging.Rows((1, 5, 1), (1, 5, 2), (2, 0, 1), (2, 1, 2)));

        Assert.AreEqual(Judging.Refusal, found["a"].Reason);
        Assert.IsNull(found["a"].Metrics);
        Assert.IsTrue(double.IsNaN(found["a"].Values["Mean"]));
        Assert.AreEqual(7, found["a"].Values["Loss"], "What is known without the evaluator.");
        Check(found["b"], count: 2, share: 0.5, mean: 1.5, loss: 1);
        Assert.AreEqual(7 - found.Overall.Values["Loss"], found["a"].Difference["Loss"]);
    }

    [TestMethod]
    public void Rows_WithoutLabelOrFiniteScore_AreCountedAsNotEvaluated()
    {
        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Judging.Rows(
            (1, float.NaN, 1), (1, 2, float.NaN), (1, 2, float.PositiveInfinity), (1, 1, 2), (1, 2, 2), (2, float.NaN, 3), (2, 1, float.NaN)));

        Assert.AreEqual((5L, 2L), (found["a"].Count, found["a"].Evaluated));
        // ML.NET would give an error of 0 here, as of a perfect model.
        Assert.AreEqual((2L, 0L), (found["b"].Count, found["b"].Evaluated));
        Assert.AreEqual("has no row with a label and finite scores", found["b"].Reason);
        Assert.IsTrue(double.IsNaN(found["b"].Values["Loss"]));
    }

    [TestMethod]
    public void Sources_OfAnyRows_AreJudgedAsIfTheyWereAlone() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        (uint Source, float Label, float Score)[] rows = [.. bytes.Select(value => ((uint)value % 4, (float)(value / 4 % 8), (float)(value / 32)))];

        SourceEvaluation<Judging.Judgement> found = Judging.Evaluate(Judging.Rows(rows));

        Assert.AreEqual(rows.Length, found.Sources.Sum(row => row.Count) + (found.Missing?.Count ?? 0));
        foreach (uint source in new uint[] { 1, 2, 3 })
        {
            SourceEvaluationRow<Judging.Judgement> together = found.Sources[(int)source - 1];
            SourceEvaluationRow<Judging.Judgement> alone = Judging.Evaluate(Judging.Rows([.. rows.Where(row => row.Source == source)])).Overall;
            Assert.AreEqual((alone.Count, alone.Metrics, alone.Reason), (together.Count, together.Metrics, together.Reason));
        }
    }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Source_Unknown_IsAnErrorThatNamesThoseThereAre()
    {
        var error = Assert.ThrowsExactly<KeyNotFoundException>(() => Judging.Evaluate(Data)["d"]);

        StringAssert.Contains(error.Message, "'d'");
        StringAssert.Contains(error.Message, "'a', 'b', 'c'");
    }

    [TestMethod]
    public void Data_IsReadOnce_AndOnlyTheColumnsNeeded()
    {
        var data = new CountingDataView(new FakeDataView(
            4, Singles("Other", 1, 2, 3, 4), Sources([1, 2, 1, 2], "a", "b"), Singles("Label", 1, 2, 3, 4), Singles("Score", 1, 2, 3, 4)));

        Judging.Evaluate(data);

        Assert.AreEqual(4, data.RowsRead);
        Assert.AreEqual(0, data.Open);
        CollectionAssert.AreEquivalent(new[] { "1:source_id", "2:Label", "3:Score" }, data.Asked.Single());
    }

    [TestMethod]
    public void Progress_IsEveryThousandRowsAndTheEnd()
    {
        var seen = new Reports();
        var rows = new (uint, float, float)[2500];
        Array.Fill(rows, (1u, 1f, 1f));

        Judging.Evaluate(Judging.Rows(rows), new EvaluateBySourceOptions { Progress = seen });
        Judging.Evaluate(Judging.Rows(rows[..1000]), new EvaluateBySourceOptions { Progress = seen });
        Judging.Evaluate(Judging.Rows(), new EvaluateBySourceOptions { Progress = seen });

        CollectionAssert.AreEqual(new long[] { 1000, 2000, 2500, 1000, 0 }, seen.Rows);
    }

    [TestMethod]
    public void Cancellation_EndsAnEndlessReading_AndClosesIt()
    {
        using var cancellation = new CancellationTokenSource();
        uint Source(long row)
        {
            if (row == 10)
                cancellation.Cancel();
            return 1;
        }

        var data = new CountingDataView(new FakeDataView(
            long.MaxValue,
            FakeColumn.Key("source_id", Source, "a"),
            FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)row),
            FakeColumn.Of("Score", NumberDataViewType.Single, row => (float)row)));

        Assert.ThrowsExactly<OperationCanceledException>(
            () => Judging.Evaluate(data, new EvaluateBySourceOptions { Cancellation = cancellation.Token }));

        Assert.AreEqual(12, data.RowsRead);
        Assert.AreEqual(0, data.Open);
    }

    private static void Check(SourceEvaluationRow<Judging.Judgement> row, long count, double share, double mean, double loss)
    {
        Assert.AreEqual(count, row.Count);
        Assert.AreEqual(count, row.Evaluated);
        Assert.AreEqual(share, row.Share, 1e-12);
        Assert.AreEqual(mean, row.Values["Mean"], 1e-12);
        Assert.AreEqual(loss, row.Values["Loss"], 1e-12);
    }

    private sealed class Reports : IProgress<long>
    {
        public List<long> Rows { get; } = [];

        public void Report(long value) => Rows.Add(value);
    }
}
