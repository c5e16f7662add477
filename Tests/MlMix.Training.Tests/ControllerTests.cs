using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix.Testing;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

/// <summary>Trainings whose weights a controller makes of the losses, in one go and gone on with.</summary>
[TestClass]
public sealed class ControllerTests
{
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Rules => [["exp3"], ["exponentiated-gradient"]];

    [TestMethod]
    public void Controller_IsToldTheErrorsAndTheRows_AndItsWeightsAreTheNext()
    {
        var controller = new Exp3Controller(2, new Exp3Options { RewardScale = 1, InitialWeights = [3, 1] });
        var byHand = new Exp3Controller(2, new Exp3Options { RewardScale = 1, InitialWeights = [3, 1] });

        IReadOnlyList<EpochResult> history = Train(controller, 4, null).History;

        Assert.AreEqual(0.75, history[0].Weights["easy"], 1e-9, "the controller's and not the mix's");
        foreach (EpochResult epoch in history)
        {
            Assert.AreEqual(byHand.Weights[1], epoch.Weights["hard"], 1e-8, $"epoch {epoch.Epoch}");
            byHand.Update([.. new[] { "easy", "hard" }.Select(source => new SourceLoss(1 - epoch.Sources[source]["Accuracy"], epoch.Rows[source]))]);
        }
        Assert.AreEqual(byHand.Save(), controller.Save());
    }

    [TestMethod]
    public void ControllerMetric_ThatIsALoss_IsToldAsItIs()
    {
        var told = new ToldController();
        EpochOptions options = new() { Validation = Views.Validation(Ml), MaxEpochs = 2, Patience = null, LabelColumnName = "Count", Controller = told };

        IReadOnlyList<EpochResult> history =
            Ml.Regression.TrainByEpoch(Views.Mix(Ml), null, Ml.Regression.Trainers.OnlineGradientDescent("Count"), options).History;
        options.ControllerMetric = "MeanAbsoluteError";
        Ml.Regression.TrainByEpoch(Views.Mix(Ml), null, Ml.Regression.Trainers.OnlineGradientDescent("Count"), options);

        Assert.AreEqual(new SourceLoss(history[1].Sources["hard"]["MeanSquaredError"], history[1].Rows["hard"]), told.Losses[1][1]);
        Assert.AreEqual(history[0].Sources["easy"]["MeanAbsoluteError"], told.Losses[2][0].Mean);
    }

    [TestMethod]
    public void SourceOutsideTheValidation_HasNoRows()
    {
        var told = new ToldController();

        Train(told, 1, null, options => options.Validation = Ml.Data.Mix(new MixSource("hard", Views.Rows(Ml, 5, 20))));

        Assert.AreEqual(0, told.Losses[0][0].Rows);
        Assert.IsGreaterThan(0, told.Losses[0][1].Rows);
    }

