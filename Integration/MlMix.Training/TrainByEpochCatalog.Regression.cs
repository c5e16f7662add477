using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix;
using MlMix.Epochs;
using Linear = Microsoft.ML.Data.RegressionPredictionTransformer<Microsoft.ML.Trainers.LinearRegressionModelParameters>;

namespace Microsoft.ML;

public static partial class TrainByEpochCatalog
{
    /// <summary>
    /// Trains a linear regression by online gradient descent epoch by epoch, up to 10 epochs, until the metric on the validation has not become
    /// better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<Linear, RegressionMetrics> TrainByEpoch(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        OnlineLinearTrainer<Linear, LinearRegressionModelParameters> trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a linear regression by online gradient descent epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// It makes one pass in an epoch unless told otherwise, and takes no column of weights. With <c>DecreaseLearningRate</c>, its default, the rate
    /// falls with the rows of an epoch and starts anew in the next. With <c>Averaged</c>, its default, an epoch gives the average of its weights, and
    /// the next goes on from that.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<Linear, RegressionMetrics> TrainByEpoch(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        OnlineLinearTrainer<Linear, LinearRegressionModelParameters> trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<Linear>(mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model), options);
    }

    /// <summary>
    /// Trains a Poisson regression by L-BFGS epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<RegressionPredictionTransformer<PoissonRegressionModelParameters>, RegressionMetrics> TrainByEpoch(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsPoissonRegressionTrainer trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a Poisson regression by L-BFGS epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// L-BFGS reads its rows many times, until it has found the optimum for them, wherever it began: the epochs before leave their mark only where
    /// <c>MaximumNumberOfIterations</c> is small, from 1 to 10 say. With several threads the rows of an epoch are in memory.
    /// Each epoch that one trainer trains adds to a constant of its loss, which changes the steps of L-BFGS a little: to go on from a checkpoint as if
    /// training had not been interrupted, give a delegate that makes a trainer for each epoch.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<RegressionPredictionTransformer<PoissonRegressionModelParameters>, RegressionMetrics> TrainByEpoch(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsPoissonRegressionTrainer trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<RegressionPredictionTransformer<PoissonRegressionModelParameters>>(
            mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model), options);
    }

    /// <summary>
    /// Trains what a delegate gives, a regression, epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<TPredictor, RegressionMetrics> TrainByEpoch<TPredictor>(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        IDataView validation)
        where TPredictor : class, ITransformer =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains what a delegate gives, a regression, epoch by epoch, with all settings.</summary>
    /// <remarks>For trainers of other packages and of your own, and for trainers whose settings change with the epochs.</remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<TPredictor, RegressionMetrics> TrainByEpoch<TPredictor>(
        this RegressionCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        EpochOptions options)
        where TPredictor : class, ITransformer
    {
        Check(catalog, mixed, trainer, options);
        return EpochTasks.Regression(catalog).Train(mixed, preparation, trainer, options);
    }
}
