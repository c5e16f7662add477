using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix;
using MlMix.Epochs;

namespace Microsoft.ML;

public static partial class TrainByEpochCatalog
{
    /// <summary>
    /// Trains what a delegate gives, a binary classifier with probabilities, epoch by epoch, up to 10 epochs, until the metric on the validation has
    /// not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<TPredictor, CalibratedBinaryClassificationMetrics> TrainByEpoch<TPredictor>(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        IDataView validation)
        where TPredictor : class, ITransformer =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains what a delegate gives, a binary classifier with probabilities, epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// For trainers of other packages and of your own, and for trainers whose settings change with the epochs. <c>SymbolicSgdLogisticRegression</c>
    /// of Microsoft.ML.Mkl.Components is one: it goes on from <c>previous?.Model.SubModel</c>.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<TPredictor, CalibratedBinaryClassificationMetrics> TrainByEpoch<TPredictor>(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        EpochOptions options)
        where TPredictor : class, ITransformer
    {
        Check(catalog, mixed, trainer, options);
        return EpochTasks.Calibrated(catalog).Train(mixed, preparation, trainer, options);
    }

    /// <summary>
    /// Trains what a delegate gives, a binary classifier without probabilities, epoch by epoch, up to 10 epochs, until the metric on the validation
    /// has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<TPredictor, BinaryClassificationMetrics> TrainNonCalibratedByEpoch<TPredictor>(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        IDataView validation)
        where TPredictor : class, ITransformer =>
        catalog.TrainNonCalibratedByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains what a delegate gives, a binary classifier without probabilities, epoch by epoch, with all settings.</summary>
    /// <remarks>For trainers of other packages and of your own, and for trainers whose settings change with the epochs.</remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<TPredictor, BinaryClassificationMetrics> TrainNonCalibratedByEpoch<TPredictor>(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        EpochTrainer<TPredictor> trainer,
        EpochOptions options)
        where TPredictor : class, ITransformer
    {
        Check(catalog, mixed, trainer, options);
        return EpochTasks.NonCalibrated(catalog).Train(mixed, preparation, trainer, options);
    }

    private static EpochOptions On(IDataView validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return new EpochOptions { Validation = validation };
    }

    private static void Check(TrainCatalogBase catalog, MixedDataView mixed, object trainer, EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(mixed);
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(options);
    }
}
