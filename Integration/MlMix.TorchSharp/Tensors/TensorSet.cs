using Microsoft.ML;
using MlMix.Batches;
using TorchSharp;

namespace MlMix.Tensors;

/// <summary>The tensors of one reader.</summary>
internal sealed class TensorSet : IDisposable
{
    private readonly TensorReading _reading;
    private readonly Dictionary<string, TensorMemory> _byName = new(StringComparer.Ordinal);
    private readonly TensorMemory[] _all;

    public TensorSet(TensorReading reading)
    {
        _reading = reading;
        int rows = reading.Rows.BatchSize;
        foreach (DataViewSchema.Column column in reading.Rows.Columns)
            _byName.Add(column.Name, new TensorMemory(rows, reading.FormOf(column), reading.Memory));
        if (reading.HasSources)
            Sources = new TensorMemory(rows, new TensorForm(typeof(uint), typeof(KeyToInt64<uint>), torch.ScalarType.Int64, 1, false, true), reading.Memory);
        _all = Sources is null ? [.. _byName.Values] : [.. _byName.Values, Sources];
    }

    /// <summary>Gets the tensor of the source ids, or null where they are unknown.</summary>
    public TensorMemory? Sources { get; }

    public TensorMemory this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return _byName.TryGetValue(column, out TensorMemory? memory) ? memory : throw new InvalidOperationException(
                $"Column '{column}' was not asked for. The columns read are: {string.Join(", ", _byName.Keys.Select(name => $"'{name}'"))}.");
        }
    }

    public BatchBuffer Open(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) =>
        TensorBuffer.Open(cursor, column, _reading.FormOf(column), _byName[column.Name]);

    /// <summary>Ends the current batch, and makes ready for the next one.</summary>
    public void End()
    {
        foreach (TensorMemory memory in _all)
        {
            memory.End();
            memory.Prepare();
        }
    }

    /// <summary>Gives the rows just read as the current batch.</summary>
    public void Begin(MixBatch rows)
    {
        if (Sources is not null)
        {
            ReadOnlySpan<uint> ids = rows.SourceIds;
            for (int row = 0; row < ids.Length; row++)
                Sources.Row<long>(row)[0] = (long)ids[row] - 1;
        }
        foreach (TensorMemory memory in _all)
            memory.Begin(rows.Count);
    }

    public void Dispose()
    {
        foreach (TensorMemory memory in _all)
            memory.Dispose();
    }
}
