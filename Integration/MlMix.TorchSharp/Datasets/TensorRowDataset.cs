using Microsoft.ML;
using MlMix.Datasets;
using MlMix.Tensors;
using TorchSharp;

namespace MlMix;

/// <summary>
/// The rows of a view as a TorchSharp dataset: each item has the features [slots], the label [], the source id [] and the weight [] of a row. Made by
/// <c>view.ToRowDataset()</c>.
/// </summary>
/// <remarks>
/// A view is read from its first row to its last, so items can be had in this order alone, as <c>DataLoader(dataset, 32)</c> with one worker and without
/// shuffling asks for them; the order is the plan's to shuffle. Item 0 begins anew.
/// </remarks>
public sealed class TensorRowDataset : torch.utils.data.IterableDataset
{
    private readonly SerialTensors _tensors;

    internal TensorRowDataset(IDataView view, TensorBatchOptions options)
    {
        TensorReading reading = DatasetRules.ForRows(view, options);
        _tensors = new SerialTensors(reading, row =>
        {
            using torch.Tensor first = row.select(0, 0);
            return first.clone();
        });
        Count = view.GetRowCount()!.Value;
    }

    /// <summary>Gets the number of rows.</summary>
    public override long Count { get; }

    /// <summary>Reads the next row.</summary>
    /// <param name="index">Its number: the next one, or 0 to begin anew.</param>
    /// <returns>Its tensors, new ones, which are the caller's.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is another number, or the rows ended before, or a vector is of another length than its column's type says.
    /// </exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    /// <exception cref="ObjectDisposedException">The dataset is disposed.</exception>
    public override IList<torch.Tensor> GetTensor(long index) => _tensors.Get(index);

    /// <summary>Writes down where the mix stands after the row read last: <see cref="MixedDataView.Resume"/> delivers exactly the rows after it.</summary>
    /// <exception cref="InvalidOperationException">
    /// The view is no mix, or no row was read, or the mix has a shard, and a source of unknown row count.
    /// </exception>
    public PlanCheckpoint Checkpoint() => _tensors.Checkpoint();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _tensors.Dispose();
        base.Dispose(disposing);
    }
}
