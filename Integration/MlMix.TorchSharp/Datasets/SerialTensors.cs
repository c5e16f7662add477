using MlMix.Tensors;
using TorchSharp;

namespace MlMix.Datasets;

/// <summary>Batches by their numbers, which must come in order. Safe for many threads, as the workers of a loader are.</summary>
/// <param name="reading">How they are read.</param>
/// <param name="take">Makes a tensor that is the caller's.</param>
internal sealed class SerialTensors(TensorReading reading, Func<torch.Tensor, torch.Tensor> take) : IDisposable
{
    private readonly Lock _lock = new();
    private TensorBatchReader? _reader;
    private long _next;
    private bool _disposed;

    public IList<torch.Tensor> Get(long index)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            TensorBatchReader reader = At(index);
            if (!reader.MoveNext())
                throw new InvalidOperationException($"There is no item {index}; the view ended, though it had told more rows.");
            _next = index + 1;
            return Taken(reader.Current);
        }
    }

    public PlanCheckpoint Checkpoint()
    {
        lock (_lock)
        {
            return _reader is { Current.Count: > 0 } reader ? reader.Current.Checkpoint() : throw new InvalidOperationException(
                "No item was read, so there is no place to go on from.");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _reader?.Dispose();
        }
    }

    private TensorBatchReader At(long index)
    {
        if (index == 0)
        {
            _reader?.Dispose();
            _reader = new TensorBatchReader(reading);
        }
        else if (_reader is null || index != _next)
        {
            long next = _reader is null ? 0 : _next;
            throw new InvalidOperationException($"Item {index} was asked for, but a view is read in order, and item {next} comes next; "
                + "load with one worker and without shuffling, or begin anew with item 0.");
        }
        return _reader;
    }

    private IList<torch.Tensor> Taken(TensorBatch batch)
    {
        var tensors = new List<torch.Tensor>(reading.Features.Count + 3);
        foreach (string feature in reading.Features)
            tensors.Add(take(batch[feature]));
        if (reading.Label is not null)
            tensors.Add(take(batch.Labels));
        if (reading.HasSources)
            tensors.Add(take(batch.SourceIds));
        if (batch.Weights is { } weights)
            tensors.Add(take(weights));
        return tensors;
    }
}
