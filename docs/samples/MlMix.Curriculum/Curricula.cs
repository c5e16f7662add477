using Microsoft.ML;
using Linear = Microsoft.ML.Data.BinaryPredictionTransformer<Microsoft.ML.Trainers.LinearBinaryModelParameters>;
using Trained = MlMix.EpochTraining<
    Microsoft.ML.Data.BinaryPredictionTransformer<Microsoft.ML.Trainers.LinearBinaryModelParameters>, Microsoft.ML.Data.BinaryClassificationMetrics>;

namespace MlMix.Curriculum;

/// <summary>Ways to train on the same sentences over epochs.</summary>
internal static class Curricula
{
    /// <summary>All sentences once in every epoch.</summary>
    public static Trained Plain(MLContext ml, MixedDataView train, IDataView validation)
    {
        #region plain
        var training = ml.BinaryClassification.TrainByEpoch(
            train,
            ml.Transforms.Text.FeaturizeText("Features", "Text"),
            ml.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1),
            validation);
        #endregion
        return training;
    }

    /// <summary>A mix that begins with short sentences alone and comes to all of them.</summary>
    public static MixOptions EasyToHard(Sentences sentences)
    {
        #region schedule
        var options = new MixOptions
        {
            Schedule = WeightSchedule.Step(
                ScheduleUnit.Fraction,
                new WeightPoint(0, ("short", 1), ("long", 0)),
                new WeightPoint(1, ("short", 0.75), ("long", 0.25)),
                new WeightPoint(2, ("short", sentences.ShortOnes.Count), ("long", sentences.LongOnes.Count))),
            Stop = StopRule.Never,
            Length = 2_400,
        };
        #endregion
        return options;
    }

    /// <summary>Trains on it, with all settings that matter.</summary>
    public static Trained Scheduled(MLContext ml, MixedDataView train, IDataView validation, string file, CancellationToken cancellation)
    {
        #region options
        var options = new EpochOptions
        {
            Validation = validation,
            PreparationData = train.ForEpoch(2),
            MaxEpochs = 8,
            Metric = "AreaUnderRocCurve",
            Patience = 3,
            MinDelta = 0.001,
            CheckpointPath = file,
            Progress = new Progress<EpochResult>(epoch => Console.Error.WriteLine($"epoch {epoch.Epoch}: {epoch.Metric:0.0000}")),
            Cancellation = cancellation,
        };
        var training = ml.BinaryClassification.TrainByEpoch(
            train,
            ml.Transforms.Text.FeaturizeText("Features", "Text"),
            ml.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1),
            options);
        #endregion
        return training;
    }

    /// <summary>Weights that follow the errors: the source on which the model is worse gets more rows.</summary>
    public static Trained Following(MLContext ml, MixedDataView train, IDataView validation)
    {
        #region weights
        var options = new EpochOptions
        {
            Validation = validation,
            NextWeights = epoch => epoch.BySource("Accuracy").ToDictionary(
                source => source.Key,
                source => epoch.Weights[source.Key] * Math.Exp(1 - source.Value)),
        };
        #endregion
        return Train(ml, train, options);
    }

    /// <summary>Weights by a controller, whose state goes on with the training.</summary>
    public static Trained Controlled(MLContext ml, MixedDataView train, IDataView validation, string file)
    {
        #region controller
        var options = new EpochOptions
        {
            Validation = validation,
            Controller = new Exp3Controller(train.Plan.Sources.Count, new Exp3Options { RewardScale = 1 }),
            CheckpointPath = file,
        };
        #endregion
        return Train(ml, train, options);
    }

    /// <summary>A trainer whose settings change with the epochs.</summary>
    public static Trained Slowing(MLContext ml, MixedDataView train, IDataView validation)
    {
        #region own
        int epoch = 0;
        EpochTrainer<Linear> trainer = (data, previous) => ml.BinaryClassification.Trainers
            .AveragedPerceptron(learningRate: 1f / ++epoch, numberOfIterations: 1)
            .Fit(data, previous?.Model);
        var training = ml.BinaryClassification.TrainNonCalibratedByEpoch(
            train, ml.Transforms.Text.FeaturizeText("Features", "Text"), trainer, validation);
        #endregion
        return training;
    }

    private static Trained Train(MLContext ml, MixedDataView train, EpochOptions options) => ml.BinaryClassification.TrainByEpoch(
        train,
        ml.Transforms.Text.FeaturizeText("Features", "Text"),
        ml.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1),
        options);
}
