using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MlMix;

namespace MlMix.MixtureSearch;

/// <summary>What the guide shows beside the search on sentences, on rows drawn here: readings of two meters, one of which is often wrong.</summary>
internal static class Tour
{
    public static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        IDataView good = Readings(ml, seed: 1, wrong: 10), noisy = Readings(ml, seed: 2, wrong: 40);
        MixSource[] sources = [new MixSource("good", good), new MixSource("noisy", noisy)];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mlmix-tour-");
        try
        {
            output.WriteLine($"short: {Short(ml, good, noisy).Trials.Count} trials");
            output.WriteLine($"sweep: {Sweep(ml, sources, Path.Combine(folder.FullName, "trials.json")).Run().Trials.Count} trials");
            string mixture = Write(ml, folder.FullName, good, noisy);
            ToFile(ml, Options(ml), mixture, Path.Combine(folder.FullName, "best.json"));
            output.WriteLine($"file: {ml.Data.LoadMixture(Path.Combine(folder.FullName, "best.json")).Plan.Sources.Count} sources");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        output.WriteLine($"ordinary: {Ordinary(ml, sources).Metric > 0.5}");
        output.WriteLine($"cross-validated: {CrossValidated(ml, sources).Metric > 0.5}");
        output.WriteLine($"experiment: {Experiment(ml, sources).RunDetails.Count()} runs");
        output.WriteLine($"transforms: {Transforms(ml, ml.Data.MixSplit(0.25, sources)).Metric > 0.5}");
    }

    private static MixtureSearchResult Short(MLContext ml, IDataView good, IDataView noisy)
    {
        #region Short
        MixtureExperiment experiment = ml.Auto().CreateMixtureExperiment(
            MixtureTask.BinaryClassification,
            context => context.BinaryClassification.Trainers.LbfgsLogisticRegression(),
            new MixSource("good", good), new MixSource("noisy", noisy));

        MixtureSearchResult result = experiment.SetMaxModelToExplore(10).Run();
        Console.WriteLine(result.Trials);
        #endregion
        return result;
    }

    private static MixtureExperiment Sweep(MLContext ml, MixSource[] sources, string path)
    {
        #region Sweep
        SweepablePipeline pipeline = ml.Auto().SweepNormalization("Features").Append(ml.Auto().BinaryClassification(
            useFastForest: false, useLgbm: false, useFastTree: false));

        MixtureExperiment experiment = ml.Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.BinaryClassification,
                Pipeline = pipeline,
                Objective = MixtureObjective.WorstSource,
                Metric = "AreaUnderRocCurve",
                WeightRanges = new Dictionary<string, WeightRange> { ["good"] = new(0.2, 0.9) },
                MaxTrials = 12,
                TrialsPath = path,
            },
            sources);
        experiment.Experiment.SetRandomSearchTuner();
        #endregion
        return experiment;
    }

    private static MixtureSearchOptions Options(MLContext ml) => new()
    {
        Task = MixtureTask.BinaryClassification,
        Pipeline = ml.Auto().FixedPipeline(context => context.BinaryClassification.Trainers.LbfgsLogisticRegression()),
        MaxTrials = 4,
    };

    private static void ToFile(MLContext ml, MixtureSearchOptions options, string mixture, string best)
    {
        #region File
        MixtureSearchResult result = ml.Auto().CreateMixtureExperiment(options, mixture).Run();
        IReadOnlyDictionary<string, string> ofThePipeline = result.SaveMixture(best);
        #endregion
    }

    private static TrialResult Ordinary(MLContext ml, MixSource[] sources)
    {
        #region Ordinary
        MixSplit split = ml.Data.MixSplit(0.25, sources);
        TrialResult result = ml.Auto().CreateExperiment()
            .SetPipeline(ml.Auto().BinaryClassification(useFastForest: false, useLgbm: false, useFastTree: false))
            .SetDataset(split.TrainSet, split.TestSet)
            .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
            .SetMaxModelToExplore(3)
            .Run();
        #endregion
        return result;
    }

    private static TrialResult CrossValidated(MLContext ml, MixSource[] sources)
    {
        #region CrossValidated
        MixedDataView mixed = ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.AllExhausted }, sources);
        TrialResult result = ml.Auto().CreateExperiment()
            .SetPipeline(ml.Auto().BinaryClassification(useFastForest: false, useLgbm: false, useFastTree: false))
            .SetDataset(mixed, fold: 5, samplingKeyColumnName: "origin")
            .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
            .SetMaxModelToExplore(3)
            .Run();
        #endregion
        return result;
    }

    private static ExperimentResult<BinaryClassificationMetrics> Experiment(MLContext ml, MixSource[] sources)
    {
        var settings = new BinaryExperimentSettings { MaxModels = 2, MaxExperimentTimeInSeconds = 60 };
        settings.Trainers.Clear();
        settings.Trainers.Add(BinaryClassificationTrainer.LbfgsLogisticRegression);
        #region Experiment
        MixSplit split = ml.Data.MixSplit(
            new MixSplitOptions { TestFraction = 0.25, Mix = new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin } }, sources);
        ExperimentResult<BinaryClassificationMetrics> result = ml.Auto().CreateBinaryClassificationExperiment(settings)
            .Execute(split.TrainSet, split.TestSet, new ColumnInformation { SamplingKeyColumnName = "origin" });
        #endregion
        return result;
    }

    private static TrialResult Transforms(MLContext ml, MixSplit split)
    {
        #region Transforms
        SweepableEstimator normalize = ml.Auto().CreateSweepableEstimator<NormalizationChoice>((context, choice) =>
            context.Transforms.NormalizeBySource(new NormalizeBySourceOptions
            {
                Columns = [new InputOutputColumnPair("Features")],
                Method = choice.Robust ? NormalizationMethod.Robust() : NormalizationMethod.MeanVariance(),
            }), new());
        SweepablePipeline pipeline = ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Label"))
            .Append(normalize)
            .Append(ml.Auto().BinaryClassification(
                exampleWeightColumnName: "Weight", useFastForest: false, useLgbm: false, useFastTree: false));
        #endregion
        return ml.Auto().CreateExperiment()
            .SetPipeline(pipeline)
            .SetDataset(split.TrainSet, split.TestSet)
            .SetBinaryClassificationMetric(BinaryClassificationMetric.Accuracy, "Label")
            .SetMaxModelToExplore(3)
            .Run();
    }

    /// <summary>The label is whether the sum of two readings is positive, but for some percent of the rows.</summary>
    private static IDataView Readings(MLContext ml, int seed, int wrong)
    {
        var random = new Random(seed);
        float[] features = [.. Enumerable.Range(0, 400).Select(_ => random.NextSingle() * 2 - 1)];
        bool[] labels = [.. features.Chunk(2).Select(row => row[0] + row[1] > 0 != random.Next(100) < wrong)];
        return ml.Data.LoadFromArrays(ArrayColumn.Scalar("Label", labels), ArrayColumn.Vector("Features", features, 2));
    }

    private static string Write(MLContext ml, string folder, IDataView good, IDataView noisy)
    {
        foreach ((string name, IDataView rows) in new[] { ("good", good), ("noisy", noisy) })
        {
            using FileStream file = File.Create(Path.Combine(folder, $"{name}.idv"));
            ml.Data.SaveAsBinary(rows, file);
        }

        string mixture = Path.Combine(folder, "mixture.json");
        File.WriteAllText(mixture, """
            {"sources": [
              {"name": "good", "format": "binary", "path": "good.idv", "weight": 1},
              {"name": "noisy", "format": "binary", "path": "noisy.idv", "weight": 1}]}
            """);
        return mixture;
    }
}
