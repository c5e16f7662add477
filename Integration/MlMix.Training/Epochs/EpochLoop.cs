using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Epochs.Checkpoints;

namespace MlMix.Epochs;

/// <summary>Trains epoch by epoch, each from the model of the one before.</summary>
internal sealed class EpochLoop<TPredictor, TMetrics>
    where TPredictor : class, ITransformer
    where TMetrics : class
{
    private readonly EpochTask<TMetrics> _task;
    private readonly MixedDataView _mixed;
    private readonly EpochTrainer<TPredictor> _trainer;
    private readonly EpochOptions _options;
    private readonly string _metric;
    private readonly EpochProgress<TPredictor> _progress;
    private readonly ITransformer? _preparation;
    private readonly IDataView _validation;
    private readonly EpochStore<TPredictor>? _store;
    private readonly ControlledWeights? _controlled;
    private SourceEvaluation<TMetrics>? _last;
    private SourceEvaluation<TMetrics>? _best;

    public EpochLoop(
        EpochTask<TMetrics> task, MixedDataView mixed, IEstimator<ITransformer>? preparation, EpochTrainer<TPredictor> trainer, EpochOptions options)
    {
        (_task, _trainer, _options) = (task, trainer, options.Copy());
        _mixed = mixed.WithCancellation(_options.Cancellation);
        _metric = options.Metric ?? task.DefaultMetric;
        string loss = _options.ControllerMetric ?? ControlledWeights.DefaultMetric(task.Metrics);
        EpochRules.Check(mixed, _options, _metric, loss, task.Metrics);
        MetricDirection direction = task.Metrics.First(metric => metric.Name == _metric).Direction;
        _progress = new EpochProgress<TPredictor>(new PlateauRule(direction, _options.Patience, _options.MinDelta), _metric, _options.MetricSource);
        if (_options.Controller is { } controller)
            _controlled = new ControlledWeights(controller, mixed.Plan, task.Metrics.First(metric => metric.Name == loss));
        _progress.Weights = _controlled?.Weights;
        _store = _options.CheckpointPath is null ? null : new EpochStore<TPredictor>(_options.CheckpointPath, _mixed, _metric, _options, _controlled);
        if (_store?.Restore(_progress, preparation is not null, out _preparation) != true)
            _preparation = preparation?.Fit(Cancellable(_options.PreparationData) ?? _mixed);
        _validation = _preparation?.Transform(_options.Validation!) ?? _options.Validation!;
    }

    public EpochTraining<TPredictor, TMetrics> Run()
    {
        EpochEnd end = EpochEnd.MaxEpochs;
        while (_progress.History.Count < _options.MaxEpochs && end == EpochEnd.MaxEpochs)
        {
            if (_progress.IsPlateau)
                end = EpochEnd.Plateau;
            else if (!TryTrain())
                end = EpochEnd.Cancelled;
        }
        bool isBest = _options.Keep == EpochChoice.Best;
        TPredictor predictor = isBest ? _progress.Best! : _progress.Last!;
        int epoch = (isBest ? _progress.BestEpoch : _progress.History[^1]).Epoch;
        // Of a model that was read from a checkpoint there is no evaluation yet.
        SourceEvaluation<TMetrics> evaluation = (isBest ? _best : _last) ?? Evaluate(predictor, CancellationToken.None);
        return new EpochTraining<TPredictor, TMetrics>(Chain(predictor), epoch, evaluation, _progress.History, end)
        {
            Metric = _metric,
            MetricSource = _options.MetricSource,
        };
    }

    private IDataView? Cancellable(IDataView? rows) => rows is MixedDataView mix ? mix.WithCancellation(_options.Cancellation) : rows;

    // Whether the epoch was completed. What was before one that was not is kept, where there is any.
    private bool TryTrain()
    {
        try
        {
            Train();
            return true;
        }
        catch (Exception failure) when (IsCancellation(failure) && _options.Cancellation.IsCancellationRequested)
        {
            return _progress.History.Count > 0
                ? false
                : throw new OperationCanceledException("The training was cancelled before its first epoch was complete.", failure, _options.Cancellation);
        }
    }

    private void Train()
    {
        _options.Cancellation.ThrowIfCancellationRequested();
        int epoch = _mixed.Plan.Epoch + _progress.History.Count;
        MixedDataView mix = (_progress.Weights is { } weights ? _mixed.WithWeights(weights) : _mixed).ForEpoch(epoch);
        var counted = new CountedMix(mix);
        TPredictor predictor = _trainer(_preparation?.Transform(counted) ?? counted, _progress.Last)
            ?? throw new InvalidOperationException(FormattableString.Invariant($"The trainer gave null for epoch {epoch}; it must give what it trained."));
        SourceEvaluation<TMetrics> evaluation = Evaluate(predictor, _options.Cancellation);

        EpochResult result = _progress.Add(new EpochFacts(
            epoch,
            EpochWeights.Of(mix.Plan),
            ByName(mix.Plan, counted.Rows),
            evaluation.Overall.Values,
            evaluation.Sources.ToDictionary(row => row.Source, row => row.Values).AsReadOnly()));
        (_progress.Last, _last) = (predictor, evaluation);
        if (result.IsBest)
            (_progress.Best, _best) = (predictor, evaluation);
        _controlled?.Update(result.Facts, [.. evaluation.Sources.Where(row => row.Count > 0).Select(row => row.Source)]);
        _progress.Weights = _controlled?.Weights ?? _options.NextWeights?.Invoke(result) ?? _progress.Weights;
        // A checkpoint with weights that the mix refuses could not be gone on with.
        if (_store is not null && _progress.Weights is { } next)
            _mixed.WithWeights(next);
        _store?.Save(_progress, Chain);
        _options.Progress?.Report(result);
    }

    private SourceEvaluation<TMetrics> Evaluate(TPredictor predictor, CancellationToken cancellation) =>
        _task.Evaluate(predictor.Transform(_validation), new EvaluateBySourceOptions
        {
            LabelColumnName = _options.LabelColumnName,
            ScoreColumnName = _options.ScoreColumnName,
            ProbabilityColumnName = _options.ProbabilityColumnName,
            SourceColumnName = _options.SourceColumnName,
            TopKPredictionCount = _options.TopKPredictionCount,
            Cancellation = cancellation,
        });

    private TransformerChain<TPredictor> Chain(TPredictor predictor) =>
        _preparation is null ? new TransformerChain<TPredictor>(predictor) : new TransformerChain<TPredictor>(_preparation, predictor);

    private static IReadOnlyDictionary<string, long> ByName(MixPlan plan, long[] rows) =>
        plan.Sources.Zip(rows).ToDictionary(pair => pair.First.Name, pair => pair.Second).AsReadOnly();

    // Where a trainer works in parallel, what its rows threw comes in a wrapping.
    private static bool IsCancellation(Exception failure) =>
        failure is OperationCanceledException || (failure is AggregateException several && several.InnerExceptions.All(IsCancellation));
}
