using Microsoft.ML;
using Microsoft.ML.Trainers;
using MlMix.Testing;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

/// <summary>What is refused, before anything is read.</summary>
[TestClass]
public sealed class OptionsTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static AveragedPerceptronTrainer Trainer => Ml.BinaryClassification.Trainers.AveragedPerceptron();

    [TestMethod]
    public void EveryFault_IsToldAtOnce_WithTheWayOut()
    {
        var failure = Refused(Views.Mix(Ml), new EpochOptions
        {
            Validation = Views.Validation(Ml),
            MaxEpochs = 0,
            Patience = 0,
            MinDelta = double.NaN,
            Keep = (EpochChoice)7,
            CheckpointPath = " ",
            Metric = "Accurracy",
            MetricSource = "soft",
            TopKPredictionCount = -1,
            LabelColumnName = "",
            ScoreColumnName = null!,
            ProbabilityColumnName = "",
        });

        Assert.HasCount(11, failure.Faults);
        foreach (string fault in new[]
        {
            "MaxEpochs is 0; it must be at least 1.",
            "Patience is 0; it must be at least 1, or null",
            "MinDelta is NaN; it must be a finite number, 0 or more.",
            "Keep is 7; it must be Best or Last.",
            "CheckpointPath is blank; it must be the path of a file, or null for none.",
            "TopKPredictionCount is -1;",
            "Metric is 'Accurracy', which this evaluation does not have; it has Accuracy, AreaUnderRocCurve,",
            "LabelColumnName is empty;",
            "ScoreColumnName is null;",
            "ProbabilityColumnName is empty;",
            "MetricSource is 'soft', but the validation has the sources 'easy', 'hard'.",
        })
        {
            Assert.Contains(fault, failure.Message);
        }
    }

    [TestMethod]
    public void Checkpoint_InAFolderThatIsNotThere_OrThatIsOne_IsRefused()
    {
        using var folder = new TempFolder();
        foreach (string path in new[] { Path.Combine(folder.FullPath, "none", "training.json"), folder.FullPath })
        {
            Assert.Contains(
                $"CheckpointPath is '{path}'; it must be the path of a file in a folder that is there.",
                Refused(Views.Mix(Ml), new EpochOptions { Validation = Views.Validation(Ml), CheckpointPath = path }).Message);
        }
    }

    [TestMethod]
    public void Trainer_ThatGivesNothing_IsTold()
    {
        var failure = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.BinaryClassification.TrainByEpoch<ITransformer>(
            Views.Mix(Ml), null, (_, _) => null!, Views.Validation(Ml)));

        Assert.Contains("The trainer gave null for epoch 0", failure.Message);
    }

    [TestMethod]
    public void Validation_ThatIsMissingOrHasNoSources_IsRefused()
    {
        Assert.Contains("Validation is null; give rows that are not trained on", Refused(Views.Mix(Ml), new EpochOptions()).Message);
        Assert.Contains("'source_id'", Refused(Views.Mix(Ml), new EpochOptions { Validation = Views.Rows(Ml, 1, 5) }).Message);
        Assert.Contains("it must be a key column", Refused(
            Views.Mix(Ml), new EpochOptions { Validation = Views.Rows(Ml, 1, 5), SourceColumnName = "Class" }).Message);
    }

    [TestMethod]
    public void Metric_WithoutADirection_IsRefused()
    {
        var options = new EpochOptions { Validation = Views.Validation(Ml), Metric = "Entropy" };

        var failure = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.BinaryClassification.TrainByEpoch(
            Views.Mix(Ml), null, Ml.BinaryClassification.Trainers.LbfgsLogisticRegression(), options));

        Assert.Contains("Metric is 'Entropy', of which neither more nor less is better; take one of Accuracy,", failure.Message);
        Assert.DoesNotContain("LogLossReduction, Entropy", failure.Message);
    }

    [TestMethod]
    public void TopK_IsAMetric_WhereItIsAskedFor()
    {
        MixedDataView mix = Views.Mix(Ml);
        EpochOptions Options(int top) => new()
        {
            Validation = Views.Validation(Ml), LabelColumnName = "Class", MaxEpochs = 2, Metric = "TopKAccuracy", TopKPredictionCount = top,
        };
        IReadOnlyList<EpochResult> Train(int top) => Ml.MulticlassClassification.TrainByEpoch(
            mix, Ml.Transforms.Conversion.MapValueToKey("Class"), Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Class"), Options(top)).History;

        Assert.AreEqual(1, Train(3)[0].Metric, "There are three classes.");
        Assert.Contains("'TopKAccuracy', which this evaluation does not have", Assert.ThrowsExactly<MixConfigurationException>(() => Train(0)).Message);
    }

    [TestMethod]
    public void Weights_FromTwoPlaces_OrWhereThereAreNone_AreRefused()
    {
        var schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("easy", 1), ("hard", 1)));
        EpochOptions options = new() { Validation = Views.Validation(Ml), NextWeights = _ => null };

        Assert.Contains("NextWeights is given, but the mix has a schedule", Refused(Views.Mix(Ml, mix =>
            (mix.Selection, mix.Stop, mix.Length, mix.Schedule) = (Selection.Even, StopRule.Never, 10, schedule)), options).Message);
        Assert.Contains(
            "NextWeights is given, but RoundRobin(1) does not use weights",
            Refused(Views.Mix(Ml, mix => mix.Selection = Selection.RoundRobin(1)), options).Message);
    }

    [TestMethod]
    public void Schedule_OfEpochsOfUnknownLength_IsRefused_UnlessThereIsOne()
    {
        var schedule = WeightSchedule.Step(ScheduleUnit.Rows, new WeightPoint(0, ("easy", 1), ("hard", 3)));
        MixedDataView mix = Views.Mix(Ml, mix => (mix.Stop, mix.Schedule) = (StopRule.AllExhausted, schedule));

        Assert.Contains(
            "for up to 10 epochs, but how many rows one has shows only by walking; stop by Never and give a Length",
            Refused(mix, new EpochOptions { Validation = Views.Validation(Ml) }).Message);
        var once = new EpochOptions { Validation = Views.Validation(Ml), MaxEpochs = 1 };
        Assert.HasCount(1, Ml.BinaryClassification.TrainByEpoch(mix, null, Trainer, once).History);
    }

    [TestMethod]
    public void Refusals_ComeBeforeARowIsRead()
    {
        var rows = new CountingDataView(Views.Rows(Ml, 1, 20));
        MixedDataView mix = Ml.Data.Mix(new MixSource("easy", rows));

        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.BinaryClassification.TrainByEpoch(
            mix, Ml.Transforms.NormalizeMeanVariance("Features"), Trainer, new EpochOptions { Validation = mix, Metric = "none" }));

        Assert.IsEmpty(rows.Asked);
    }

    [TestMethod]
    public void Options_ChangedWhileTraining_ChangeNothing()
    {
        var options = new EpochOptions { Validation = Views.Validation(Ml), MaxEpochs = 3, Patience = null };
        options.NextWeights = _ =>
        {
            options.MaxEpochs = 99;
            return null;
        };

        Assert.HasCount(3, Ml.BinaryClassification.TrainByEpoch(Views.Mix(Ml), null, Trainer, options).History);
    }

    [TestMethod]
    public void Nulls_AreRefusedByName()
    {
        MixedDataView mix = Views.Mix(Ml);
        var options = new EpochOptions();
        BinaryClassificationCatalog catalog = Ml.BinaryClassification;

        Assert.AreEqual("catalog", Null(() => TrainByEpochCatalog.TrainByEpoch(null!, mix, null, Trainer, options)));
        Assert.AreEqual("mixed", Null(() => catalog.TrainByEpoch(null!, null, Trainer, options)));
        Assert.AreEqual("trainer", Null(() => catalog.TrainByEpoch(mix, null, (AveragedPerceptronTrainer)null!, options)));
        Assert.AreEqual("options", Null(() => catalog.TrainByEpoch(mix, null, Trainer, (EpochOptions)null!)));
        Assert.AreEqual("validation", Null(() => catalog.TrainByEpoch(mix, null, Trainer, (IDataView)null!)));
    }

    private static string? Null(Action act) => Assert.ThrowsExactly<ArgumentNullException>(act).ParamName;

    private static MixConfigurationException Refused(MixedDataView mix, EpochOptions options) =>
        Assert.ThrowsExactly<MixConfigurationException>(() => Ml.BinaryClassification.TrainByEpoch(mix, null, Trainer, options));
}
