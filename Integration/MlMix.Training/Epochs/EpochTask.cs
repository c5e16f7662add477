using Microsoft.ML;

namespace MlMix.Epochs;

/// <summary>What there is to know of a task: how its models are evaluated, and by which metrics.</summary>
/// <param name="DefaultMetric">The metric by which epochs are compared unless another is asked for.</param>
/// <param name="Metrics">The metrics there are.</param>
/// <param name="Evaluate">Evaluates scored rows by source.</param>
internal sealed record EpochTask<TMetrics>(
    string DefaultMetric, IReadOnlyList<EvaluationMetric> Metrics, Func<IDataView, EvaluateBySourceOptions, SourceEvaluation<TMetrics>> Evaluate)
    where TMetrics : class
{
    public EpochTraining<TPredictor, TMetrics> Train<TPredictor>(
        MixedDataView mixed, IEstimator<ITransformer>? preparation, EpochTrainer<TPredictor> trainer, EpochOptions options)
        where TPredictor : class, ITransformer =>
        new EpochLoop<TPredictor, TMetrics>(this, mixed, preparation, trainer, options).Run();
}
