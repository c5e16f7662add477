using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix.Epochs;
using MlMix.Testing;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

/// <summary>What a training gives: the model, its evaluation, the history.</summary>
[TestClass]
public sealed class TrainingTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // The models say that a row's score is one of its features, or the negative of one: which epoch is the best follows from the rows.
    private static readonly float[][] Weights = [[0, 0, 1, 0], [1, 1, 0, 0], [-1, 0, 0, 0], [1, 0, 0, 0]];

    [TestMethod]
    public void Model_IsThatOfTheBestEpochOrTheLast_AndIsEvaluated()
    {
        var best = Scripted(new EpochOptions { MaxEpochs = 4 });
        var last = Scripted(new EpochOptions { MaxEpochs = 4, Keep = EpochChoice.Last });

        (double Right, double Easy)[] expected = [.. Weights.Select(weights => (Accuracy(weights, null), Accuracy(weights, "easy")))];
        CollectionAssert.AreEqual(expected.Select(each => each.Right).ToArray(), best.History.Select(epoch => epoch.Metric).ToArray());
        CollectionAssert.AreEqual(expected.Select(each => each.Easy).ToArray(), best.History.Select(epoch => epoch.Sources["easy"]["Accuracy"]).ToArray());
        CollectionAssert.AreEqual(new[] { true, true, false, false }, best.History.Select(epoch => epoch.IsBest).ToArray());
        Assert.AreEqual(1, best.Epoch);
        Assert.AreEqual(3, last.Epoch);
        Assert.AreEqual(EpochEnd.MaxEpochs, best.End);
        foreach (var training in new[] { best, last })
        {
            CollectionAssert.AreEqual(Weights[training.Epoch], training.Model.LastTransformer.Model.Weights.ToArray());
            Assert.AreEqual(
                Ml.BinaryClassification.EvaluateNonCalibratedBySource(training.Model.Transform(Views.Validation(Ml))).ToString(),
                training.Evaluation.ToString());
            Assert.AreEqual(training.History[training.Epoch].Metric, training.Evaluation.Overall.Values["Accuracy"]);
        }
    }

    [TestMethod]
    public void Metric_OfASourceAndWithADirection_DecidesAndStops()
    {
        // Of "hard", one epoch after the other.
        double[] hard = [.. Weights.Select(weights => Accuracy(weights, "hard"))];
        Assert.IsGreaterThan(hard[0], hard[1]);
        Assert.IsGreaterThan(hard[2], hard[1]);

        var training = Scripted(new EpochOptions { MetricSource = "hard", Patience = 1 });

        Assert.AreEqual(EpochEnd.Plateau, training.End);
        CollectionAssert.AreEqual(hard[..3], training.History.Select(epoch => epoch.Metric).ToArray());
        Assert.AreEqual("hard", training.MetricSource);
        Assert.Contains("Training ended because Accuracy of hard did not become better.", training.ToString());

        // A loss is better when it is less.
        var loss = Ml.Regression.TrainByEpoch(Views.Mix(Ml), null, Ml.Regression.Trainers.OnlineGradientDescent("Count"), new EpochOptions
        {
            Validation = Views.Validation(Ml), LabelColumnName = "Count", MaxEpochs = 6, Patience = null,
        });
        Assert.AreEqual("RootMeanSquaredError", loss.Metric);
        Assert.AreEqual(loss.History.MinBy(epoch => epoch.Metric)!.Epoch, loss.Epoch);
    }

    [TestMethod]
    public void History_PrintsAsATable()
    {
        MixedDataView mix = Views.Mix(Ml, options => options.Selection = Selection.Even, rows: 1200);
        string[] accuracy = [.. new[] { 0, 1 }.SelectMany(epoch => new[] { null, "easy", "hard" }.Select(source =>
            Accuracy(Weights[epoch], source).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)))];

        var training = Scripted(new EpochOptions { MaxEpochs = 2 }, mix);

        string expected = $"""
                      share           rows              Accuracy
            epoch      easy   hard     easy   hard     overall    easy    hard
                0     0.500  0.500    1,200  1,200      {accuracy[0]}  {accuracy[1]}  {accuracy[2]}
                1  *  0.500  0.500    1,200  1,200      {accuracy[3]}  {accuracy[4]}  {accuracy[5]}
            * the model is that of epoch 1. Training had all its epochs.

            """;
        Assert.AreEqual(Squeezed(expected), Squeezed(training.ToString()));
        string[] lines = training.ToString().Split('\n');
        Assert.AreEqual(lines[1].Length, lines[2].Length, "columns are below each other");
        Assert.IsTrue(lines.All(line => line == line.TrimEnd()));
        Assert.AreEqual(lines[1].IndexOf("overall", StringComparison.Ordinal), lines[0].IndexOf("Accuracy", StringComparison.Ordinal));
    }

    [TestMethod]
    public void History_IsAView()
    {
        var training = Scripted(new EpochOptions { MaxEpochs = 2 }, Views.Mix(Ml, options => options.Selection = Selection.Even));

        IDataView view = training.ToDataView();

        CollectionAssert.AreEqual(new[] { 0, 0, 0, 1, 1, 1 }, view.GetColumn<int>("Epoch").ToArray());
        CollectionAssert.AreEqual(new[] { "overall", "easy", "hard" }, view.GetColumn<string>("Source").Take(3).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 0.5, 0.5, 1, 0.5, 0.5 }, view.GetColumn<double>("Weight").ToArray());
        CollectionAssert.AreEqual(new long[] { 120, 60, 60 }, view.GetColumn<long>("Rows").Take(3).ToArray());
        CollectionAssert.AreEqual(
            new[] { null, "easy", "hard" }.Select(source => Accuracy(Weights[1], source)).ToArray(), view.GetColumn<double>("Accuracy").Skip(3).ToArray());
        CollectionAssert.AreEqual(
            training.Evaluation.Metrics.Select(metric => metric.Name).ToArray(), view.Schema.Skip(4).Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void Model_SavedAndLoadedByMlNet_PredictsTheSame()
    {
        using var folder = new TempFolder();
        var ml = new MLContext(seed: 1);
        var training = ml.BinaryClassification.TrainByEpoch(
            Views.Mix(ml),
            ml.Transforms.NormalizeBySource("Features"),
            ml.BinaryClassification.Trainers.LbfgsLogisticRegression(),
            new EpochOptions { Validation = Views.Validation(ml), MaxEpochs = 2, CheckpointPath = folder.File("training.json") });
        ml.Model.Save(training.Model, Views.Mix(ml).Schema, folder.File("model.zip"));

        var other = new MLContext();
        other.ComponentCatalog.RegisterAssembly(typeof(NormalizeBySourceEstimator).Assembly);
        ITransformer loaded = other.Model.Load(folder.File("model.zip"), out _);

        float[] Probabilities(ITransformer model) => [.. model.Transform(Views.Validation(ml)).GetColumn<float>("Probability")];
        CollectionAssert.AreEqual(Probabilities(training.Model), Probabilities(loaded));
    }

    [TestMethod]
    public void CountedMix_KeepsTheContractOfViews() => DataViewConformance.Check(new CountedMix(Views.Mix(Ml)));

    [TestMethod]
    public void CountedMix_ReadSeveralTimes_TellsOfTheLongestPass()
    {
        MixedDataView mix = Views.Mix(Ml);
        var counted = new CountedMix(mix);
        CollectionAssert.AreEqual(new long[] { 0, 0 }, counted.Rows);

        uint[] first = [.. counted.GetColumn<uint>("source_id").Take(10)];
        CollectionAssert.AreEqual(new long[] { first.Count(key => key == 1), first.Count(key => key == 2) }, counted.Rows);
        _ = counted.GetColumn<uint>("source_id").Count();
        _ = counted.GetColumn<uint>("source_id").Take(3).Count();

        CollectionAssert.AreEqual(new long[] { 60, 60 }, counted.Rows);
    }

    // A share of the validation's rows, counted by hand.
    private static double Accuracy(float[] weights, string? source)
    {
        (float[] Features, bool Label)[] rows = [.. Enumerable.Zip(
            Views.Validation(Ml).GetColumn<float[]>("Features"), Views.Validation(Ml).GetColumn<bool>("Label"))];
        uint[] keys = [.. Views.Validation(Ml).GetColumn<uint>("source_id")];
        bool[] right = [.. rows.Select(row => row.Features.Zip(weights, (value, weight) => value * weight).Sum() > Threshold(weights) == row.Label)];
        bool[] wanted = [.. right.Where((_, i) => source is null || keys[i] == (source == "easy" ? 1 : 2))];
        return (double)wanted.Count(each => each) / wanted.Length;
    }

    private static float Threshold(float[] weights) => weights.Sum() / 2;

    // A trainer whose models are known beforehand.
    private static EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> Scripted(
        EpochOptions options, MixedDataView? mix = null)
    {
        options.Validation = Views.Validation(Ml);
        int epoch = 0;
        return Ml.BinaryClassification.TrainNonCalibratedByEpoch<BinaryPredictionTransformer<LinearBinaryModelParameters>>(
            mix ?? Views.Mix(Ml),
            null,
            (data, _) =>
            {
                Assert.IsGreaterThan(0, data.GetColumn<bool>("Label").Count());
                return Made(Weights[epoch++]);
            },
            options);
    }

    // A perceptron that has seen one row: it adds the row times the rate to its weights, and the rate to its bias, with the sign of the label.
    private static BinaryPredictionTransformer<LinearBinaryModelParameters> Made(float[] weights)
    {
        float bias = -Threshold(weights);
        IDataView row = Ml.Data.LoadFromArrays(
            ArrayColumn.Vector("Features", [.. weights.Select(weight => weight / bias)], Views.Slots), ArrayColumn.Scalar("Label", [bias > 0]));
        return Ml.BinaryClassification.Trainers.AveragedPerceptron(
            new AveragedPerceptronTrainer.Options { Averaged = false, LearningRate = Math.Abs(bias) }).Fit(row);
    }

    private static string Squeezed(string text) =>
        string.Join('\n', text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
