using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

/// <summary>ML.NET's metrics by source, against the same by their definitions over rows picked here.</summary>
[TestClass]
public sealed class EvaluateBySourceTests
{
    private const int Rows = 300;
    private const int Classes = 6;
    private static readonly string[] Names = ["a", "b", "c"];

    // Sources by turns, with some rows of none. Source a has the classes 0 and 1, b 2 and 3, c 4 and 5.
    private static readonly uint[] Source = [.. Enumerable.Range(0, Rows).Select(row => (uint)(row % 10 == 9 ? 0 : (row % 3) + 1))];
    private static readonly int[] Class = [.. Source.Select((source, row) => (2 * Math.Max((int)source - 1, 0)) + (Noise(row, 0) < 0.4 ? 0 : 1))];
    private static readonly float[][] Scores = [.. Class.Select(Shares)];
    private static readonly bool[] Flag = [.. Source.Select((source, row) => Noise(row, 1) < 0.2 + (0.2 * source))];
    private static readonly float[] Score = [.. Flag.Select((flag, row) => MathF.Round((flag ? 0.3f : -0.3f) + (2 * Noise(row, 2)) - 1, 1))];
    private static readonly float[] Probability = [.. Score.Select(score => 1 / (1 + MathF.Exp(-score)))];
    private static readonly float[] Amount = [.. Source.Select((source, row) => (source * 100) + (10 * Noise(row, 3)))];
    private static readonly float[] Guess = [.. Amount.Select((amount, row) => amount + Noise(row, 4) - 0.3f)];

    [TestMethod]
    [DataRow("Label")]
    [DataRow("LabelKey")]
    public void Multiclass_ByDefinition(string label)
    {
        SourceEvaluation<MulticlassClassificationMetrics> found = Ml.MulticlassClassification.EvaluateBySource(
            Data(Vectors("Score", Scores)), new EvaluateBySourceOptions { LabelColumnName = label, TopKPredictionCount = 2 });

        Check(found, rows => SlowMetrics.Multiclass([.. rows.Select(row => (Class[row], Scores[row]))], top: 2));
        Assert.HasCount(5, found.Metrics);
        Assert.AreEqual(found["b"].Values["MicroAccuracy"], found["b"].Metrics!.MicroAccuracy);
    }

    [TestMethod]
    public void Multiclass_Overall_IsWhatMlNetSaysOfTheData()
    {
        IDataView data = Data(Vectors("Score", Scores));
        MulticlassClassificationMetrics expected = Ml.MulticlassClassification.Evaluate(data, predictedLabelColumnName: "Label");

        SourceEvaluation<MulticlassClassificationMetrics> found = Ml.MulticlassClassification.EvaluateBySource(data);

        Assert.AreEqual(expected.LogLoss, found.Overall.Metrics!.LogLoss);
        Assert.AreEqual(expected.LogLossReduction, found.Overall.Values["LogLossReduction"]);
        Assert.AreEqual(expected.MacroAccuracy, found.Overall.Values["MacroAccuracy"]);
        CollectionAssert.AreEqual(
            new[] { "MicroAccuracy", "MacroAccuracy", "LogLoss", "LogLossReduction" }, found.Metrics.Select(metric => metric.Name).ToArray());
    }

    [TestMethod]
    public void Multiclass_SourceOfOneClassOfMany_IsJudgedByThatClass()
    {
        // Of 30 classes a has class 7 alone, twice right and once taken for class 3, which is one of b.
        int[] labels = [7, 7, 7, 3, 4];
        int[] predicted = [7, 7, 3, 3, 3];
        float[][] scores = [.. predicted.Select(best => Enumerable.Range(0, 30).Select(index => index == best ? 0.71f : 0.01f).ToArray())];
        var data = new FakeDataView(
            5, Sources([1, 1, 1, 2, 2], "a", "b"), Singles("Label", [.. labels.Select(label => (float)label)]), Vectors("Score", scores));

        SourceEvaluation<MulticlassClassificationMetrics> found = Ml.MulticlassClassification.EvaluateBySource(data);

        Assert.AreEqual(2 / 3.0, found["a"].Values["MacroAccuracy"], 1e-12);
        Assert.AreEqual(0.5, found["b"].Values["MacroAccuracy"], 1e-12);
        Assert.AreEqual((2 / 3.0 + 1 + 0) / 3, found.Overall.Values["MacroAccuracy"], 1e-12);
        // The entropy of one class is 0, and ML.NET divides by it.
        Assert.IsTrue(double.IsNaN(found["a"].Values["LogLossReduction"]));
        Assert.IsFalse(double.IsFinite(found["a"].Metrics!.LogLossReduction));
        Assert.IsTrue(double.IsFinite(found["b"].Values["LogLossReduction"]));
    }

