using Microsoft.ML;
using MlMix.Tensors;

namespace MlMix;

/// <summary>
/// The rows of a view in batches of tensors. Immutable; every reader gives the same batches, and each is for one thread. Made by
/// <c>view.TensorBatches(32)</c>.
/// </summary>
/// <remarks>
/// There is one <see cref="TensorBatch"/> per reader, whose tensors are filled anew for each batch, so that reading allocates nothing per batch. That is why
/// this is no <see cref="IEnumerable{T}"/>: collected in a list, all would be the last one.
/// </remarks>
public sealed class TensorBatches
{
    private readonly TensorReading _reading;

    internal TensorBatches(IDataView view, TensorBatchOptions options)
    {
        _reading = TensorReading.Resolve(view, options, new Faults("TensorBatches"));
    }

    /// <summary>Gets the number of rows in a batch that is not short.</summary>
    public int BatchSize => _reading.Rows.BatchSize;

    /// <summary>
    /// Starts a reader before the first batch; <c>foreach</c> does it, and disposes it. Opens a cursor of the view, and makes the tensors.
    /// </summary>
    public TensorBatchReader GetEnumerator() => new(_reading);
}
