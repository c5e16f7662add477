using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

[TestClass]
public sealed class TrainingSnippetTests
{
    [TestMethod]
    public void Train_SeparableClasses_LoadedModelPredictsThem()
    {
        using var folder = new TempFolder();
        var ml = new MLContext(seed: 1);
        IDataView mixed = ml.Data.Mix(new MixSource("a", Corners(ml)), new MixSource("b", Corners(ml)));

        MulticlassClassificationMetrics metrics = TrainingSnippets.Train(ml, mixed, mixed, folder.File("model.zip"));

        Assert.IsTrue(File.Exists(folder.File("model.zip")));
        // Four classes, of which the features tell two apart within a source: half right at worst when they are learned, a quarter by guessing.
        Assert.IsGreaterThanOrEqualTo(0.45, metrics.MicroAccuracy);
    }

    [TestMethod]
    public void Split_PredictedClasses_AreSourceAndLabel()
    {
        var ml = new MLContext(seed: 1);
        MixSource[] sources = [new MixSource("a", Corners(ml)), new MixSource("b", Corners(ml))];
        IDataView mixed = ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, sources);
        OffsetLabelsTransformer offsets = ml.Transforms.OffsetLabels().Fit(mixed);
        IDataView labelled = offsets.Transform(mixed);
        ITransformer model = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy())
            .Fit(labelled);
        var output = new StringWriter();
        TrainingSnippets.Split(ml, model, labelled, offsets, output);

        // The features tell labels apart and not sources: every second row has label 1, key 2.
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(400, lines);
        string[] expected = [.. mixed.GetColumn<float>("Label").Select(label => $": {label + 1}")];
        Assert.IsTrue(lines.Zip(expected).All(pair => pair.First.Trim().EndsWith(pair.Second, StringComparison.Ordinal)), output.ToString());
        Assert.IsTrue(lines.All(line => line.StartsWith("1: ", StringComparison.Ordinal) || line.StartsWith("2: ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TrainWeighted_SeparableClasses_ArePredictedByName()
    {
        var ml = new MLContext(seed: 1);
        IDataView mixed = ml.Data.Mix(new MixSource("a", Corners(ml)), new MixSource("b", Corners(ml)));

        IDataView predicted = TrainingSnippets.TrainWeighted(ml, mixed).Transform(mixed);

        CollectionAssert.AreEqual(
            mixed.GetColumn<float>("Label").Select(label => $"{label}").ToArray(), predicted.GetColumn<string>("PredictedLabel").ToArray());

        // Four groups of 100 rows but for one row that the mix has no more: it ends when the first source does.
        float[] weights = [.. predicted.GetColumn<float>("Weight").Distinct().Order()];
        CollectionAssert.AreEqual(new[] { (float)(399 / 4.0 / 100), (float)(399 / 4.0 / 99) }, weights);
    }

    private static IDataView Corners(MLContext ml) => ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", Enumerable.Range(0, 200).Select(row => (float)(row % 2)).ToArray()),
        ArrayColumn.Vector("Features", Enumerable.Range(0, 400).Select(slot => slot / 2 % 2 == 0 ? -1f : 1f).ToArray(), 2));
}
