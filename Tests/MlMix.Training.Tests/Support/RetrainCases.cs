using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MlMix.Training.Tests.Support;

/// <summary>The trainers of Microsoft.ML that can go on from a model, by the names of their classes.</summary>
internal sealed class RetrainCases
{
    private readonly Dictionary<string, RetrainCase> _cases;

    private RetrainCases(Dictionary<string, RetrainCase> cases) => _cases = cases;

    public IEnumerable<string> Names => _cases.Keys;

    public RetrainCase this[string name] => _cases[name];

    public static RetrainCases All { get; } = new(new Dictionary<string, RetrainCase>
    {
        [nameof(AveragedPerceptronTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.AveragedPerceptron(),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            (BinaryPredictionTransformer<LinearBinaryModelParameters> model) => Text(model.Model)),
        [nameof(LinearSvmTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.LinearSvm(),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            (BinaryPredictionTransformer<LinearBinaryModelParameters> model) => Text(model.Model)),
        [nameof(SgdNonCalibratedTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.SgdNonCalibrated(new SgdNonCalibratedTrainer.Options { NumberOfIterations = 1, Shuffle = false }),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            (BinaryPredictionTransformer<LinearBinaryModelParameters> model) => Text(model.Model)),
        [nameof(SgdCalibratedTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.SgdCalibrated(new SgdCalibratedTrainer.Options { NumberOfIterations = 1, Shuffle = false }),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model.SubModel!),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            model => Text(model.Model.SubModel)),
        [nameof(LbfgsLogisticRegressionBinaryTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
                new LbfgsLogisticRegressionBinaryTrainer.Options { MaximumNumberOfIterations = 2, NumberOfThreads = 1 }),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model.SubModel!),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            model => Text(model.Model.SubModel)),
        [nameof(FieldAwareFactorizationMachineTrainer)] = RetrainCase.Of(
            ml => ml.BinaryClassification.Trainers.FieldAwareFactorizationMachine(
                new FieldAwareFactorizationMachineTrainer.Options { NumberOfIterations = 1, LatentDimension = 4 }),
            (trainer, data, previous) => trainer.Fit(data, modelParameters: previous?.Model),
            (ml, mix, preparation, trainer, options) => ml.BinaryClassification.TrainByEpoch(mix, preparation, trainer, options),
            (FieldAwareFactorizationMachinePredictionTransformer model) =>
                string.Join(' ', model.Model.GetLinearWeights().Concat(model.Model.GetLatentWeights()).Select(Exact))),
        [nameof(OnlineGradientDescentTrainer)] = RetrainCase.Of(
            ml => ml.Regression.Trainers.OnlineGradientDescent("Count"),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.Regression.TrainByEpoch(mix, preparation, trainer, Counted(options)),
            (RegressionPredictionTransformer<LinearRegressionModelParameters> model) => Text(model.Model)),
        [nameof(LbfgsPoissonRegressionTrainer)] = RetrainCase.Of(
            ml => ml.Regression.Trainers.LbfgsPoissonRegression(
                new LbfgsPoissonRegressionTrainer.Options { LabelColumnName = "Count", MaximumNumberOfIterations = 2, NumberOfThreads = 1 }),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.Regression.TrainByEpoch(mix, preparation, trainer, Counted(options)),
            model => Text(model.Model)),
        [nameof(LbfgsMaximumEntropyMulticlassTrainer)] = RetrainCase.Of(
            ml => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                new LbfgsMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Class", MaximumNumberOfIterations = 2, NumberOfThreads = 1 }),
            (trainer, data, previous) => trainer.Fit(data, previous?.Model!),
            (ml, mix, preparation, trainer, options) => ml.MulticlassClassification.TrainByEpoch(mix, preparation, trainer, Classified(options)),
            model => Text(model.Model)),
    });

    public static string Text(LinearModelParameters model) => string.Join(' ', model.Weights.Append(model.Bias).Select(Exact));

    private static string Text(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int _);
        return string.Join(' ', weights.SelectMany(each => each.DenseValues()).Concat(model.GetBiases()).Select(Exact));
    }

    private static EpochOptions Counted(EpochOptions options)
    {
        options.LabelColumnName = "Count";
        return options;
    }

    private static EpochOptions Classified(EpochOptions options)
    {
        options.LabelColumnName = "Class";
        return options;
    }

    // Every bit of it.
    private static string Exact(float value) => BitConverter.SingleToInt32Bits(value).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