    [TestMethod]
    public void SourceWithoutRowsInTheValidation_HasNoRows()
    {
        var controller = new ExponentiatedGradientController(2);

        Train(controller, 1, null, options => options.Validation = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce }, new MixSource("easy", Views.Rows(Ml, 4, 0)), new MixSource("hard", Views.Rows(Ml, 5, 20, noise: 2))));

        Assert.AreEqual(1, controller.Updates);
        Assert.IsLessThan(0.5, controller.Weights[0], "what has no loss is not given more");
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Training_GoneOnWith_IsTheSameBitForBit(string rule)
    {
        IWeightController reference = Rule(rule);
        string whole = Text(Train(reference, 7, null));
        for (int stop = 1; stop < 7; stop++)
        {
            using var folder = new TempFolder();
            string path = folder.File("training.json");
            Train(Rule(rule), stop, path);
            IWeightController controller = Rule(rule);

            Assert.AreEqual(whole, Text(Train(controller, 7, path)), $"stopped after {stop}");
            Assert.AreEqual(reference.Save(), controller.Save());
        }
    }

    [TestMethod]
    public void ControllerOfOnesOwn_WithoutAState_GoesOn()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        string whole = Text(Train(new ToldController(), 4, null));

        Train(new ToldController(), 2, path);

        Assert.AreEqual(whole, Text(Train(new ToldController(), 4, path)));
    }

    [TestMethod]
    public void Checkpoint_WithOrWithoutAController_IsNotOneOfTheOther()
    {
        using var folder = new TempFolder();
        Train(Rule("exp3"), 1, folder.File("with.json"));
        Train(null, 1, folder.File("without.json"));

        Assert.Contains(
            "It was written with a Controller, and there is none now.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Train(null, 2, folder.File("with.json"))).Message);
        Assert.Contains(
            "It was written without a Controller, and there is one now.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Train(Rule("exp3"), 2, folder.File("without.json"))).Message);
    }

    [TestMethod]
    public void Checkpoint_WithAnotherControllerMetric_IsRefused()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(Rule("exp3"), 1, path);
        IWeightController controller = Rule("exp3");

        var failure = Assert.ThrowsExactly<MixConfigurationException>(
            () => Train(controller, 2, path, options => options.ControllerMetric = "F1Score"));

        Assert.Contains("Its Controller was told Accuracy as the loss, but F1Score is asked for.", failure.Message);
        Assert.AreEqual(Rule("exp3").Save(), controller.Save());
    }

    [TestMethod]
    public void Checkpoint_WithoutItsModel_LeavesTheController()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(Rule("exp3"), 1, path);
        File.Delete(folder.File("training.epoch-0.zip"));
        IWeightController controller = Rule("exp3");

        Assert.ThrowsExactly<InvalidDataException>(() => Train(controller, 2, path));

        Assert.AreEqual(Rule("exp3").Save(), controller.Save());
    }

    [TestMethod]
    public void Checkpoint_WithTheStateOfAnotherRule_NamesFileKeyAndWayOut()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(Rule("exp3"), 1, path);

        var failure = Assert.ThrowsExactly<InvalidDataException>(() => Train(Rule("exponentiated-gradient"), 2, path));

        Assert.Contains($"'{path}'", failure.Message);
        Assert.Contains("its key controller cannot be taken over by the Controller: It is the state of the rule 'exp3'", failure.Message);
        Assert.Contains("or give another CheckpointPath", failure.Message);
    }

    [TestMethod]
    [DataRow("epochs/0/overall", "Accuracy", "epochs[0].overall.Accuracy")]
    [DataRow("epochs/1/overall", "F1Score", "epochs[1].overall.F1Score")]
    [DataRow("epochs/1/sources/hard", "Accuracy", "epochs[1].sources.hard.Accuracy")]
    [DataRow("epochs/0/sources", "easy", "epochs[0].sources.easy")]
    [DataRow("epochs/1/weights", "easy", "epochs[1].weights.easy")]
    [DataRow("epochs/0/rows", "hard", "epochs[0].rows.hard")]
    [DataRow("nextWeights", "hard", "nextWeights.hard")]
    public void Checkpoint_WithoutANumber_NamesFileKeyAndWayOut(string parent, string key, string missing)
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        Train(Rule("exp3"), 2, path);
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        JsonNode at = parent.Split('/').Aggregate(root, (node, part) => int.TryParse(part, out int index) ? node[index]! : node[part]!);
        Assert.IsTrue(at.AsObject().Remove(key));
        File.WriteAllText(path, root.ToJsonString());

        var failure = Assert.ThrowsExactly<InvalidDataException>(() => Train(Rule("exp3"), 3, path));

        Assert.Contains($"'{path}'", failure.Message);
        Assert.Contains($"its key {missing} is missing. Put it back as it was written, delete it, or give another CheckpointPath.", failure.Message);
    }

    [TestMethod]
    public void Controller_ThatDoesNotFit_IsRefusedWithAllReasons()
    {
        var failure = Assert.ThrowsExactly<MixConfigurationException>(() => Train(new Exp3Controller(3), 1, null, options =>
        {
            options.NextWeights = _ => null;
            options.ControllerMetric = "LogLoss";
        }));

        Assert.HasCount(3, failure.Faults);
        Assert.Contains("NextWeights and Controller are given", failure.Message);
        Assert.Contains("Controller has 3 weights, but the mix has 2 sources", failure.Message);
        Assert.Contains("ControllerMetric is 'LogLoss', which this evaluation does not have", failure.Message);
        Assert.Contains(
            "there is no Controller to be told it",
            Assert.ThrowsExactly<MixConfigurationException>(() => Train(null, 1, null, options => options.ControllerMetric = "Accuracy")).Message);
    }

    private static IWeightController Rule(string rule) => rule == "exp3"
        ? new Exp3Controller(2, new Exp3Options { RewardScale = 1 })
        : new ExponentiatedGradientController(2, new ExponentiatedGradientOptions { ReferenceLosses = [0.01, 0.1] });

    private static string Text(EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> training) =>
        $"{training}\n{RetrainCases.Text(training.Model.LastTransformer.Model)}\n"
            + string.Join(' ', training.History.SelectMany(epoch => epoch.Weights.Values).Select(BitConverter.DoubleToInt64Bits));

    private static EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> Train(
        IWeightController? controller, int epochs, string? path, Action<EpochOptions>? set = null)
    {
        var ml = new MLContext(seed: 1);
        var options = new EpochOptions
        {
            Validation = Views.Validation(ml), MaxEpochs = epochs, Patience = null, CheckpointPath = path, Controller = controller,
        };
        set?.Invoke(options);
        return ml.BinaryClassification.TrainByEpoch(Views.Mix(ml), null, ml.BinaryClassification.Trainers.AveragedPerceptron(), options);
    }

    /// <summary>Keeps what it is told, and has no state: the weights are always the same.</summary>
    private sealed class ToldController : IWeightController
    {
        public List<IReadOnlyList<SourceLoss>> Losses { get; } = [];

        public IReadOnlyList<double> Weights => [0.5, 0.5];

        public void Update(IReadOnlyList<SourceLoss> losses) => Losses.Add(losses);

        public string Save() => "{}";

        public void Restore(string state)
        {
        }
    }
}
