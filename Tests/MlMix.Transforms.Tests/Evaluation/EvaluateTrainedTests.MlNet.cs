using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Evaluation;

/// <summary>Models that were trained on mixes, judged by source.</summary>
[TestClass]
public sealed class EvaluateTrainedTests
{
    private const int RowsOfSource = 120;

    [TestMethod]
    public void Classifier_OfThreeSourcesWithOffsetLabels_IsJudgedOnEach()
    {
        var labels = new MixOptions { Labels = LabelSpace.Offset("Label"), Stop = StopRule.AllOnce };
        MixedDataView mix = Ml.Data.Mix(labels, [.. new[] { "one", "two", "three" }.Select((name, place) => new MixSource(name, Corners(place)))]);
        var pipeline = Ml.Transforms.Conversion.MapValueToKey("Class", "Label")
            .Append(Ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Class", maximumNumberOfIterations: 50))
            .Append(Ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        IDataView scored = pipeline.Fit(mix).Transform(mix);

        SourceEvaluation<MulticlassClassificationMetrics> found = Ml.MulticlassClassification.EvaluateBySource(scored, "Class");

        CollectionAssert.AreEqual(new[] { "one", "two", "three" }, found.Sources.Select(row => row.Source).ToArray());
        float[] truth = Read<float>(scored, "Label");
        float[] predicted = Read<float>(scored, "PredictedLabel");
        uint[] sources = Read<uint>(scored, "source_id");
        for (uint source = 1; source <= 3; source++)
        {
            int[] rows = [.. Enumerable.Range(0, truth.Length).Where(row => sources[row] == source)];
            double right = rows.Average(row => truth[row] == predicted[row] ? 1.0 : 0);
            SourceEvaluationRow<MulticlassClassificationMetrics> row = found.Sources[(int)source - 1];
            Assert.AreEqual(RowsOfSource, row.Count);
            Assert.AreEqual(1 / 3.0, row.Share, 1e-12);
            Assert.AreEqual(right, row.Values["MicroAccuracy"], 1e-12);
            Assert.AreEqual(rows.GroupBy(each => truth[each]).Average(group => group.Average(each => truth[each] == predicted[each] ? 1.0 : 0)),
                row.Values["MacroAccuracy"], 1e-12, "Over the two classes of the source, of six.");
        }

        Assert.IsGreaterThan(0.9, found.Overall.Values["MicroAccuracy"], found.ToText());
    }

    [TestMethod]
    public void Sentences_OfThreeSites_AreJudgedBySite()
    {
        string[] names = ["amazon_cells", "imdb", "yelp"];
        string folder = RealData.Folder("sentiment");
        double[] weights = [0.5, 0.3, 0.2];
        MixSource[] sources = [.. names.Select((name, i) => new MixSource(name, Load(Path.Combine(folder, name + "_labelled.txt")), weights[i]))];
        var options = new MixSplitOptions { Mix = new MixOptions { Stop = StopRule.AllOnce }, TestFraction = 0.2, StratifyColumnName = "Label" };
        MixSplit split = Ml.Data.MixSplit(options, sources);
        var pipeline = Ml.Transforms.Text.FeaturizeText("Features", "Text").Append(Ml.BinaryClassification.Trainers.SdcaLogisticRegression());
        var worse = Ml.Transforms.Text.FeaturizeText("Features", "Text").Append(Ml.BinaryClassification.Trainers.Prior());

        SourceEvaluation<CalibratedBinaryClassificationMetrics> found =
            Ml.BinaryClassification.EvaluateBySource(pipeline.Fit(split.TrainSet).Transform(split.TestSet));
        SourceEvaluation<CalibratedBinaryClassificationMetrics> prior =
            Ml.BinaryClassification.EvaluateBySource(worse.Fit(split.TrainSet).Transform(split.TestSet));
        SourceEvaluation<CalibratedBinaryClassificationMetrics> compared = found.CompareWith(prior);

        foreach (string name in names)
        {
            Assert.AreEqual(200, compared[name].Count);
            // Of two labels of 100 each, chance gives half; four standard deviations above that are 0.64.
            Assert.IsGreaterThan(0.64, compared[name].Metrics!.Accuracy, compared.ToText());
            Assert.AreEqual(0.5, prior[name].Metrics!.AreaUnderRocCurve, "All scores are the same.");
            Assert.AreEqual(
                compared[name].Metrics!.AreaUnderRocCurve - 0.5, compared[name].BaselineDifference!["AreaUnderRocCurve"], 1e-12);
        }

        Assert.AreEqual(600, compared.Overall.Count);
    }

    private static IDataView Load(string path) => Ml.Data.LoadFromTextFile(
        path, [new TextLoader.Column("Text", DataKind.String, 0), new TextLoader.Column("Label", DataKind.Boolean, 1)]);

    /// <summary>Two classes, each with a slot of its own that is near 1.</summary>
    private static IDataView Corners(int place) => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", Enumerable.Range(0, RowsOfSource).Select(row => (float)(row % 2)).ToArray()),
        ArrayColumn.Vector(
            "Features",
            [.. Enumerable.Range(0, RowsOfSource * 6).Select(i => i % 6 == (2 * place) + (i / 6 % 2) ? 1f : 0.01f * (i / 6 % 7))],
            6));
}
