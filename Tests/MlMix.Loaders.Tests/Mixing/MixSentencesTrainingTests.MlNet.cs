using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A classifier of sentences trained on the weighted rows of three sources. How one does on each is a test of the transforms.</summary>
[TestClass]
public class MixSentencesTrainingTests
{
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
