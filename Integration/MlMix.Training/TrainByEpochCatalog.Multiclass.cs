using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix;
using MlMix.Epochs;

namespace Microsoft.ML;

public static partial class TrainByEpochCatalog
{
    /// <summary>
    /// Trains a maximum entropy classifier by L-BFGS epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MulticlassClassificationMetrics> TrainByEpoch(
        this MulticlassClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsMaximumEntropyMulticlassTrainer trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a maximum entropy classifier by L-BFGS epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// The one multiclass trainer of ML.NET that can go on from a model: <c>OneVersusAll</c> and <c>PairwiseCoupling</c> cannot, whatever they are
    /// given. The label is a key, best made by the preparation. L-BFGS reads its rows many times, until it has found the optimum for them, wherever
    /// it began: the epochs before leave their mark only where <c>MaximumNumberOfIterations</c> is small, from 1 to 10 say. With several threads the
    /// rows of an epoch are in memory.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MulticlassClassificationMetrics> TrainByEpoch(
        this MulticlassClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsMaximumEntropyMulticlassTrainer trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(
            mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model), options);
    }

    /// <summary>
    /// Trains what a delegate gives, a multiclass classifier, epoch by epoch, up to 10 epochs, until the metric on the validation has not become
    /// better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<TPredictor, MulticlassClassificationMetrics> TrainByEpoch<TPredictor>(
        this MulticlassClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        IDataView validation)
        where TPredictor : class, ITransformer =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains what a delegate gives, a multiclass classifier, epoch by epoch, with all settings.</summary>
    /// <remarks>For trainers of other packages and of your own, and for trainers whose settings change with the epochs.</remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<TPredictor, MulticlassClassificationMetrics> TrainByEpoch<TPredictor>(
        this MulticlassClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        EpochOptions options)
        where TPredictor : class, ITransformer
    {
        Check(catalog, mixed, trainer, options);
        return EpochTasks.Multiclass(catalog, options.TopKPredictionCount).Train(mixed, preparation, trainer, options);
    }
}