    [TestMethod]
    [DataRow("Flag")]
    [DataRow("FlagKey")]
    public void Binary_ByDefinition(string label)
    {
        SourceEvaluation<CalibratedBinaryClassificationMetrics> found = Ml.BinaryClassification.EvaluateBySource(
            Data(Singles("Score", Score), Singles("Probability", Probability)), label);

        Check(found, Slow);
        Assert.HasCount(11, found.Metrics);
    }

    [TestMethod]
    public void NonCalibratedBinary_ByDefinition()
    {
        SourceEvaluation<BinaryClassificationMetrics> found =
            Ml.BinaryClassification.EvaluateNonCalibratedBySource(Data(Singles("Score", Score)), "Flag");

        Check(found, Slow);
        Assert.HasCount(8, found.Metrics);
    }

    [TestMethod]
    public void Binary_AreaUnderPrecisionRecallCurve_ByHand()
    {
        // From the highest score: right, wrong, right, wrong. Trapezoids: 1/2 (1 + 1) / 2 and 1/2 (1/2 + 2/3) / 2.
        var data = new FakeDataView(5, Sources([1, 1, 1, 1, 2], "a", "b"), Singles("Label", 0, 1, 0, 1, 1), Singles("Score", 1, 2, 3, 4, 9));

        SourceEvaluation<BinaryClassificationMetrics> found = Ml.BinaryClassification.EvaluateNonCalibratedBySource(data);

        Assert.AreEqual(0.5 + (7 / 24.0), found["a"].Values["AreaUnderPrecisionRecallCurve"], 1e-12);
    }

    [TestMethod]
    public void Binary_SourceOfOneClass_HasAccuracyAndTheReason()
    {
        var data = new FakeDataView(
            5,
            Sources([1, 1, 1, 2, 2], "spam", "mail"),
            FakeColumn.Of("Label", BooleanDataViewType.Instance, row => row != 4),
            Singles("Score", 1, -1, 2, 3, -3),
            Singles("Probability", 0.5f, 0.25f, 0.5f, 0.9f, 0.1f));

        SourceEvaluation<CalibratedBinaryClassificationMetrics> found = Ml.BinaryClassification.EvaluateBySource(data);

        SourceEvaluationRow<CalibratedBinaryClassificationMetrics> spam = found["spam"];
        Assert.IsNull(spam.Metrics);
        Assert.AreEqual("AUC is not defined when there is no negative class in the data", spam.Reason);
        Assert.AreEqual(2 / 3.0, spam.Values["Accuracy"], 1e-12);
        Assert.AreEqual(4 / 3.0, spam.Values["LogLoss"], 1e-12, "One bit, two bits, one bit.");
        Assert.AreEqual(9, spam.Values.Values.Count(double.IsNaN));
        Assert.AreEqual(1, found["mail"].Metrics!.AreaUnderRocCurve);
        Assert.AreEqual(4 / 5.0, found.Overall.Metrics!.Accuracy, 1e-12);
    }

    [TestMethod]
    public void Binary_DataOfOneClass_IsATableToo()
    {
        var data = new FakeDataView(3, Sources([1, 1, 2], "a", "b"), Singles("Label", 0, 0, 0), Singles("Score", 1, -1, -1));

        SourceEvaluation<BinaryClassificationMetrics> found = Ml.BinaryClassification.EvaluateNonCalibratedBySource(data);

        Assert.AreEqual("AUC is not defined when there is no positive class in the data", found.Overall.Reason);
        Assert.AreEqual(2 / 3.0, found.Overall.Values["Accuracy"], 1e-12);
        Assert.AreEqual(0.5 - (2 / 3.0), found["a"].Difference["Accuracy"], 1e-12);
        Assert.AreEqual(1, found["b"].Values["Accuracy"]);
    }

