using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Epochs;

namespace MlMix;

/// <summary>What a training by epochs gave: the model, and what became of it epoch by epoch. Immutable; it holds no rows.</summary>
/// <typeparam name="TPredictor">What the trainer gives.</typeparam>
/// <typeparam name="TMetrics">ML.NET's class of metrics.</typeparam>
public sealed class EpochTraining<TPredictor, TMetrics>
    where TPredictor : class, ITransformer
    where TMetrics : class
{
    internal EpochTraining(
        TransformerChain<TPredictor> model, int epoch, SourceEvaluation<TMetrics> evaluation, IReadOnlyList<EpochResult> history, EpochEnd end)
    {
        (Model, Epoch, Evaluation, History, End) = (model, epoch, evaluation, history, end);
    }

    /// <summary>
    /// Gets the preparation and after it the model of the epoch <see cref="Epoch"/>, to predict with and to save. <c>LastTransformer</c> is what the trainer
    /// gave.
    /// </summary>
    public TransformerChain<TPredictor> Model { get; }

    /// <summary>Gets the number of the epoch whose model it is, as in <see cref="EpochResult.Epoch"/>.</summary>
    public int Epoch { get; }

    /// <summary>Gets what the model is worth on the validation, overall and by source.</summary>
    public SourceEvaluation<TMetrics> Evaluation { get; }

    /// <summary>Gets all epochs in their order, also those before a checkpoint.</summary>
    public IReadOnlyList<EpochResult> History { get; }

    /// <summary>Gets why training ended.</summary>
    public EpochEnd End { get; }

    /// <summary>Gets the name of the metric by which epochs were compared.</summary>
    public string Metric { get; internal init; } = "";

    /// <summary>Gets the source of whose rows it was taken, or null when it was of all rows.</summary>
    public string? MetricSource { get; internal init; }

    /// <summary>Gives the history as a view, for pipelines and files: for each epoch a row of all rows and one of each source.</summary>
    /// <returns>
    /// A view in memory with the columns <c>Epoch</c> (Int32), <c>Source</c> (text; <c>overall</c> for all rows), <c>Weight</c> (Double, NaN of a source that
    /// only the validation has), <c>Rows</c> (Int64), and one of each metric's name (Double, NaN of a source that only the mix has).
    /// </returns>
    public IDataView ToDataView() => EpochView.Of(History);

    /// <summary>
    /// Gives the history as text, with lines ended by a line feed and numbers in invariant culture: for each epoch the shares of the sources, the rows read of
    /// them, and the metric, of all rows and by source. A star marks the epoch whose model it is.
    /// </summary>
    /// <returns>The table, and below it why training ended.</returns>
    public override string ToString() => EpochText.Of(History, Metric, MetricSource, Epoch, End);
}
