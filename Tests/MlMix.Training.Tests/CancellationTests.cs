using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MlMix.Testing;
using MlMix.Training.Tests.Support;

namespace MlMix.Training.Tests;

[TestClass]
public sealed class CancellationTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Cancelled_AfterAnEpoch_GivesTheBestOfThoseBefore()
    {
        using var cancellation = new CancellationTokenSource();
        var whole = Train(Views.Mix(Ml), new EpochOptions { MaxEpochs = 3 });
        var seen = new List<EpochResult>();

        var training = Train(Views.Mix(Ml), new EpochOptions
        {
            MaxEpochs = 50,
            Cancellation = cancellation.Token,
            Progress = new Reports(epoch =>
            {
                seen.Add(epoch);
                if (epoch.Epoch == 2)
                    cancellation.Cancel();
            }),
        });

        Assert.AreEqual(EpochEnd.Cancelled, training.End);
        CollectionAssert.AreEqual(seen, training.History.ToList());
        Assert.HasCount(3, training.History);
        Assert.AreEqual(whole.Epoch, training.Epoch);
        Assert.AreEqual(RetrainCases.Text(whole.Model.LastTransformer.Model), RetrainCases.Text(training.Model.LastTransformer.Model));
        Assert.Contains("Training was cancelled.", training.ToString());
    }

    [TestMethod]
    public void Cancelled_WithinAnEpoch_LeavesThatOut_AndGoesOnFromTheOneBefore()
    {
        using var folder = new TempFolder();
        string path = folder.File("training.json");
        using var cancellation = new CancellationTokenSource();
        int epochs = 0;
        MixedDataView mix = Views.Mix(Ml);
        EpochTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>> trainer = (data, previous) =>
        {
            if (epochs++ == 2)
                cancellation.Cancel();
            return Ml.BinaryClassification.Trainers.AveragedPerceptron().Fit(data, previous?.Model!);
        };
        EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> Train(
            int most, string? at, CancellationToken token) => Ml.BinaryClassification.TrainNonCalibratedByEpoch(mix, null, trainer, new EpochOptions
            {
                Validation = Views.Validation(Ml), MaxEpochs = most, Patience = null, Cancellation = token, CheckpointPath = at,
            });

        var cancelled = Train(5, path, cancellation.Token);
        var goneOn = Train(5, path, default);
        var whole = Train(5, null, default);

        Assert.AreEqual(EpochEnd.Cancelled, cancelled.End);
        Assert.HasCount(2, cancelled.History);
        Assert.AreEqual(whole.ToString(), goneOn.ToString());
    }

    [TestMethod]
    public void Cancelled_BeforeTheFirstEpochIsComplete_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => Train(Views.Mix(Ml), new EpochOptions { Cancellation = cancellation.Token }));
        Assert.ThrowsExactly<OperationCanceledException>(() => Train(
            Views.Mix(Ml), new EpochOptions { Cancellation = cancellation.Token }, Ml.Transforms.NormalizeMeanVariance("Features")), "while it is prepared");
    }

    [TestMethod]
    public void Cancelled_WhileItIsPreparedOnAnotherMix_ReadsNoMoreOfIt()
    {
        var rows = new CountingDataView(Views.Rows(Ml, 1, 60));
        var options = new EpochOptions { Cancellation = new CancellationToken(canceled: true), PreparationData = Ml.Data.Mix(new MixSource("easy", rows)) };

        Assert.ThrowsExactly<OperationCanceledException>(() => Train(Views.Mix(Ml), options, Ml.Transforms.NormalizeMeanVariance("Features")));

        Assert.AreEqual(0L, rows.RowsRead);
        Assert.AreEqual(0, rows.Open);
    }

    [TestMethod]
    public void Cancellation_OfTheMixItself_StillHolds()
    {
        using var cancellation = new CancellationTokenSource();
        MixedDataView mix = Views.Mix(Ml).WithCancellation(cancellation.Token);
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => Train(mix, new EpochOptions()));
        using var other = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(
            () => Train(mix, new EpochOptions { Cancellation = other.Token }), "beside that of the options");
    }

    [TestMethod]
    public void Cancelled_WhereATrainerWrapsIt_IsStillTold()
    {
        using var cancellation = new CancellationTokenSource();
        EpochTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>> trainer = (data, previous) =>
        {
            cancellation.Cancel();
            throw new AggregateException(new OperationCanceledException(cancellation.Token));
        };
        var options = new EpochOptions { Validation = Views.Validation(Ml), Cancellation = cancellation.Token };

        var failure = Assert.ThrowsExactly<OperationCanceledException>(
            () => Ml.BinaryClassification.TrainNonCalibratedByEpoch(Views.Mix(Ml), null, trainer, options));

        Assert.AreEqual(cancellation.Token, failure.CancellationToken);
    }

    [TestMethod]
    public void Failure_OfATrainer_IsNotTakenForACancellation()
    {
        EpochTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>> trainer = (data, previous) => previous is null
            ? Ml.BinaryClassification.Trainers.AveragedPerceptron().Fit(data)
            : throw new OperationCanceledException("of its own");
        var options = new EpochOptions { Validation = Views.Validation(Ml) };

        var failure = Assert.ThrowsExactly<OperationCanceledException>(
            () => Ml.BinaryClassification.TrainNonCalibratedByEpoch(Views.Mix(Ml), null, trainer, options));

        Assert.AreEqual("of its own", failure.Message);
    }

    private static EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>, BinaryClassificationMetrics> Train(
        MixedDataView mix, EpochOptions options, IEstimator<ITransformer>? preparation = null)
    {
        options.Validation = Views.Validation(Ml);
        options.Patience = null;
        return Ml.BinaryClassification.TrainByEpoch(mix, preparation, Ml.BinaryClassification.Trainers.AveragedPerceptron(), options);
    }

    private sealed class Reports(Action<EpochResult> report) : IProgress<EpochResult>
    {
        public void Report(EpochResult value) => report(value);
    }
}