    [TestMethod]
    public void Regression_ByDefinition()
    {
        SourceEvaluation<RegressionMetrics> found = Ml.Regression.EvaluateBySource(Data(Singles("Score", Guess)), "Amount");

        Check(found, rows => SlowMetrics.Regression([.. rows.Select(row => (Amount[row], Guess[row]))]), tolerance: 1e-6);
        Assert.HasCount(5, found.Metrics);
    }

    [TestMethod]
    public void Directions_AreThoseOfTheMetrics()
    {
        IEnumerable<EvaluationMetric> all = Ml.BinaryClassification
            .EvaluateBySource(Data(Singles("Score", Score), Singles("Probability", Probability)), "Flag").Metrics
            .Concat(Ml.Regression.EvaluateBySource(Data(Singles("Score", Guess)), "Amount").Metrics)
            .Concat(Ml.MulticlassClassification.EvaluateBySource(Data(Vectors("Score", Scores))).Metrics);

        foreach (EvaluationMetric metric in all)
        {
            MetricDirection expected = metric.Name == "Entropy" ? MetricDirection.None
                : metric.Name.Contains("Error") || metric.Name is "LogLoss" or "LossFunction" ? MetricDirection.LowerIsBetter
                : MetricDirection.HigherIsBetter;
            Assert.AreEqual(expected, metric.Direction, metric.Name);
        }
    }

    [TestMethod]
    public void Arguments_Null_AreRefused()
    {
        IDataView data = Data();

        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.MulticlassClassification.EvaluateBySource(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Regression.EvaluateBySource(data, (EvaluateBySourceOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((BinaryClassificationCatalog)null!).EvaluateBySource(data));
        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.MulticlassClassification.EvaluateBySource(data));
    }

    private static Dictionary<string, double> Slow(int[] rows) =>
        SlowMetrics.Binary([.. rows.Select(row => (Flag[row], Score[row], Probability[row]))]);

    private static void Check<TMetrics>(
        SourceEvaluation<TMetrics> found, Func<int[], Dictionary<string, double>> expected, double tolerance = 1e-9)
        where TMetrics : class
    {
        CollectionAssert.AreEqual(Names, found.Sources.Select(row => row.Source).ToArray());
        int[] RowsOf(Func<uint, bool> source) => [.. Enumerable.Range(0, Rows).Where(row => source(Source[row]))];
        One(found.Overall, RowsOf(_ => true));
        One(found.Missing!, RowsOf(source => source == 0));
        foreach (SourceEvaluationRow<TMetrics> row in found.Sources)
            One(row, RowsOf(source => source == Array.IndexOf(Names, row.Source) + 1));

        void One(SourceEvaluationRow<TMetrics> row, int[] rows)
        {
            Assert.AreEqual(rows.Length, row.Count);
            Assert.AreEqual(rows.Length, row.Evaluated);
            Assert.IsNull(row.Reason);
            int compared = 0;
            foreach ((string metric, double value) in expected(rows).Where(pair => row.Values.ContainsKey(pair.Key)))
            {
                Assert.AreEqual(value, row.Values[metric], tolerance, $"{metric} of {row.Source}");
                compared++;
            }

            Assert.IsGreaterThanOrEqualTo(found.Metrics.Count - 1, compared);
        }
    }

    private static FakeDataView Data(params FakeColumn[] scores) => new(
        Rows,
        [
            FakeColumn.Key("source_id", row => Source[row], Names),
            FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)Class[row]),
            FakeColumn.Key("LabelKey", row => (uint)Class[row] + 1, [.. Enumerable.Range(0, Classes).Select(index => $"class {index}")]),
            FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => Flag[row]),
            FakeColumn.Key("FlagKey", row => Flag[row] ? 2u : 1, "no", "yes"),
            FakeColumn.Of("Amount", NumberDataViewType.Single, row => Amount[row]),
            .. scores,
        ]);

    /// <summary>Scores that add up to 1, the true class ahead in most rows.</summary>
    private static float[] Shares(int label, int row)
    {
        float[] raw = [.. Enumerable.Range(0, Classes).Select(index => 0.1f + Noise(row, index + 10) + (index == label ? 0.5f : 0))];
        return [.. raw.Select(value => value / raw.Sum())];
    }

    /// <summary>Numbers from 0 to 1 that look like chance.</summary>
    private static float Noise(int row, int which)
    {
        double x = Math.Sin((row * 12.9898) + (which * 78.233)) * 43758.5453;
        return (float)(x - Math.Floor(x));
    }
}
