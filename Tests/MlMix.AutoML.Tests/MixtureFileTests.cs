using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MlMix.Searching.Tests.Support;
using MlMix.Testing;

namespace MlMix.Searching.Tests;

/// <summary>A search over the sources of a mixture file, and the file with the weights it found.</summary>
[TestClass]
public sealed class MixtureFileTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void MixtureFile_IsSearched_AndWrittenWithTheBestWeights()
    {
        using var folder = new TempFolder();
        string mixture = Write(folder);
        MixtureSearchOptions options = Signs.Options(trials: 6);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => ml.Transforms.Concatenate("Features", "X").Append(Signs.Trainer(ml)));

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, mixture).Run();
        result.SaveMixture(folder.File("best.json"));

        Assert.AreEqual(0.75, result.Trials[1].Weights["bad"], "the file's own weights are tried");
        Assert.AreEqual(1, result.Best.Value);
        string expected = File.ReadAllText(mixture)
            .Replace("\"weight\": 1", FormattableString.Invariant($"\"weight\": {result.Best.Weights["good"]}"), StringComparison.Ordinal)
            .Replace("\"weight\": 3", FormattableString.Invariant($"\"weight\": {result.Best.Weights["bad"]}"), StringComparison.Ordinal);
        Assert.AreEqual(expected, File.ReadAllText(folder.File("best.json")));
        MixedDataView mixed = Ml.Data.LoadMixture(folder.File("best.json"));
        uint[] rows = [.. mixed.GetColumn<uint>("source_id")];
        Assert.HasCount(400, rows);
        Assert.AreEqual(400 * result.Best.Weights["good"], rows.Count(source => source == 1), 1.1);
    }

    [TestMethod]
    public void SaveMixture_OfSources_NamesTheDoor()
    {
        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 1), Signs.Opposites()).Run();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => result.SaveMixture("best.json"));

        Assert.Contains("mlContext.Data.SaveMixture", error.Message);
    }

    [TestMethod]
    public void BestLabelSpace_IsWritten_AndTheScopeIsReturned()
    {
        // What is 0 in one source is 1 in the other, and a feature tells the source: only with classes of their own each can be right.
        using var folder = new TempFolder();
        string mixture = WriteContrary(folder);
        IEstimator<ITransformer> Trainer(MLContext ml) => ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l2Regularization: 0.01f));
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.MulticlassClassification,
                Pipeline = Ml.Auto().SweepNormalization("Features", [NormalizationScope.None, NormalizationScope.WholeMix]).Append(Trainer(Ml)),
                LabelSpaces = new Dictionary<string, LabelSpace> { ["contrary"] = LabelSpace.Offset("Label"), ["same"] = LabelSpace.Shared("Label") },
                WeightRanges = new Dictionary<string, WeightRange> { ["good"] = new(0.3, 0.7) },
                MaxTrials = 8,
            },
            mixture);
        experiment.Experiment.SetRandomSearchTuner();

        MixtureSearchResult result = experiment.Run();
        IReadOnlyDictionary<string, string> pipeline = result.SaveMixture(folder.File("best.json"));

        CollectionAssert.Contains(result.Trials.Select(trial => trial.Settings["labels"]).ToArray(), "same", "the other label space was tried");
        Assert.AreEqual("contrary", result.Best.Settings["labels"]);
        CollectionAssert.AreEquivalent(new[] { "_SCHEMA_", "e0.Scope" }, pipeline.Keys.ToArray());
        Assert.AreEqual(result.Best.Settings["e0.Scope"], pipeline["e0.Scope"]);
        string expected = File.ReadAllText(mixture)
            .Replace("\"shared\" // for now", "\"offset\" // for now", StringComparison.Ordinal)
            .Replace("\"weight\": 1", FormattableString.Invariant($"\"weight\": {result.Best.Weights["good"]}"), StringComparison.Ordinal)
            .Replace("\"weight\": 3", FormattableString.Invariant($"\"weight\": {result.Best.Weights["bad"]}"), StringComparison.Ordinal);
        Assert.AreEqual(expected, File.ReadAllText(folder.File("best.json")));

        MixedDataView read = Ml.Data.LoadMixture(folder.File("best.json")), by = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.Never, Length = 400, Labels = LabelSpace.Offset("Label") },
            new MixSource("good", Contrary(right: true), result.Best.Weights["good"]),
            new MixSource("bad", Contrary(right: false), result.Best.Weights["bad"]));
        CollectionAssert.AreEqual(by.GetColumn<float>("Label").ToArray(), read.GetColumn<float>("Label").ToArray());
        CollectionAssert.AreEqual(by.GetColumn<uint>("source_id").ToArray(), read.GetColumn<uint>("source_id").ToArray());
    }

    private static string WriteContrary(TempFolder folder)
    {
        foreach (bool right in new[] { true, false })
        {
            IEnumerable<string> lines = Enumerable.Range(0, 60).Select(row => $"{row % 2}\t{(right ? 1 : 0)}\t{(row % 2 == 0 == right ? 0 : 1)}");
            File.WriteAllLines(folder.File(right ? "good.tsv" : "bad.tsv"), lines);
        }

        string columns =
            "\"columns\": [{\"name\": \"Features\", \"type\": \"single\", \"index\": \"0-1\"}, {\"name\": \"Label\", \"type\": \"single\", \"index\": 2}]";
        File.WriteAllText(folder.File("mixture.json"), $$"""
            {
              "labels": "shared" // for now
              , "stop": "never", "length": 400,
              "sources": [
                {"name": "good", "format": "text", "path": "good.tsv", "weight": 1, {{columns}}},
                {"name": "bad", "format": "text", "path": "bad.tsv", "weight": 3, {{columns}}},
              ]
            }
            """);
        return folder.File("mixture.json");
    }

    /// <summary>The label is the first feature, or the opposite; the second tells which.</summary>
    private static IDataView Contrary(bool right) => Ml.Data.LoadFromArrays(
        ArrayColumn.Vector("Features", [.. Enumerable.Range(0, 60).SelectMany(row => new float[] { row % 2, right ? 1 : 0 })], 2),
        ArrayColumn.Scalar("Label", Enumerable.Range(0, 60).Select(row => row % 2 == 0 == right ? 0f : 1f).ToArray()));

    private static string Write(TempFolder folder)
    {
        foreach (bool right in new[] { true, false })
        {
            IEnumerable<string> lines = Enumerable.Range(0, 60).Select(row => (row % 2 == 0 ? 1 : -1) + (row % 2 == 0 == right ? "\ttrue" : "\tfalse"));
            File.WriteAllLines(folder.File(right ? "good.tsv" : "bad.tsv"), lines);
        }

        string columns = "\"columns\": [{\"name\": \"X\", \"type\": \"single\", \"index\": 0}, {\"name\": \"Label\", \"type\": \"bool\", \"index\": 1}]";
        File.WriteAllText(folder.File("mixture.json"), $$"""
            {
              // Never ends by itself.
              "stop": "never", "length": 400,
              "sources": [
                {"name": "good", "format": "text", "path": "good.tsv", "weight": 1, {{columns}}},
                {"name": "bad", "format": "text", "path": "bad.tsv", "weight": 3, {{columns}}}, // the larger
              ]
            }
            """);
        return folder.File("mixture.json");
    }
}
