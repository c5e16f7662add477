using Microsoft.ML;
using Microsoft.ML.AutoML;
using MlMix.Searching.Tests.Support;
using MlMix.Testing;

namespace MlMix.Searching.Tests;

/// <summary>Runs that fail, are cancelled, or go on from a file.</summary>
[TestClass]
public sealed class MixtureRunTests
{
    private static readonly MLContext Ml = Signs.Ml;

    [TestMethod]
    public void Run_FirstTrialFails_SaysWhy()
    {
        MixtureSearchOptions options = Signs.Options();
        options.Pipeline = Ml.Auto().FixedPipeline(_ => throw new InvalidOperationException("no such trainer"));

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run());

        Assert.AreEqual("no such trainer", error.Message);
    }

    [TestMethod]
    public void Run_UnknownMetric_NamesThoseThatThereAre()
    {
        MixtureSearchOptions options = Signs.Options();
        options.Metric = "Accurcy";

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run());

        Assert.Contains("cannot be judged by 'Accurcy'; the metrics are 'Accuracy', 'AreaUnderRocCurve'", error.Message);
    }

    [TestMethod]
    public void Run_ObjectiveWithoutRows_SaysSo()
    {
        MixtureSearchOptions options = Signs.Options();
        options.Validation = Ml.Data.Concat(new MixSource("bad", Signs.Rows(right: true)));

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run());

        Assert.Contains("'Accuracy' of the objective 'good' has no value", error.Message);
    }

    [TestMethod]
    public void Run_LaterTrialFails_IsInTheTable()
    {
        int made = 0;
        MixtureSearchOptions options = Signs.Options(trials: 4);
        options.Pipeline = Ml.Auto().FixedPipeline(ml => ++made == 2 ? throw new InvalidOperationException("out of luck") : Signs.Trainer(ml));

        MixtureTrialTable trials = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run().Trials;

        Assert.AreEqual("out of luck", trials[1].Failure);
        Assert.IsTrue(double.IsNaN(trials[1].Value));
        Assert.AreNotSame(trials[1], trials.Best);
        Assert.Contains("out of luck", trials.ToString());
        Assert.IsGreaterThanOrEqualTo(3, trials.Count);
    }

    [TestMethod]
    public async Task RunAsync_Cancelled_GivesTheTrialsThatEnded()
    {
        using var cancellation = new CancellationTokenSource();
        MixtureSearchOptions options = Signs.Options(trials: 1000);
        options.Progress = new Reports<MixtureTrial>(trial =>
        {
            if (trial.Number == 3)
                cancellation.Cancel();
        });

        MixtureSearchResult result = await Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).RunAsync(cancellation.Token);

        Assert.HasCount(3, result.Trials);
        Assert.IsNotNull(result.Model);
    }

    [TestMethod]
    public async Task RunAsync_CancelledInTheFirstTrial_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        MixtureSearchOptions options = Signs.Options();
        options.Pipeline = Ml.Auto().FixedPipeline(ml =>
        {
            // Asked for while the trial is made, it is seen when the mix is read.
            cancellation.Cancel();
            return Signs.Trainer(ml);
        });

        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites());
        await Assert.ThrowsExactlyAsync<OperationCanceledException>(() => experiment.RunAsync(cancellation.Token));

        Assert.HasCount(0, experiment.Trials, "a trial that was cancelled is none");
    }

    [TestMethod]
    public void Run_TimeIsOver_EndsTheSearch()
    {
        MixtureSearchOptions options = Signs.Options(trials: 100_000);

        MixtureSearchResult result = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).SetTrainingTimeInSeconds(1).Run();

        Assert.IsGreaterThan(1, result.Trials.Count);
    }

    [TestMethod]
    public void TrialsPath_GoesOn_WithoutTrainingAgain()
    {
        using var folder = new TempFolder();
        MixtureSearchOptions uninterrupted = Stored(6, folder);
        uninterrupted.TrialsPath = null;
        MixtureTrialTable whole = Ml.Auto().CreateMixtureExperiment(uninterrupted, Signs.Opposites()).Run().Trials;
        Ml.Auto().CreateMixtureExperiment(Stored(3, folder), Signs.Opposites()).Run();
        var progress = new Reports<MixtureTrial>();
        MixtureSearchOptions options = Stored(6, folder);
        options.Progress = progress;

        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites());
        Assert.HasCount(3, experiment.Trials, "they are read when the experiment is made");
        MixtureSearchResult result = experiment.Run();

        Assert.AreEqual(whole.ToString(), result.Trials.ToString(), "a search that went on is one that was not stopped");
        Assert.HasCount(3, progress.Seen);
        CollectionAssert.AreEqual(new[] { Path.GetFileName(options.TrialsPath!) }, Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).ToArray());

        // All are known: the model of the best is trained once more.
        MixtureSearchResult again = Ml.Auto().CreateMixtureExperiment(Stored(6, folder), Signs.Opposites()).Run();
        Assert.AreEqual(whole.ToString(), again.Trials.ToString());
        Assert.AreEqual(1, Ml.BinaryClassification.EvaluateBySource(again.Model.Transform(Ml.Data.Concat(Signs.Opposites())))["good"].Values["Accuracy"]);
    }

    [TestMethod]
    public void TrialsPath_AnotherObjective_IsJudgedAnewFromTheFile()
    {
        using var folder = new TempFolder();
        Ml.Auto().CreateMixtureExperiment(Stored(4, folder), Signs.Opposites()).Run();
        MixtureSearchOptions options = Stored(4, folder);
        options.Objective = MixtureObjective.Source("bad");

        MixtureTrialTable trials = Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Trials;

        foreach (MixtureTrial trial in trials)
            Assert.AreEqual(trial.Sources["bad"]["Accuracy"], trial.Value);
    }

    [TestMethod]
    public void TrialsPath_AnUnknownMetric_IsNamed()
    {
        using var folder = new TempFolder();
        Ml.Auto().CreateMixtureExperiment(Stored(1, folder), Signs.Opposites()).Run();
        MixtureSearchOptions options = Stored(1, folder);
        options.Metric = "Accurcy";

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()));

        Assert.Contains("cannot be judged by 'Accurcy'", error.Message);
    }

    [TestMethod]
    public void TrialsPath_OfAnotherSearch_NamesTheDifferences()
    {
        using var folder = new TempFolder();
        Ml.Auto().CreateMixtureExperiment(Stored(1, folder), Signs.Opposites()).Run();
        MixtureSearchOptions options = Stored(1, folder);
        options.Split.TestFraction = 0.5;

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => new MLContext(2).Auto().CreateMixtureExperiment(options, Signs.Opposites()));

        Assert.Contains("the trials of another search", error.Message);
        Assert.Contains("validation is '0.5 of each source, seed 0' and was '0.2 of each source, seed 0'", error.Message);
        Assert.Contains("seed is '2' and was '1'", error.Message);
    }

    [TestMethod]
    [DataRow("no json")]
    [DataRow("{}")]
    [DataRow("null")]
    public void TrialsPath_NoTrials_IsRefused(string text)
    {
        using var folder = new TempFolder();
        MixtureSearchOptions options = Stored(1, folder);
        File.WriteAllText(options.TrialsPath!, text);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()));

        Assert.Contains("which holds no trials", error.Message);
        Assert.AreEqual(text, File.ReadAllText(options.TrialsPath!));
    }

    [TestMethod]
    [DataRow("\"good\": ", "\"god\": ", "trial 1 is damaged")]
    [DataRow("\"pipeline\": \"", "\"pipeline\": \"]", "trial 1 is damaged")]
    [DataRow("\"labelSpace\": \"", "\"labelSpace\": \"no ", "trial 1 is damaged: There is no label space 'no ")]
    [DataRow("\"overall\": {", "\"over\": {", "which holds no trials")]
    [DataRow("\"metrics\": [", "\"metrics\": null, \"metric\": [", "which holds no trials")]
    public void TrialsPath_DamagedTrial_IsRefused(string whole, string damaged, string message)
    {
        using var folder = new TempFolder();
        MixtureSearchOptions options = Stored(1, folder);
        Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()).Run();
        string text = File.ReadAllText(options.TrialsPath!);
        int at = text.IndexOf(whole, text.IndexOf("\"trials\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.IsGreaterThan(0, at);
        File.WriteAllText(options.TrialsPath!, text[..at] + damaged + text[(at + whole.Length)..]);

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()));

        Assert.Contains(message, error.Message);
    }

    [TestMethod]
    public void TrialsPath_Folder_IsRefused()
    {
        using var folder = new TempFolder();
        MixtureSearchOptions options = Stored(1, folder);
        options.TrialsPath = folder.FullPath;

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Auto().CreateMixtureExperiment(options, Signs.Opposites()));

        Assert.Contains("which is no file in a folder that exists", error.Message);
    }

    [TestMethod]
    public void Run_Again_GoesOnToItsNewEnd()
    {
        MixtureTrialTable whole = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 6), Signs.Opposites()).Run().Trials;
        MixtureExperiment experiment = Ml.Auto().CreateMixtureExperiment(Signs.Options(trials: 3), Signs.Opposites());
        Assert.HasCount(3, experiment.Run().Trials);

        MixtureSearchResult result = experiment.SetMaxModelToExplore(6).Run();

        Assert.AreEqual(whole.ToString(), result.Trials.ToString());
    }

    private static MixtureSearchOptions Stored(int trials, TempFolder folder)
    {
        MixtureSearchOptions options = Signs.Options(trials);
        options.Pipeline = Ml.Auto().SweepNormalization("Features").Append(Ml.Auto().BinaryClassification(
            useFastForest: false, useLgbm: false, useFastTree: false, useSdcaLogisticRegression: false));
        options.TrialsPath = folder.File("trials.json");
        return options;
    }
}
