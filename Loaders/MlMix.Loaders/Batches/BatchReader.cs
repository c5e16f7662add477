using Microsoft.ML;
using MlMix.Batches;
using MlMix.Cursors;
using MlMix.Mixing;

namespace MlMix;

/// <summary>Goes through a view batch by batch, filling the same buffers again. Dispose it; <c>foreach</c> does so. For one thread.</summary>
public sealed class BatchReader : IDisposable
{
    private readonly BatchReading _reading;
    private readonly DataViewRowCursor _cursor;
    private readonly MixedCursor? _mix;
    private readonly BatchBuffer[] _buffers;
    private readonly RowScout? _scout;
    private long _seen;
    private long _rows;
    private bool _ended;
    private bool _disposed;

    internal BatchReader(BatchReading reading)
    {
        _reading = reading;
        DataViewSchema.Column[] columns = [.. reading.Columns];
        if (reading.SourceColumn is { } source && columns.All(column => column.Index != source.Index))
            columns = [.. columns, source];
        _mix = (reading.View as MixedDataView)?.OpenCursor(columns);
        _cursor = _mix ?? reading.View.GetRowCursor(columns);
        try
        {
            BatchBuffer[] wanted = [.. reading.Columns.Select(column => reading.Open(_cursor, column, reading.BatchSize))];
            bool holdsObjects = wanted.Any(buffer => buffer.HoldsObjects);
            if (holdsObjects)
                _mix?.HoldEnded();
            _scout = holdsObjects && _mix is null ? new RowScout(reading.View) : null;
            BatchBuffer<uint>? sources = OpenSources();
            _buffers = sources is null ? wanted : [.. wanted, sources];
            Current = new MixBatch(reading.View, wanted, sources, _mix);
        }
        catch
        {
            _cursor.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Gets the batch read last: the same object for all batches, and what it gives is good until the next <see cref="MoveNext"/>. Before the first batch and
    /// after the last it is empty.
    /// </summary>
    public MixBatch Current { get; }

    /// <summary>Reads the next batch, over the one before. Values of that one that own resources are disposed.</summary>
    /// <returns>False when there is none; it stays so, and the reader is disposed.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was asked for; the reader is disposed.</exception>
    /// <exception cref="MixSourceException">A source of the mix failed; the reader is disposed.</exception>
    public bool MoveNext()
    {
        if (_disposed)
            return false;
        try
        {
            bool isShort;
            do
            {
                Current.End();
                int rows = _ended ? 0 : Read();
                if (rows == 0)
                {
                    Dispose();
                    return false;
                }
                isShort = rows < _reading.BatchSize;
                _rows += isShort && _reading.DropLastBatch ? 0 : rows;
                Current.Begin(rows);
            }
            while (isShort && _reading.DropLastBatch);
        }
        catch
        {
            DisposeAfterFailure();
            throw;
        }
        Current.Index++;
        _reading.Progress?.Report(_rows);
        return true;
    }

    /// <summary>Closes the view's cursor, and disposes the values of the current batch that own resources. Once is enough.</summary>
    /// <exception cref="MixSourceException">A source of the mix could not be closed, or has a row beyond its row count; all are closed.</exception>
    /// <exception cref="AggregateException">Several could not be closed; all are closed.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Current.End();
        try
        {
            Clear();
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        using RowScout? scout = _scout;
        try
        {
            _cursor.Dispose();
        }
        finally
        {
            _mix?.ReleaseEnded();
        }
    }

    private int Read()
    {
        Clear();
        int row = 0;
        while (row < _reading.BatchSize)
        {
            _reading.Cancellation.ThrowIfCancellationRequested();
            if (!_cursor.MoveNext())
            {
                _ended = true;
                break;
            }
            foreach (BatchBuffer buffer in _buffers)
                buffer.Read(row);
            row++;
            if (_reading.KeepsBatches && _mix!.EndsBatch())
                break;
            // What is read on goes beyond the last row, and may be the end of the values of this one.
            if (row < _reading.BatchSize && _scout?.IsLast(_seen + row - 1) == true)
                break;
        }
        _seen += row;
        return row;
    }

    // Values first: their source may look after the last one itself, and does so when it is closed.
    private void Clear()
    {
        foreach (BatchBuffer buffer in _buffers)
            buffer.Clear();
        _mix?.ReleaseEnded();
    }

    private BatchBuffer<uint>? OpenSources() => _mix is { } mix
        ? new BatchBuffer<uint>("", (ref uint source) => source = (uint)mix.Source + 1, _reading.BatchSize)
        : _reading.SourceColumn is { } column ? (BatchBuffer<uint>)BatchBuffer.Open(_cursor, column, _reading.BatchSize)
        : null;

    // What ended the reading is what the reader's user must see.
    private void DisposeAfterFailure()
    {
        try
        {
            Dispose();
        }
        catch (Exception)
        {
            return;
        }
    }
}
