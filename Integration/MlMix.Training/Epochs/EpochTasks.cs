using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation;

namespace MlMix.Epochs;

/// <summary>The tasks there are.</summary>
internal static class EpochTasks
{
    public static EpochTask<CalibratedBinaryClassificationMetrics> Calibrated(BinaryClassificationCatalog catalog) => new(
        nameof(BinaryClassificationMetrics.Accuracy), Known(EvaluationMetrics.CalibratedBinary), (rows, options) => catalog.EvaluateBySource(rows, options));

    public static EpochTask<BinaryClassificationMetrics> NonCalibrated(BinaryClassificationCatalog catalog) => new(
        nameof(BinaryClassificationMetrics.Accuracy),
        Known(EvaluationMetrics.Binary<BinaryClassificationMetrics>()),
        (rows, options) => catalog.EvaluateNonCalibratedBySource(rows, options));

    public static EpochTask<RegressionMetrics> Regression(RegressionCatalog catalog) => new(
        nameof(RegressionMetrics.RootMeanSquaredError), Known(EvaluationMetrics.Regression), (rows, options) => catalog.EvaluateBySource(rows, options));

    public static EpochTask<MulticlassClassificationMetrics> Multiclass(MulticlassClassificationCatalog catalog, int topKPredictionCount) => new(
        nameof(MulticlassClassificationMetrics.MicroAccuracy),
        Known(EvaluationMetrics.Multiclass(topKPredictionCount)),
        (rows, options) => catalog.EvaluateBySource(rows, options));

    private static EvaluationMetric[] Known<TMetrics>(IEnumerable<MetricReading<TMetrics>> metrics) =>
        [.. metrics.Select(metric => new EvaluationMetric(metric.Name, metric.Direction))];
}
