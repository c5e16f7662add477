using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Tests.Support;

namespace MlMix.Searching.Tests;

[TestClass]
public sealed class MixtureExperimentTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void Run_SourcesThatContradict_LeavesTheWrongOneBehind()
    {
        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 10), Signs.Opposites()).Run();

        Assert.HasCount(10, result.Trials);
        Assert.AreEqual(1, result.Best.Value);
        Assert.IsGreaterThan(result.Best.Weights["bad"], result.Best.Weights["good"]);
        Assert.AreEqual(0, result.Best.Sources["bad"]["Accuracy"], "it says the opposite");
        Assert.AreEqual(0.5, result.Best.Overall["Accuracy"]);
        // A fifth of 60 rows of each are for validation, and what is left is trained on.
        Assert.AreEqual(1, Ml.BinaryClassification.EvaluateBySource(result.Model.Transform(Ml.Data.Concat(Signs.Opposites())))["good"].Values["Accuracy"]);
    }

    [TestMethod]
    public void Run_FirstTrials_AreEqualAndOwnWeights()
    {
        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 3), Signs.Opposites(good: 3, bad: 1)).Run();

        AssertWeights(result.Trials[0], 0.5, 0.5);
        AssertWeights(result.Trials[1], 0.75, 0.25);
        Assert.AreSame(result.Trials[0], result.Trials.Equal);
        Assert.IsGreaterThanOrEqualTo(result.Trials.Equal!.Value, result.Best.Value);
    }

    [TestMethod]
    public void ShortDoor_HasTheUsualSettings()
    {
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(MixtureTask.BinaryClassification, Signs.Trainer, Signs.Opposites());

        MixtureSearchResult result = experiment.SetMaxModelToExplore(2).Run();

        Assert.HasCount(2, result.Trials);
        Assert.AreEqual("overall", result.Trials.Objective);
        Assert.AreEqual("Accuracy", result.Trials.Metric.Name);
        Assert.HasCount(2, experiment.Trials);
    }

    [TestMethod]
    [DataRow("eci")]
    [DataRow("cost frugal")]
    [DataRow("random")]
    [DataRow("grid")]
    [DataRow("smac")]
    [Timeout(30_000)]
    public void Run_WithEveryTuner_TriesSharesThatAddUp(string tuner)
    {
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: tuner == "smac" ? 18 : 8), Signs.Opposites());
        _ = tuner switch
        {
            "cost frugal" => experiment.Experiment.SetCostFrugalTuner(),
            "random" => experiment.Experiment.SetRandomSearchTuner(),
            "grid" => experiment.Experiment.SetGridSearchTuner(step: 4),
            "smac" => experiment.Experiment.SetSmacTuner(numberInitialPopulation: 12, fitModelEveryNTrials: 4, numRandomEISearchConfigurations: 20),
            _ => experiment.Experiment,
        };

        MixtureSearchResult result = experiment.Run();

        Assert.IsGreaterThanOrEqualTo(3, result.Trials.Select(trial => trial.Weights["good"]).Distinct().Count());
        foreach (MixtureTrial trial in result.Trials)
            Assert.AreEqual(1, trial.Weights.Values.Sum(), 2e-4);
        Assert.AreEqual(0.5, result.Trials[0].Weights["good"]);
        Assert.IsGreaterThan(0.5, result.Best.Weights["good"]);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Run_Twice_IsTheSame(bool isSeeded)
    {
        MixtureTrialTable Run() => (isSeeded ? new MLContext(5) : new MLContext()).Auto().CreateMixtureExperiment(
            new MixtureSearchOptions
            {
                Task = MixtureTask.BinaryClassification,
                // A trainer that draws random numbers.
                Pipeline = Ml.Auto().FixedPipeline(ml => ml.BinaryClassification.Trainers.SdcaLogisticRegression(maximumNumberOfIterations: 1)),
                Metric = "LogLoss",
                MaxTrials = 4,
            },
            Signs.Opposites(good: 2)).Run().Trials;

        MixtureTrialTable first = Run(), second = Run();

        Assert.AreEqual(first.ToString(), second.ToString());
        CollectionAssert.AreEqual(first.Select(trial => trial.Value).ToArray(), second.Select(trial => trial.Value).ToArray());
    }

    [TestMethod]
    public void Run_EqualLengths_TrainEveryTrialOnAsManyRows()
    {
        var seen = new List<long>();
        MixtureSearchOptions options = Signs.Options(trials: 5);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => new CountingEstimator(seen, Signs.Trainer(ml)));

        Ml.Auto().CreateMixtureExperiment(options, [.. Signs.Opposites(), new MixSource("small", Signs.Rows(right: true, rows: 10))]).Run();

        // Four fifths of 60 + 60 + 10.
        CollectionAssert.AreEqual(Enumerable.Repeat(104L, 5).ToArray(), seen);
    }

    [TestMethod]
    public void Run_GivenStopRule_IsKept()
    {
        var seen = new List<long>();
        MixtureSearchOptions options = Signs.Options(trials: 1);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => new CountingEstimator(seen, Signs.Trainer(ml)));
        options.Split.Mix.Stop = StopRule.FirstExhausted;

        Ml.Auto().CreateMixtureExperiment(options, [.. Signs.Opposites(), new MixSource("small", Signs.Rows(right: true, rows: 10))]).Run();

        // The small source has 8 rows for training; when they are gone, so are 8 of each other one, the last of which may not have come.
        Assert.AreEqual(23, seen[0], 1);
    }

    [TestMethod]
    public void Run_Objectives_AreOfTheTable()
    {
        MixtureSearchOptions options = Signs.Options(trials: 4);
        options.Objective = MixtureObjective.WorstSource;

        MixtureTrialTable trials = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run().Trials;

        foreach (MixtureTrial trial in trials)
            Assert.AreEqual(Math.Min(trial.Sources["good"]["Accuracy"], trial.Sources["bad"]["Accuracy"]), trial.Value);
        Assert.AreEqual(trials.Max(trial => trial.Value), trials.Best!.Value);
    }

    [TestMethod]
    public void Run_LossAsMetric_MakesItSmall()
    {
        MixtureSearchOptions options = Signs.Options(trials: 8);
        options.Metric = "LogLoss";

        MixtureTrialTable trials = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run().Trials;

        Assert.AreEqual(trials.Min(trial => trial.Value), trials.Best!.Value);
        Assert.IsGreaterThan(0.5, trials.Best.Weights["good"]);
        Assert.Contains("Lower is better: LogLoss.", trials.ToString());
    }

    [TestMethod]
    public void Run_WeightRanges_AreKept()
    {
        MixtureSearchOptions options = Signs.Options(trials: 6);
        options.WeightRanges = new Dictionary<string, WeightRange> { ["good"] = new(0.1, 0.3) };

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run();

        AssertWeights(result.Trials[0], 0.3, 0.7);
        Assert.IsTrue(result.Trials.All(trial => trial.Weights["good"] is >= 0.1 and <= 0.3));
        Assert.IsNull(result.Trials.Equal, "equal weights are out of range");
    }

    [TestMethod]
    public void Run_GivenValidation_JudgesByIt()
    {
        MixtureSearchOptions options = Signs.Options(trials: 2);
        options.Validation = Ml.Data.Concat(new MixSource("good", Signs.Rows(right: true, rows: 5)), new MixSource("bad", Signs.Rows(right: true, rows: 3)));
        options.Objective = MixtureObjective.Overall;
        var seen = new List<long>();
        options.Pipeline = Ml.Auto().FixedPipeline(ml => new CountingEstimator(seen, Signs.Trainer(ml)));

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites(good: 9)).Run();

        Assert.AreEqual(1, result.Best.Value, "nine tenths of good, and all validation rows are right");
        Assert.AreEqual(120, seen[0], "nothing is split off");
    }

    [TestMethod]
    public void Try_GivenWeights_AreOneTrialMore()
    {
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 2), Signs.Opposites());
        Assert.ThrowsExactly<InvalidOperationException>(() => experiment.Try(new Dictionary<string, double> { ["good"] = 1 }));
        experiment.Run();

        MixtureTrial tried = experiment.Try(new Dictionary<string, double> { ["good"] = 2 });

        AssertWeights(tried, 1, 0);
        Assert.AreEqual(1, tried.Value);
        Assert.HasCount(3, experiment.Trials);
        Assert.AreSame(tried, experiment.Try(new Dictionary<string, double> { ["good"] = 1, ["bad"] = 0 }), "it is known");
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => experiment.Try(new Dictionary<string, double> { ["best"] = -1 }));
        Assert.Contains("'best' is no source", error.Message);
        Assert.Contains("'best' is -1", error.Message);
    }

    [TestMethod]
    public void Train_AnyTrial_IsItsModel()
    {
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 1), Signs.Opposites());
        MixtureSearchResult result = experiment.Run();
        MixtureTrial bad = experiment.Try(new Dictionary<string, double> { ["bad"] = 1 });

        ITransformer model = result.Train(bad);

        Assert.AreEqual(0, Ml.BinaryClassification.EvaluateBySource(model.Transform(Ml.Data.Concat(Signs.Opposites())))["good"].Values["Accuracy"]);
    }

    [TestMethod]
    public void SetMonitor_IsToldAsAutoMLHasIt()
    {
        var monitor = new CountingMonitor();
        var progress = new Reports<MixtureTrial>();
        MixtureSearchOptions options = Signs.Options(trials: 3);
        options.Progress = progress;

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).SetMonitor(monitor).Run();

        Assert.AreEqual((3, 3), (monitor.Running, monitor.Completed));
        Assert.AreEqual(-result.Best.Value, monitor.BestLoss);
        CollectionAssert.AreEqual(result.Trials.ToArray(), progress.Seen);
    }

    private static void AssertWeights(MixtureTrial trial, double good, double bad)
    {
        Assert.AreEqual(good, trial.Weights["good"], 1e-9);
        Assert.AreEqual(bad, trial.Weights["bad"], 1e-9);
    }

    private sealed class CountingMonitor : IMonitor
    {
        public int Running { get; private set; }

        public int Completed { get; private set; }

        public double BestLoss { get; private set; }

        public void ReportRunningTrial(TrialSettings settings) => Running++;

        public void ReportCompletedTrial(TrialResult result) => Completed++;

        public void ReportBestTrial(TrialResult result) => BestLoss = result.Loss;

        public void ReportFailTrial(TrialSettings settings, Exception? exception = null) => Assert.Fail(exception?.Message ?? "");
    }
}
