using Microsoft.ML.Data;

namespace MlMix.Evaluation;

/// <summary>The numbers in ML.NET's classes of metrics. Each name is that of the property.</summary>
internal static class EvaluationMetrics
{
    public static MetricReading<MulticlassClassificationMetrics>[] Multiclass(int topKPredictionCount)
    {
        MetricReading<MulticlassClassificationMetrics>[] metrics =
        [
            Higher<MulticlassClassificationMetrics>(nameof(MulticlassClassificationMetrics.MicroAccuracy), found => found.MicroAccuracy),
            Higher<MulticlassClassificationMetrics>(nameof(MulticlassClassificationMetrics.MacroAccuracy), found => found.MacroAccuracy),
            Lower<MulticlassClassificationMetrics>(nameof(MulticlassClassificationMetrics.LogLoss), found => found.LogLoss),
            Higher<MulticlassClassificationMetrics>(
                nameof(MulticlassClassificationMetrics.LogLossReduction), found => Defined(found.LogLossReduction)),
        ];
        return topKPredictionCount == 0
            ? metrics
            : [.. metrics, Higher<MulticlassClassificationMetrics>(nameof(MulticlassClassificationMetrics.TopKAccuracy), found => found.TopKAccuracy)];
    }

    public static MetricReading<TMetrics>[] Binary<TMetrics>()
        where TMetrics : BinaryClassificationMetrics =>
    [
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.Accuracy), found => found.Accuracy),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.AreaUnderRocCurve), found => found.AreaUnderRocCurve),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.F1Score), found => found.F1Score),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.PositivePrecision), found => found.PositivePrecision),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.PositiveRecall), found => found.PositiveRecall),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.NegativePrecision), found => found.NegativePrecision),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.NegativeRecall), found => found.NegativeRecall),
        Higher<TMetrics>(nameof(BinaryClassificationMetrics.AreaUnderPrecisionRecallCurve), found => found.AreaUnderPrecisionRecallCurve),
    ];

    public static MetricReading<CalibratedBinaryClassificationMetrics>[] CalibratedBinary { get; } =
    [
        .. Binary<CalibratedBinaryClassificationMetrics>(),
        Lower<CalibratedBinaryClassificationMetrics>(nameof(CalibratedBinaryClassificationMetrics.LogLoss), found => found.LogLoss),
        Higher<CalibratedBinaryClassificationMetrics>(
            nameof(CalibratedBinaryClassificationMetrics.LogLossReduction), found => Defined(found.LogLossReduction)),
        new(nameof(CalibratedBinaryClassificationMetrics.Entropy), MetricDirection.None, found => found.Entropy),
    ];

    public static MetricReading<RegressionMetrics>[] Regression { get; } =
    [
        Lower<RegressionMetrics>(nameof(RegressionMetrics.MeanAbsoluteError), found => found.MeanAbsoluteError),
        Lower<RegressionMetrics>(nameof(RegressionMetrics.MeanSquaredError), found => found.MeanSquaredError),
        Lower<RegressionMetrics>(nameof(RegressionMetrics.RootMeanSquaredError), found => found.RootMeanSquaredError),
        Higher<RegressionMetrics>(nameof(RegressionMetrics.RSquared), found => found.RSquared),
        Lower<RegressionMetrics>(nameof(RegressionMetrics.LossFunction), found => found.LossFunction),
    ];

    private static MetricReading<TMetrics> Higher<TMetrics>(string name, Func<TMetrics, double> read) =>
        new(name, MetricDirection.HigherIsBetter, read);

    private static MetricReading<TMetrics> Lower<TMetrics>(string name, Func<TMetrics, double> read) =>
        new(name, MetricDirection.LowerIsBetter, read);

    /// <summary>Where only one class occurs, ML.NET divides by its entropy, which is 0; the result has no meaning, and either sign.</summary>
    private static double Defined(double reduction) => double.IsFinite(reduction) ? reduction : double.NaN;
}
