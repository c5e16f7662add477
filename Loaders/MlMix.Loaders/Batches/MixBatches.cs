using Microsoft.ML;
using MlMix.Batches;

namespace MlMix;

/// <summary>
/// The rows of a view in batches. Immutable; every reader gives the same batches, and each is for one thread. Made by <c>view.Batches(32)</c>.
/// </summary>
/// <remarks>
/// There is one <see cref="MixBatch"/> per reader, filled anew for each batch, so that reading allocates nothing per batch. That is why this is no
/// <see cref="IEnumerable{T}"/>: collected in a list, all would be the last one.
/// </remarks>
public sealed class MixBatches
{
    private readonly BatchReading _reading;

    internal MixBatches(IDataView view, BatchOptions options)
    {
        _reading = BatchReading.Resolve(view, options, new Faults("Batches"));
    }

    /// <summary>Gets the number of rows in a batch that is not short.</summary>
    public int BatchSize => _reading.BatchSize;

    /// <summary>Starts a reader before the first batch; <c>foreach</c> does it, and disposes it. Opens a cursor of the view.</summary>
    public BatchReader GetEnumerator() => new(_reading);
}
