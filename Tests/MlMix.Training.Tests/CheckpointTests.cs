using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix.Testing;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

[TestClass]
public sealed class CheckpointTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private const string NoEpochs =
        """ "metric":"Accuracy","metricSource":null,"plan":[],"epochs":[],"nextWeights":null,"lastModel":"a","bestModel":"a"}""";

    // The Poisson trainer keeps more than its model, see below.
    public static IEnumerable<object[]> Names =>
        RetrainCases.All.Names.Where(name => name != nameof(LbfgsPoissonRegressionTrainer)).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Training_GoneOnWith_IsAsIfItHadNotBeenInterrupted(string name)
    {
        using var folder = new TempFolder();
        RetrainCase retrain = RetrainCases.All[name];
        EpochOptions Options(int epochs) => new()
        {
            MaxEpochs = epochs, Patience = null, Keep = EpochChoice.Last, CheckpointPath = folder.File("training.json"),
        };

        string interrupted = retrain.ByEpoch(Options(2));
        string goneOn = retrain.ByEpoch(Options(5));

        Assert.AreEqual(retrain.ByHand(2, goOn: true), interrupted);
        Assert.AreEqual(retrain.ByHand(5, goOn: true), goneOn);
    }

    // Each time that it is used, ML.NET's Poisson trainer adds to a constant of its loss, and with it the steps of L-BFGS change: another trainer for each
    // epoch has no such past.
    [TestMethod]
    public void PoissonTraining_GoneOnWith_IsTheSameWithATrainerForEachEpoch()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");

        Poisson(2, path);

        Assert.AreEqual(Poisson(5, null), Poisson(5, path));

        static string Poisson(int epochs, string? path)
        {
            var ml = new MLContext(seed: 1);
            EpochTrainer<RegressionPredictionTransformer<PoissonRegressionModelParameters>> trainer = (data, previous) =>
                ml.Regression.Trainers.LbfgsPoissonRegression(new LbfgsPoissonRegressionTrainer.Options
                {
                    LabelColumnName = "Count", MaximumNumberOfIterations = 2, NumberOfThreads = 1,
                }).Fit(data, previous?.Model!);
            var training = ml.Regression.TrainByEpoch(Views.Mix(ml), Preparation(ml), trainer, new EpochOptions
            {
                Validation = Views.Validation(ml),
                LabelColumnName = "Count",
                MaxEpochs = epochs,
                Patience = null,
                Keep = EpochChoice.Last,
                CheckpointPath = path,
            });
            return RetrainCases.Text(training.Model.LastTransformer.Model);
        }
    }

    [TestMethod]
    public void History_OfATrainingGoneOnWith_IsThatOfOneInOneGo()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        var whole = Train(8, null);

        for (int epochs = 1; epochs < 8; epochs++)
        {
            Train(epochs, path);
            CheckFiles(folder);
        }
        var goneOn = Train(8, path);

        Assert.AreEqual(whole.ToString(), goneOn.ToString());
        Assert.AreEqual(whole.Evaluation.ToString(), goneOn.Evaluation.ToString());
        Assert.AreEqual(Weights(whole), Weights(goneOn));
        CheckFiles(folder);
        var again = Train(8, path);
        Assert.AreEqual(whole.ToString(), again.ToString(), "There is nothing left to do.");
        Assert.AreEqual(Weights(whole), Weights(again));
        Assert.AreEqual(whole.Evaluation.ToString(), again.Evaluation.ToString());
    }

    [TestMethod]
    public void Weights_ThatFollowTheMetrics_GoOnToo()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        static IReadOnlyDictionary<string, double> Next(EpochResult epoch) =>
            new Dictionary<string, double> { ["easy"] = 1, ["hard"] = 2 + epoch.Epoch };
        var whole = Train(4, null, options => options.NextWeights = Next);

        Train(2, path, options => options.NextWeights = Next);
        var goneOn = Train(4, path, options => options.NextWeights = Next);

        Assert.AreEqual(whole.ToString(), goneOn.ToString());
        Assert.AreEqual(1 / 4.0, goneOn.History[2].Weights["easy"], 1e-12);
    }

    [TestMethod]
    public void Checkpoint_ThatIsALink_StaysOne()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Making symbolic links takes a right on Windows.");
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Directory.CreateDirectory(folder.File("far"));
        File.CreateSymbolicLink(path, Path.Combine("far", "training.json"));

        Train(1, path);
        var goneOn = Train(2, path);

        Assert.AreEqual(Train(2, null).ToString(), goneOn.ToString());
        Assert.AreEqual(Path.Combine("far", "training.json"), new FileInfo(path).LinkTarget);
        Assert.HasCount(1, Directory.GetFiles(folder.FullPath), "models are beside the file, where they are found by its own path, too");
        Assert.AreEqual(goneOn.ToString(), Train(2, folder.File("far/training.json")).ToString());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void WrongWeights_AreNotWrittenDown(int at)
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Dictionary<string, double>? Wrong(EpochResult epoch) =>
            epoch.Epoch == at ? new Dictionary<string, double> { ["easy"] = double.NaN, ["hard"] = 1 } : null;

        Assert.ThrowsExactly<MixConfigurationException>(() => Train(3, path, options => options.NextWeights = Wrong));
        var goneOn = Train(3, path, options => options.NextWeights = _ => null);

        Assert.AreEqual(Train(3, null).ToString(), goneOn.ToString());
    }

    [TestMethod]
    public void Plateau_IsFoundAcrossAnInterruption()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        var whole = Train(30, null, options => options.Patience = 2);
        Assert.AreEqual(EpochEnd.Plateau, whole.End);

        Train(whole.History.Count - 1, path, options => options.Patience = 2);
        var goneOn = Train(30, path, options => options.Patience = 2);

        Assert.AreEqual(whole.ToString(), goneOn.ToString());
        Assert.AreEqual(EpochEnd.Plateau, Train(30, path, options => options.Patience = 2).End);
    }

    [TestMethod]
    public void Preparation_OfOneGoneOnWith_IsTheOneThatWasFitted()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        var ml = new MLContext(seed: 1);
        IDataView shifted = Views.Rows(ml, 99, 10);

        var first = Train(1, path, options => options.PreparationData = shifted);
        var second = Train(1, path, options => options.PreparationData = null);

        float[] Prepared(ITransformer model) => model.Transform(Views.Validation(ml)).GetColumn<float[]>("Features").First();
        CollectionAssert.AreEqual(Prepared(first.Model), Prepared(second.Model));
        CollectionAssert.AreNotEqual(Prepared(Train(1, null).Model), Prepared(second.Model));
    }

    [TestMethod]
    public void Checkpoint_OfAnotherTraining_IsRefusedWithEveryDifference()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(2, path);

        var mix = Assert.ThrowsExactly<MixConfigurationException>(() => Train(3, path, options =>
        {
            options.Metric = "F1Score";
            options.MetricSource = "other";
            options.Validation = Ml.Data.Mix(new MixSource("other", Views.Rows(Ml, 5, 20)));
        }, seed: 4));
        Assert.Contains("It is of another mix: seed was 'seed 3' and is 'seed 4' here.", mix.Message);
        Assert.Contains("Its epochs are compared by Accuracy of all rows, but F1Score of other is asked for", mix.Message);
        Assert.Contains("Its validation had the sources easy, hard, but this one has other.", mix.Message);
        Assert.Contains("or give another CheckpointPath", mix.Message);

        var ml = new MLContext(seed: 1);
        var options = new EpochOptions { Validation = Views.Validation(ml), CheckpointPath = path };
        var trainer = Assert.ThrowsExactly<MixConfigurationException>(() => ml.BinaryClassification.TrainByEpoch(
            Views.Mix(ml), Preparation(ml), ml.BinaryClassification.Trainers.LbfgsLogisticRegression(), options));
        Assert.Contains("but this training has a preparation, and its trainer gives Microsoft.ML.Data.BinaryPredictionTransformer", trainer.Message);
        var unprepared = Assert.ThrowsExactly<MixConfigurationException>(() => ml.BinaryClassification.TrainByEpoch(
            Views.Mix(ml), null, ml.BinaryClassification.Trainers.AveragedPerceptron(), options));
        Assert.Contains("Its model has 2 parts, ", unprepared.Message);
        Assert.Contains("but this training has no preparation", unprepared.Message);
        var epoch = Assert.ThrowsExactly<MixConfigurationException>(() => ml.BinaryClassification.TrainByEpoch(
            Views.Mix(ml).ForEpoch(2), Preparation(ml), ml.BinaryClassification.Trainers.AveragedPerceptron(), options));
        Assert.Contains("It begins at epoch 0, but the mix is at epoch 2", epoch.Message);
    }

    [TestMethod]
    [DataRow("", "The input does not contain any JSON tokens")]
    [DataRow("{}", "metric")]
    [DataRow("{\"version\":1," + NoEpochs, "no epoch")]
    [DataRow("{\"version\":2," + NoEpochs, "version is 2")]
    public void Checkpoint_ThatIsNone_IsRefusedByName(string text, string why)
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        File.WriteAllText(path, text);

        var failure = Assert.ThrowsExactly<InvalidDataException>(() => Train(2, path));

        Assert.Contains(path, failure.Message);
        Assert.Contains(why, failure.Message);
        Assert.AreEqual(text, File.ReadAllText(path), "What is there is left alone.");
    }

    [TestMethod]
    public void Checkpoints_ToldApartByTheirEndings_HaveModelsOfTheirOwn()
    {
        using var folder = new TempFolder();
        Train(1, folder.File("run.1"));
        Train(1, folder.File("run.2"), seed: 4, set: options => options.PreparationData = Views.Validation(new MLContext(seed: 1)));

        Assert.AreEqual(Weights(Train(2, null)), Weights(Train(2, folder.File("run.1"))));
    }

    [TestMethod]
    public void Checkpoint_WhoseModelIsGone_IsRefused()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(1, path);
        File.Delete(folder.File("training.epoch-0.zip"));

        Assert.Contains("training.epoch-0.zip' that it names is not there", Assert.ThrowsExactly<InvalidDataException>(() => Train(2, path)).Message);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(100)]
    [DataRow(800)]
    public void Checkpoint_WhoseModelIsDamaged_IsRefused(int length)
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(1, path);
        string model = folder.File("training.epoch-0.zip");
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..length]);

        var failure = Assert.ThrowsExactly<InvalidDataException>(() => Train(2, path));

        Assert.Contains($"'{model}'", failure.Message);
        Assert.Contains(path, failure.Message);
        Assert.IsNotNull(failure.InnerException);
    }

    // The file, the model of the last epoch, and that of the best.
    private static void CheckFiles(TempFolder folder)
    {
        string[] names = [.. Directory.GetFiles(folder.FullPath).Select(file => Path.GetFileName(file)).Order()];
        string text = File.ReadAllText(folder.File("training.json"));
        Assert.IsTrue(names.Length is 2 or 3, string.Join(", ", names));
        foreach (string name in names[..^1])
        {
            Assert.IsTrue(name.StartsWith("training.epoch-", StringComparison.Ordinal), name);
            Assert.Contains(name, text);
        }
        Assert.AreEqual("training.json", names[^1]);
    }

    private static string Weights(EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> training) =>
        RetrainCases.Text(training.Model.LastTransformer.Model);

    private static IEstimator<ITransformer> Preparation(MLContext ml) => ml.Transforms.NormalizeMeanVariance("Features");

    private static EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> Train(
        int epochs, string? path, Action<EpochOptions>? set = null, int seed = 3)
    {
        var ml = new MLContext(seed: 1);
        var options = new EpochOptions { Validation = Views.Validation(ml), MaxEpochs = epochs, Patience = null, CheckpointPath = path };
        set?.Invoke(options);
        return ml.BinaryClassification.TrainByEpoch(
            Views.Mix(ml, mix => mix.Seed = seed), Preparation(ml), ml.BinaryClassification.Trainers.AveragedPerceptron(), options);
    }
}
