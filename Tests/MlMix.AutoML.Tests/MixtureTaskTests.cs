using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using MlMix.Searching.Tests.Support;

namespace MlMix.Searching.Tests;

/// <summary>Searches of every task, together with what a pipeline and a mix have to choose.</summary>
[TestClass]
public sealed class MixtureTaskTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void Regression_IsJudgedByRSquared()
    {
        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.Regression,
                Pipeline = Ml.Auto().FixedPipeline(ml => ml.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 20)),
                Objective = MixtureObjective.Source("up"),
                MaxTrials = 6,
            },
            new MixSource("up", Line(slope: 2)), new MixSource("down", Line(slope: -2))).Run();

        Assert.AreEqual("RSquared", result.Trials.Metric.Name);
        Assert.AreEqual(0, result.Trials[0].Value, 0.1, "up and down are flat together, which is the mean");
        Assert.IsGreaterThan(0.3, result.Best.Value);
        Assert.IsGreaterThan(result.Best.Sources["down"]["RSquared"], result.Best.Value);
    }

    [TestMethod]
    public void Binary_WithoutProbabilities_IsJudgedAsWell()
    {
        MixtureSearchOptions options = Signs.Options(trials: 3);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => ml.BinaryClassification.Trainers.AveragedPerceptron());

        MixtureTrialTable trials = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run().Trials;

        Assert.IsTrue(trials[0].Overall.ContainsKey("F1Score"));
        Assert.IsFalse(trials[0].Overall.ContainsKey("LogLoss"));
    }

    [TestMethod]
    public void Multiclass_LabelSpaces_AreSearched()
    {
        // What is 0 in one source is 1 in the other: with one label space they contradict, with classes of their own each is right, if the source is a feature.
        IEstimator<ITransformer> Trainer(MLContext ml) => ml.Transforms.Conversion.MapKeyToVector("Source", "source_id")
            .Append(ml.Transforms.Concatenate("Features", "Features", "Source"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue))
            .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l2Regularization: 0.01f));
        var progress = new Reports<MixtureTrial>();
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.MulticlassClassification,
                Pipeline = Ml.Auto().FixedPipeline(Trainer),
                LabelSpaces = new Dictionary<string, LabelSpace> { ["shared"] = LabelSpace.Shared("Label"), ["own"] = LabelSpace.Offset("Label") },
                MaxTrials = 8,
                Progress = progress,
            },
            new MixSource("good", Classes(right: true)), new MixSource("bad", Classes(right: false)));
        experiment.Experiment.SetRandomSearchTuner();

        MixtureSearchResult result = experiment.Run();

        CollectionAssert.AreEquivalent(new[] { "own", "shared" }, result.Trials.Select(trial => trial.Settings["labels"]).Distinct().ToArray());
        Assert.AreEqual("own", result.Best.Settings["labels"]);
        Assert.IsGreaterThan(0.9, result.Best.Value);
        Assert.Contains("  labels  ", result.Trials.ToString());
    }

    [TestMethod]
    public void SweepablePipeline_IsSearchedTogether()
    {
        SweepablePipeline pipeline = Ml.Auto().SweepNormalization("Features").Append(Ml.Auto().BinaryClassification(
            useFastForest: false, useLgbm: false, useFastTree: false, useSdcaLogisticRegression: false));
        MixtureSearchOptions options = Signs.Options(trials: 12);
        options.Pipeline = pipeline;

        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites());
        experiment.Experiment.SetRandomSearchTuner();
        MixtureTrialTable trials = experiment.Run().Trials;

        CollectionAssert.AreEquivalent(new[] { "None", "WholeMix", "BySource" }, trials.Select(trial => trial.Settings["e0.Scope"]).Distinct().ToArray());
        Assert.IsGreaterThan(3, trials.Select(trial => trial.Settings["e1.L2Regularization"]).Distinct().Count());
        Assert.IsTrue(trials.All(trial => trial.Failure is null));
    }

    [TestMethod]
    public void SweepNormalization_Scopes_AreWhatTheyAreCalled()
    {
        // Means are 1 and 101, deviations 1: over both, the mean is 51.
        MixedDataView mixed = Ml.Data.Concat(new MixSource("low", Floats(0, 2)), new MixSource("high", Floats(100, 102)));
        float[] First(NormalizationScope scope)
        {
            SweepableEstimator sweepable = Ml.Auto().SweepNormalization("X", [scope]);
            IEstimator<ITransformer> estimator = sweepable.BuildFromOption(Ml, sweepable.Parameter);
            return [.. Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<float>(estimator.Fit(mixed).Transform(mixed), "X")];
        }

        CollectionAssert.AreEqual(new float[] { 0, 2, 100, 102 }, First(NormalizationScope.None));
        CollectionAssert.AreEqual(new float[] { -1, 1, -1, 1 }, First(NormalizationScope.BySource));
        float[] whole = First(NormalizationScope.WholeMix);
        // The squares of 51, 49, 49 and 51 are 2501 on average.
        Assert.AreEqual(-51 / Math.Sqrt(2501), whole[0], 1e-4);
        Assert.AreEqual(49 / Math.Sqrt(2501), whole[2], 1e-4);
    }

    [TestMethod]
    public void SweepNormalization_WrongScopes_AreNamed()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().SweepNormalization("X", [(NormalizationScope)9, (NormalizationScope)9]));

        Assert.Contains("The scope 9 is undefined", error.Message);
        Assert.Contains("each must be given once", error.Message);
        Assert.Contains("There is no scope", Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().SweepNormalization("X", [])).Message);
    }

    private static IDataView Floats(params float[] values) => Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", values));

    private static IDataView Line(float slope)
    {
        float[] x = [.. Enumerable.Range(0, 50).Select(row => row / 25f - 1)];
        return Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", x.Select(value => slope * value).ToArray()), ArrayColumn.Vector("Features", x, 1));
    }

    private static IDataView Classes(bool right)
    {
        float[] x = [.. Enumerable.Range(0, 60).Select(row => row % 2 == 0 ? 1f : -1f)];
        return Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Label", x.Select(value => value > 0 == right ? 1f : 0f).ToArray()), ArrayColumn.Vector("Features", x, 1));
    }
}
