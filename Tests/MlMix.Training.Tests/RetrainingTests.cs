using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

/// <summary>Every trainer of Microsoft.ML that can go on from a model, against a loop written by hand over the epochs of the mix.</summary>
[TestClass]
public sealed class RetrainingTests
{
    private const int Epochs = 3;

    private static readonly RetrainCases Cases = RetrainCases.All;

    public static IEnumerable<object[]> Names => Cases.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Model_OfTheLastEpoch_IsThatOfALoopByHand(string name)
    {
        RetrainCase retrain = Cases[name];

        string expected = retrain.ByHand(Epochs, goOn: true);
        string found = retrain.ByEpoch(new EpochOptions { MaxEpochs = Epochs, Patience = null, Keep = EpochChoice.Last });

        Assert.AreEqual(expected, found);
        Assert.AreNotEqual(retrain.ByHand(Epochs, goOn: false), found, "What the epochs before left must tell.");
    }

    [TestMethod]
    public void Cases_AreAllTrainersOfMicrosoftMl_ThatTakeAModelToGoOnFrom()
    {
        // Each trainer has one method Fit with rows and a model; other second arguments are rows for validation.
        string[] trainers =
        [
            .. from type in typeof(AveragedPerceptronTrainer).Assembly.GetExportedTypes()
               where !type.IsAbstract && type.GetMethods().Any(method => method.Name == "Fit" && method.GetParameters() is [_, .., var last]
                   && method.GetParameters().Length > 1 && last.ParameterType != typeof(IDataView))
               orderby type.Name
               select type.Name,
        ];

        CollectionAssert.AreEqual(trainers, Cases.Names.Order().ToArray());
    }

    [TestMethod]
    public void Doors_WithADelegate_AreThoseOfTheTrainers()
    {
        string perceptron = Cases[nameof(AveragedPerceptronTrainer)].ByHand(Epochs, goOn: true);
        var ml = new MLContext(seed: 1);
        var trainer = ml.BinaryClassification.Trainers.AveragedPerceptron();

        var training = ml.BinaryClassification.TrainNonCalibratedByEpoch<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            Views.Mix(ml),
            ml.Transforms.NormalizeMeanVariance("Features"),
            (data, previous) => trainer.Fit(data, previous?.Model),
            new EpochOptions { Validation = Views.Validation(ml), MaxEpochs = Epochs, Patience = null, Keep = EpochChoice.Last });

        Assert.AreEqual(perceptron, RetrainCases.Text(training.Model.LastTransformer.Model));
    }

    [TestMethod]
    public void Lbfgs_OfATrainerUsedBefore_BeginsWhereThatWentOnFrom()
    {
        var ml = new MLContext(seed: 1);
        MixedDataView mix = Views.Mix(ml);
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options { MaximumNumberOfIterations = 2, NumberOfThreads = 1 };
        var used = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(options);
        string first = RetrainCases.Text(used.Fit(mix).Model.SubModel);
        used.Fit(mix, used.Fit(mix).Model.SubModel);

        // So much for why the documentation asks for a new trainer each time.
        Assert.AreNotEqual(first, RetrainCases.Text(used.Fit(mix).Model.SubModel));
        Assert.AreEqual(first, RetrainCases.Text(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(mix).Model.SubModel));
    }

    // What the guide says of trainers that shuffle.
    [TestMethod]
    public void Order_OfAMix_IsKeptByTrainersThatShuffle_ButNotByStochasticGradientDescent()
    {
        string Perceptron(bool shuffle)
        {
            var ml = new MLContext(seed: 1);
            return RetrainCases.Text(ml.BinaryClassification.Trainers.AveragedPerceptron(
                new AveragedPerceptronTrainer.Options { Shuffle = shuffle }).Fit(Views.Mix(ml)).Model);
        }

        string Gradient(bool shuffle)
        {
            var ml = new MLContext(seed: 1);
            return RetrainCases.Text(ml.BinaryClassification.Trainers.SgdNonCalibrated(
                new SgdNonCalibratedTrainer.Options { Shuffle = shuffle, NumberOfIterations = 1 }).Fit(Views.Mix(ml)).Model);
        }

        Assert.AreEqual(Perceptron(shuffle: false), Perceptron(shuffle: true));
        Assert.AreNotEqual(Gradient(shuffle: false), Gradient(shuffle: true));
    }

    // And of L-BFGS: at the optimum of an epoch the epochs before are forgotten, after a few steps they are not.
    [TestMethod]
    [DataRow(int.MaxValue, true)]
    [DataRow(2, false)]
    public void Lbfgs_LeftToConverge_ForgetsTheEpochsBefore(int iterations, bool forgets)
    {
        var ml = new MLContext(seed: 1);
        MixedDataView mix = Views.Mix(ml, options =>
        {
            (options.Selection, options.Stop, options.Length) = (Selection.Even, StopRule.Never, 60);
            options.Schedule = WeightSchedule.Step(
                ScheduleUnit.Fraction, new WeightPoint(0, ("easy", 1), ("hard", 0)), new WeightPoint(1, ("easy", 0), ("hard", 1)));
        });
        LbfgsLogisticRegressionBinaryTrainer Trainer() => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options { MaximumNumberOfIterations = iterations, NumberOfThreads = 1, L1Regularization = 0 });

        var training = ml.BinaryClassification.TrainByEpoch(
            mix, null, Trainer(), new EpochOptions { Validation = Views.Validation(ml), MaxEpochs = 2, Keep = EpochChoice.Last });
        float[] alone = [.. Trainer().Fit(mix.ForEpoch(1)).Model.SubModel.Weights];

        float[] found = [.. training.Model.LastTransformer.Model.SubModel.Weights];
        double apart = alone.Zip(found, (one, other) => Math.Abs(one - other)).Max();
        Assert.AreEqual(forgets, apart < 0.01, $"{apart}");
    }

    [TestMethod]
    public void ShortDoors_TrainUpToTenEpochs_AndKeepTheBest()
    {
        var ml = new MLContext(seed: 1);

        var training = ml.BinaryClassification.TrainByEpoch(Views.Mix(ml), null, ml.BinaryClassification.Trainers.AveragedPerceptron(), Views.Validation(ml));

        double[] accuracies = [.. training.History.Select(epoch => epoch.Metric)];
        Assert.AreEqual("Accuracy", training.Metric);
        Assert.AreEqual(Array.IndexOf(accuracies, accuracies.Max()), training.Epoch);
        Assert.AreEqual(training.End == EpochEnd.Plateau ? training.Epoch + 3 : 10, training.History.Count);
    }
}
