using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Microsoft.ML.SearchSpace;
using MlMix.Searching.Tests.Support;

namespace MlMix.Searching.Tests;

/// <summary>The transforms by source in AutoML's own experiments: in sweepable pipelines, fixed and with parameters that a tuner chooses.</summary>
[TestClass]
public sealed class SweepableTransformTests
{
    private static readonly MLContext Ml = Signs.Ml;

    // The same feature in metres and in millimetres, and moved; labels are classes from 0.
    private static readonly MixSource[] Sources = [new("metres", Rows(1, 0)), new("millimetres", Rows(1000, 5000))];

    [TestMethod]
    public void NormalizeBySource_InAPipeline_IsWhatMakesItRight()
    {
        IEstimator<ITransformer> label = Ml.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Boolean);
        SweepablePipeline Trainer() => Ml.Auto().BinaryClassification(
            useFastForest: false, useLgbm: false, useFastTree: false, useSdcaLogisticRegression: false);

        TrialResult with = Run(label.Append(Ml.Transforms.NormalizeBySource("Features")).Append(Trainer()), Binary(Accuracy));
        TrialResult without = Run(label.Append(Trainer()), Binary(Accuracy));

        Assert.AreEqual(1, with.Metric);
        Assert.IsLessThan(0.9, without.Metric);
    }

    [TestMethod]
    public void OffsetLabels_InAPipeline_MakesClassesOfSources()
    {
        TrialResult result = Run(
            Ml.Transforms.NormalizeBySource("Features").Append(Ml.Transforms.OffsetLabels("Label")).Append(SourceAsFeature()).Append(Multiclass()), Micro());

        Assert.AreEqual(1, result.Metric);
        DataViewSchema schema = result.Model.GetOutputSchema(Ml.Data.Mix(Sources).Schema);
        Assert.AreEqual(4, ((VectorDataViewType)schema["Score"].Type).Size, "two classes of two sources");
    }

    [TestMethod]
    public void UnifyLabels_InAPipeline_MakesOneClassOfEqualLabels()
    {
        TrialResult result = Run(
            Ml.Transforms.NormalizeBySource("Features").Append(Ml.Transforms.UnifyLabels("Label")).Append(SourceAsFeature()).Append(Multiclass()), Micro());

        Assert.AreEqual(1, result.Metric);
        DataViewSchema schema = result.Model.GetOutputSchema(Ml.Data.Mix(Sources).Schema);
        Assert.AreEqual(2, ((VectorDataViewType)schema["Score"].Type).Size);
    }

    [TestMethod]
    public void SourceWeights_WithARuleToChoose_AreChosen()
    {
        // The sources contradict each other, and what counts is who has the weight; a tuner is to find that it must be the first.
        MixSource[] opposites = Signs.Opposites();
        SweepableEstimator weights = Ml.Auto().CreateSweepableEstimator<Share>((ml, share) => ml.Transforms.SourceWeights(
            SourceWeightRule.Fixed(new Dictionary<string, double> { ["good"] = share.Good, ["bad"] = 1 - share.Good }), "Weight"), new SearchSpace<Share>());
        SweepablePipeline pipeline = weights.Append(Ml.Auto().BinaryClassification(
            exampleWeightColumnName: "Weight", useFastForest: false, useLgbm: false, useFastTree: false, useSdcaLogisticRegression: false));
        AutoMLExperiment experiment = Ml.Auto().CreateExperiment()
            .SetPipeline(pipeline)
            .SetDataset(Ml.Data.Mix(opposites), Ml.Data.Concat(opposites[0], new MixSource("bad", Signs.Rows(right: true))))
            .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
            .SetMaxModelToExplore(8)
            .SetRandomSearchTuner();

        TrialResult result = experiment.Run();

        Assert.AreEqual(1, result.Metric);
        Assert.IsGreaterThan(0.5, result.TrialSettings.Parameter["_pipeline_"]["e0"]["Good"].AsType<double>());
    }

    [TestMethod]
    public void ForSource_InAPipeline_TreatsEachSourceItsWay()
    {
        IEstimator<ITransformer> forSource = Ml.Transforms.ForSource(
            ("metres", Ml.Transforms.NormalizeMeanVariance("Features", fixZero: false)),
            ("millimetres", Ml.Transforms.NormalizeMeanVariance("Features", fixZero: false)));
        SweepablePipeline pipeline = forSource.Append(Ml.Transforms.Conversion.MapValueToKey("Label")).Append(Multiclass());

        Assert.AreEqual(1, Run(pipeline, Micro()).Metric);
    }

    private static Func<AutoMLExperiment, AutoMLExperiment> Binary(BinaryClassificationMetric metric) =>
        experiment => experiment.SetBinaryClassificationMetric(metric, "Label");

    private const BinaryClassificationMetric Accuracy = BinaryClassificationMetric.Accuracy;

    private static Func<AutoMLExperiment, AutoMLExperiment> Micro() =>
        experiment => experiment.SetMulticlassClassificationMetric(MulticlassClassificationMetric.MicroAccuracy, "Label");

    /// <summary>Runs two trials over a mix, judged on the rows of its sources.</summary>
    private static TrialResult Run(SweepablePipeline pipeline, Func<AutoMLExperiment, AutoMLExperiment> setMetric) =>
        setMetric(Ml.Auto().CreateExperiment().SetPipeline(pipeline).SetDataset(Ml.Data.Mix(Sources), Ml.Data.Concat(Sources)))
            .SetMaxModelToExplore(2)
            .Run();

    private static IEstimator<ITransformer> SourceAsFeature() => Ml.Transforms.Conversion.MapValueToKey("Label")
        .Append(Ml.Transforms.Conversion.MapKeyToVector("Source", "source_id"))
        .Append(Ml.Transforms.Concatenate("Features", "Features", "Source"));

    private static SweepablePipeline Multiclass() => Ml.Auto().FixedPipeline(
        ml => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 0, l2Regularization: 0.001f));

    private static IDataView Rows(float scale, float shift)
    {
        float[] x = [.. Enumerable.Range(0, 80).Select(row => (row % 2 == 0 ? 1f : -1f) + row % 5 * 0.1f)];
        return Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Label", x.Select(value => value > 0.2f ? 1f : 0f).ToArray()),
            ArrayColumn.Vector("Features", x.Select(value => value * scale + shift).ToArray(), 1));
    }

    private sealed class Share
    {
        [Microsoft.ML.SearchSpace.Range(0.01, 0.99, 0.5, false)]
        public double Good { get; set; } = 0.5;
    }
}
