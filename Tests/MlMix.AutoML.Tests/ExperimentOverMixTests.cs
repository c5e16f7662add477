using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MlMix.Searching.Tests.Support;

namespace MlMix.Searching.Tests;

/// <summary>AutoML's ordinary experiments over a mix, as over any view.</summary>
[TestClass]
public sealed class ExperimentOverMixTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void CrossValidation_WithTheOriginAsSamplingKey_LeaksNoCopies()
    {
        // Labels are chance, so no model is better than chance on rows that it has not seen; a tree that has seen their copies knows them by heart.
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.AllExhausted },
            new MixSource("few", Chance(40, seed: 1), 9), new MixSource("many", Chance(40, seed: 2)));

        double leaky = CrossValidated(mixed, samplingKey: null), honest = CrossValidated(mixed, samplingKey: "origin");

        Assert.IsGreaterThan(0.9, leaky, "copies of the rows of few are on both sides");
        Assert.IsLessThan(0.75, honest);
    }

    [TestMethod]
    public void BinaryExperiment_OverAMix_TakesOnlyFeatures()
    {
        MixSplit split = Ml.Data.MixSplit(
            new MixSplitOptions { TestFraction = 0.25, Mix = { Columns = MixColumns.SourceId | MixColumns.Origin | MixColumns.SampleWeight } },
            new MixSource("a", Signs.Rows(right: true)), new MixSource("b", Signs.Rows(right: true), 2));
        BinaryClassificationExperiment experiment = Ml.Auto().CreateBinaryClassificationExperiment(
            new BinaryExperimentSettings { MaxModels = 2, MaxExperimentTimeInSeconds = 60 });

        ExperimentResult<BinaryClassificationMetrics> result = experiment.Execute(
            split.TrainSet, split.TestSet, new ColumnInformation { SamplingKeyColumnName = "origin", ExampleWeightColumnName = "sample_weight" });

        Assert.AreEqual(1, result.BestRun.ValidationMetrics.Accuracy);
        Assert.AreEqual(1, FeatureCount(result.BestRun.Model, split.TrainSet), "the one feature: no origin, weight or source");
    }

    [TestMethod]
    public void BinaryExperiment_OfOneView_DoesNotReadTheSamplingKey()
    {
        // Each of twelve rows has a slot of its own, so that nothing can be told of a row that was not seen. Should ML.NET come to read the key, the guide
        // is to say so.
        float[] slots = [.. Enumerable.Range(0, 144).Select(i => i % 13 == 0 ? 1f : 0f)];
        IDataView rows = Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Label", Enumerable.Range(0, 12).Select(row => row % 2 == 0).ToArray()), ArrayColumn.Vector("Features", slots, 12));
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.Never, Length = 240 }, new MixSource("repeated", rows));
        var settings = new BinaryExperimentSettings { MaxModels = 1, MaxExperimentTimeInSeconds = 60 };
        settings.Trainers.Clear();
        settings.Trainers.Add(BinaryClassificationTrainer.LbfgsLogisticRegression);

        ExperimentResult<BinaryClassificationMetrics> result = Ml.Auto().CreateBinaryClassificationExperiment(settings)
            .Execute(mixed, new ColumnInformation { SamplingKeyColumnName = "origin" });

        Assert.AreEqual(1, result.BestRun.ValidationMetrics.Accuracy, "it has seen the copies of every validation row");
    }

    [TestMethod]
    public void Featurizer_OverAMix_NeedsTheNamesOfTheColumnsThatAMixAdds()
    {
        MixedDataView mixed = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin | MixColumns.SourceRow }, new MixSource("a", Signs.Rows(right: true)));

        // Every number that is not named otherwise is a feature to it, and whole numbers it cannot even read; source_id, a key, is none.
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Fit(Ml.Auto().Featurizer(mixed, "Features", excludeColumns: ["Label"]), mixed));
        ITransformer featurizer = Fit(Ml.Auto().Featurizer(mixed, "Features", excludeColumns: ["Label", "origin", "source_row"]), mixed);
        Assert.AreEqual(1, FeatureCount(featurizer, mixed));
    }

    [TestMethod]
    public void SweepablePipeline_OverAMix_IsSearchedAsOverAnyView()
    {
        MixSplit split = Ml.Data.MixSplit(0.25, new MixSource("a", Signs.Rows(right: true)), new MixSource("b", Signs.Rows(right: true), 2));
        SweepablePipeline pipeline = Ml.Auto().BinaryClassification(useFastForest: false, useLgbm: false, useFastTree: false);

        TrialResult result = Ml.Auto().CreateExperiment()
            .SetPipeline(pipeline)
            .SetDataset(split.TrainSet, split.TestSet)
            .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
            .SetMaxModelToExplore(3)
            .Run();

        Assert.AreEqual(1, result.Metric);
        Assert.AreEqual(1, Ml.BinaryClassification.EvaluateBySource(result.Model.Transform(split.TestSet))["b"].Values["Accuracy"]);
    }

    private static double CrossValidated(IDataView mixed, string? samplingKey) => Ml.Auto().CreateExperiment()
        .SetPipeline(Ml.Auto().FixedPipeline(ml => ml.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: 1)))
        .SetDataset(mixed, fold: 4, samplingKeyColumnName: samplingKey)
        .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
        .SetMaxModelToExplore(1)
        .Run().Metric;

    private static ITransformer Fit(SweepablePipeline pipeline, IDataView data) =>
        pipeline.BuildFromOption(Ml, pipeline.SearchSpace.SampleFromFeatureSpace(pipeline.SearchSpace.Default)).Fit(data);

    private static int FeatureCount(ITransformer model, IDataView data) =>
        ((VectorDataViewType)model.GetOutputSchema(data.Schema)["Features"].Type).Size;

    private static IDataView Chance(int rows, int seed)
    {
        var random = new Random(seed);
        return Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Label", Enumerable.Range(0, rows).Select(_ => random.Next(2) == 1).ToArray()),
            ArrayColumn.Vector("Features", Enumerable.Range(0, rows).Select(_ => random.NextSingle()).ToArray(), 1));
    }
}
