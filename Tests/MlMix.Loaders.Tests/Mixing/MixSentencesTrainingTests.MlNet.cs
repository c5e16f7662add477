using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A classifier of sentences trained on the mix of three sources and judged by source, on rows that it was not trained on.</summary>
[TestClass]
public class MixSentencesTrainingTests
{
    [TestMethod]
    public void Classifier_TrainedOnTheMix_DoesWellOnEverySource()
    {
        var options = new MixSplitOptions { Mix = new MixOptions { Stop = StopRule.AllOnce }, TestFraction = 0.2, StratifyColumnName = "Label" };
        MixSplit split = Ml.Data.MixSplit(options, Sentences.Sources(Ml, 0.5, 0.3, 0.2));
        var pipeline = Ml.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(Ml.BinaryClassification.Trainers.SdcaLogisticRegression());

        IDataView scored = pipeline.Fit(split.TrainSet).Transform(split.TestSet);

        (bool Label, bool Predicted, uint Source)[] rows =
        [
            .. ViewRows.Column<bool>(scored, "Label").Zip(ViewRows.Column<bool>(scored, "PredictedLabel"), ViewRows.Column<uint>(scored, "source_id")),
        ];
        Assert.HasCount(600, rows);
        foreach (IGrouping<uint, bool> source in rows.GroupBy(row => row.Source, row => row.Label == row.Predicted))
        {
            Assert.HasCount(200, source);
            // Of two labels of 100 each, chance gives 100; four standard deviations above that are 128.
            Assert.IsGreaterThan(128, source.Count(right => right), $"{Sentences.Names[source.Key - 1]}");
        }
    }

    [TestMethod]
    public void Weights_ByImportance_AreTakenByATrainer()
    {
        var options = new MixOptions
        {
            Stop = StopRule.AllOnce,
            Columns = MixColumns.SourceId | MixColumns.SampleWeight,
            SampleWeights = SampleWeighting.Importance,
        };
        // The row counts that importance needs are those of views in memory.
        MixSource[] sources =
        [
            .. Sentences.Names.Select((name, i) => new MixSource(name, InMemory(name), new[] { 8.0, 1.0, 1.0 }[i])),
        ];
        MixedDataView mix = Ml.Data.Mix(options, sources);
        var pipeline = Ml.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(Ml.BinaryClassification.Trainers.SdcaLogisticRegression(exampleWeightColumnName: "sample_weight"));

        IDataView scored = pipeline.Fit(mix).Transform(mix);

        Assert.AreEqual(3000, ViewRows.Column<bool>(scored, "PredictedLabel").Count);
        // 0.8 of the weight on a third of the rows: 2.4; 0.1: 0.3.
        CollectionAssert.AreEquivalent(
            new[] { 2.4f, 0.3f }, ViewRows.Column<float>(mix, "sample_weight").Select(weight => MathF.Round(weight, 4)).Distinct().ToArray());
    }

    private static IDataView InMemory(string name)
    {
        IDataView file = Sentences.Load(Ml, name);
        return Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Text", ViewRows.Column<ReadOnlyMemory<char>>(file, "Text").Select(text => text.ToString()).ToArray()),
            ArrayColumn.Scalar("Label", ViewRows.Column<bool>(file, "Label").ToArray()));
    }
}
