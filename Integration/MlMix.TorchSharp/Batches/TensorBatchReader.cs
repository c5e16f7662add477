using MlMix.Tensors;

namespace MlMix;

/// <summary>Goes through a view batch by batch, filling the same tensors again. Dispose it; <c>foreach</c> does so. For one thread.</summary>
public sealed class TensorBatchReader : IDisposable
{
    private readonly BatchReader _reader;
    private readonly TensorSet _tensors;
    private bool _disposed;

    internal TensorBatchReader(TensorReading reading)
    {
        _tensors = new TensorSet(reading);
        try
        {
            _reader = new BatchReader(reading.Rows with { Open = _tensors.Open });
        }
        catch
        {
            _tensors.Dispose();
            throw;
        }
        Current = new TensorBatch(reading, _tensors, _reader.Current);
    }

    /// <summary>
    /// Gets the batch read last: the same object for all batches, whose tensors are good until the next <see cref="MoveNext"/>. Before the first batch and
    /// after the last it is empty.
    /// </summary>
    public TensorBatch Current { get; }

    /// <summary>Reads the next batch, over the one before.</summary>
    /// <returns>False when there is none; it stays so, and the reader is disposed, with its tensors.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was asked for; the reader is disposed.</exception>
    /// <exception cref="MixSourceException">A source of the mix failed; the reader is disposed.</exception>
    /// <exception cref="InvalidOperationException">A vector is of another length than its column's type says; the reader is disposed.</exception>
    /// <exception cref="OverflowException">A label is beyond the numbers of Int64; the reader is disposed.</exception>
    public bool MoveNext()
    {
        if (_disposed)
            return false;
        bool isThere = false;
        try
        {
            _tensors.End();
            isThere = _reader.MoveNext();
            if (isThere)
                _tensors.Begin(_reader.Current);
        }
        finally
        {
            if (!isThere)
                Dispose();
        }
        return isThere;
    }

    /// <summary>Closes the view's cursor, and disposes the tensors. Once is enough.</summary>
    public void Dispose()
    {
        _disposed = true;
        _tensors.Dispose();
        _reader.Dispose();
    }
}
