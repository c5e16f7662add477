using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix;
using Linear = Microsoft.ML.Data.BinaryPredictionTransformer<Microsoft.ML.Trainers.LinearBinaryModelParameters>;
using Logistic = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Microsoft.ML;

/// <summary>
/// Training over the epochs of a mix with the trainers of ML.NET that can go on from a model: each epoch starts from the model of the one before, is
/// evaluated by source, and training stops when the metric becomes no better.
/// </summary>
/// <remarks>
/// <para>
/// An epoch is the mix as <see cref="MixedDataView.ForEpoch"/> gives it, in its order. Trainers that shuffle leave it as it is, and say so in the
/// log, since a mix cannot be read in another; the trainers by stochastic gradient descent are the exception, and draw rows from a pool of 1,000
/// unless <c>Shuffle</c> is false. A schedule goes on over epochs: in <see cref="ScheduleUnit.Fraction"/> it counts in epochs.
/// </para>
/// <para>
/// Of an epoch its model is carried on and nothing else: weights and bias. What learning rates fall by, sums of averaged weights, accumulated
/// gradients and the history of L-BFGS begin anew. What the trainer is told to do it does in every epoch: with <c>NumberOfIterations</c> 1, an epoch
/// of training is one pass over an epoch of the mix.
/// </para>
/// </remarks>
public static partial class TrainByEpochCatalog
{
    /// <summary>
    /// Trains a logistic regression by L-BFGS epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="mixed">The mix. Training begins at the epoch in which it is, which is 0 unless it was moved on.</param>
    /// <param name="preparation">
    /// What comes before the trainer, fitted once, before the first epoch; null where there is nothing to prepare. Its transformers apply to rows
    /// that are predicted, too: those with the scope of training alone are passed over.
    /// </param>
    /// <param name="trainer">
    /// The trainer. Make a new one for each training: those by L-BFGS start a first epoch from the last model that they went on from.
    /// </param>
    /// <param name="validation">Rows that are not trained on, with the source column <c>source_id</c>, before the preparation.</param>
    /// <returns>The model of the best epoch, and what became of it epoch by epoch.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="preparation"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The settings do not fit the mix or the validation; all faults are listed.</exception>
    public static EpochTraining<BinaryPredictionTransformer<Logistic>, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsLogisticRegressionBinaryTrainer trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a logistic regression by L-BFGS epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// It goes on from the linear model within. L-BFGS reads its rows many times, until it has found the optimum for them, wherever it began: the
    /// epochs before leave their mark only where <c>MaximumNumberOfIterations</c> is small, from 1 to 10 say. With several threads the rows of an
    /// epoch are in memory.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="mixed">The mix. Training begins at the epoch in which it is, which is 0 unless it was moved on.</param>
    /// <param name="preparation">
    /// What comes before the trainer, fitted once, before the first epoch; null where there is nothing to prepare. Its transformers apply to rows
    /// that are predicted, too: those with the scope of training alone are passed over.
    /// </param>
    /// <param name="trainer">
    /// The trainer. Make a new one for each training: those by L-BFGS start a first epoch from the last model that they went on from.
    /// </param>
    /// <param name="options">The settings.</param>
    /// <returns>The model of the best epoch, or of the last, and what became of it epoch by epoch.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="preparation"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The settings are wrong, or the checkpoint is of another training; all faults are listed. Or what <see cref="EpochOptions.NextWeights"/> gives
    /// are no weights of the mix.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of the checkpoint is none, or a model that it names cannot be loaded.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before its first epoch was complete.</exception>
    public static EpochTraining<BinaryPredictionTransformer<Logistic>, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        LbfgsLogisticRegressionBinaryTrainer trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<BinaryPredictionTransformer<Logistic>>(
            mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model.SubModel), options);
    }

    /// <summary>
    /// Trains an averaged perceptron or a linear SVM epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<Linear, BinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        OnlineLinearTrainer<Linear, LinearBinaryModelParameters> trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains an averaged perceptron or a linear SVM epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// Unless told otherwise the averaged perceptron makes 10 passes in an epoch and the SVM one. They take no column of weights, and give no
    /// probabilities. The averaged perceptron gives the average of its weights over the epoch, and the next epoch goes on from that. The steps of the
    /// SVM become smaller with the rows of an epoch and start anew in the next.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<Linear, BinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        OnlineLinearTrainer<Linear, LinearBinaryModelParameters> trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainNonCalibratedByEpoch<Linear>(mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model), options);
    }

    /// <summary>
    /// Trains a logistic regression by stochastic gradient descent, <c>SgdCalibrated</c>, epoch by epoch, up to 10 epochs, until the metric on the
    /// validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<BinaryPredictionTransformer<Logistic>, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        SgdBinaryTrainerBase<Logistic> trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a logistic regression by stochastic gradient descent, <c>SgdCalibrated</c>, epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// It goes on from the linear model within. It makes 20 passes in an epoch unless told otherwise, with threads whose races no two runs have
    /// alike; with <c>NumberOfIterations</c> 1 there is one pass and no race. With <c>Shuffle</c>, its default, the order of the mix is lost, and
    /// training cannot go on from a checkpoint as if it had not been interrupted. The learning rate falls with the rows of an epoch and starts anew
    /// in the next.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<BinaryPredictionTransformer<Logistic>, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        SgdBinaryTrainerBase<Logistic> trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<BinaryPredictionTransformer<Logistic>>(
            mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model.SubModel), options);
    }

    /// <summary>
    /// Trains a linear model by stochastic gradient descent, <c>SgdNonCalibrated</c>, epoch by epoch, up to 10 epochs, until the metric on the
    /// validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<Linear, BinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        SgdBinaryTrainerBase<LinearBinaryModelParameters> trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a linear model by stochastic gradient descent, <c>SgdNonCalibrated</c>, epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// It makes 20 passes in an epoch unless told otherwise, with threads whose races no two runs have alike; with <c>NumberOfIterations</c> 1 there
    /// is one pass and no race. With <c>Shuffle</c>, its default, the order of the mix is lost, and training cannot go on from a checkpoint as if it
    /// had not been interrupted. The learning rate falls with the rows of an epoch and starts anew in the next.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<Linear, BinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        SgdBinaryTrainerBase<LinearBinaryModelParameters> trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainNonCalibratedByEpoch<Linear>(mixed, preparation, (data, previous) => trainer.Fit(data, previous?.Model), options);
    }

    /// <summary>
    /// Trains a field-aware factorization machine epoch by epoch, up to 10 epochs, until the metric on the validation has not become better for 2.
    /// </summary>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, IDataView)"/>
    public static EpochTraining<FieldAwareFactorizationMachinePredictionTransformer, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        FieldAwareFactorizationMachineTrainer trainer,
        IDataView validation) =>
        catalog.TrainByEpoch(mixed, preparation, trainer, On(validation));

    /// <summary>Trains a field-aware factorization machine epoch by epoch, with all settings.</summary>
    /// <remarks>
    /// It makes 5 passes in an epoch unless told otherwise. Linear and latent weights go on; the sums of squared gradients by which steps become
    /// smaller start anew.
    /// </remarks>
    /// <inheritdoc path="/param | /returns | /exception"
    /// cref="TrainByEpoch(BinaryClassificationCatalog, MixedDataView, IEstimator{ITransformer}, LbfgsLogisticRegressionBinaryTrainer, EpochOptions)"/>
    public static EpochTraining<FieldAwareFactorizationMachinePredictionTransformer, CalibratedBinaryClassificationMetrics> TrainByEpoch(
        this BinaryClassificationCatalog catalog,
        MixedDataView mixed,
        IEstimator<ITransformer>? preparation,
        FieldAwareFactorizationMachineTrainer trainer,
        EpochOptions options)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return catalog.TrainByEpoch<FieldAwareFactorizationMachinePredictionTransformer>(
            mixed, preparation, (data, previous) => trainer.Fit(data, modelParameters: previous?.Model), options);
    }
}
