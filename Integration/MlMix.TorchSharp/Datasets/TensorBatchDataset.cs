using Microsoft.ML;
using MlMix.Datasets;
using MlMix.Tensors;
using TorchSharp;
using TorchSharp.Modules;

namespace MlMix;

/// <summary>
/// The batches of a view as a TorchSharp dataset: each item has the features [rows, slots], the labels [rows], the source ids [rows] and the weights [rows]
/// of a batch, whole as the mix made it. Made by <c>view.ToBatchDataset()</c>.
/// </summary>
/// <remarks>
/// A view is read from its first row to its last, so items can be had in this order alone. Item 0 begins anew. TorchSharp's <c>DataLoader</c> would add a
/// dimension to each; <see cref="ToLoader"/> makes one that gives them as they are.
/// </remarks>
public sealed class TensorBatchDataset : torch.utils.data.IterableDataset
{
    private readonly SerialTensors _tensors;

    internal TensorBatchDataset(IDataView view, TensorBatchOptions options)
    {
        TensorReading reading = DatasetRules.ForBatches(view, options);
        _tensors = new SerialTensors(reading, batch => batch.clone());
        Count = DatasetRules.CountBatches(reading.Rows);
    }

    /// <summary>Gets the number of batches.</summary>
    public override long Count { get; }

    /// <summary>Reads the next batch.</summary>
    /// <param name="index">Its number: the next one, or 0 to begin anew.</param>
    /// <returns>Its tensors, new ones, which are the caller's.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is another number, or the rows ended before, or a vector is of another length than its column's type says.
    /// </exception>
    /// <exception cref="MixSourceException">A source of the mix failed.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    /// <exception cref="ObjectDisposedException">The dataset is disposed.</exception>
    public override IList<torch.Tensor> GetTensor(long index) => _tensors.Get(index);

    /// <summary>Writes down where the mix stands after the batch read last: <see cref="MixedDataView.Resume"/> delivers exactly the rows after it.</summary>
    /// <exception cref="InvalidOperationException">
    /// The view is no mix, or no batch was read, or the mix has a shard, and a source of unknown row count.
    /// </exception>
    public PlanCheckpoint Checkpoint() => _tensors.Checkpoint();

    /// <summary>
    /// Makes a loader that gives the batches one after the other, as often as one likes. It disposes each batch when it goes on, and does not dispose the
    /// dataset.
    /// </summary>
    /// <param name="device">The device on which the tensors are to be. Default null: the CPU.</param>
    public DataLoader<IList<torch.Tensor>, IList<torch.Tensor>> ToLoader(torch.Device? device = null) =>
        new(this, 1, TakeWhole, shuffle: false, device, disposeDataset: false);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _tensors.Dispose();
        base.Dispose(disposing);
    }

    // The loader disposes the item itself, so the tensors that it gives are others of the same memory.
    private static IList<torch.Tensor> TakeWhole(IEnumerable<IList<torch.Tensor>> items, torch.Device device) =>
        [.. items.Single().Select(tensor => device.type == DeviceType.CPU ? tensor.alias() : tensor.to(device))];
}
