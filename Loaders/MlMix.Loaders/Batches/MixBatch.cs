using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Batches;
using MlMix.Mixing;

namespace MlMix;

/// <summary>
/// Some rows of a view, column by column. Spans and values are good until the reader moves on, which fills the same object anew: copy what is to be kept.
/// Texts may be kept, ML.NET's never change.
/// </summary>
public sealed class MixBatch
{
    private readonly IDataView _view;
    private readonly Dictionary<string, BatchBuffer> _buffers;
    private readonly BatchBuffer<uint>? _sources;
    private readonly MixedCursor? _mix;
    private string[]? _names;

    internal MixBatch(IDataView view, BatchBuffer[] buffers, BatchBuffer<uint>? sources, MixedCursor? mix)
    {
        (_view, _sources, _mix) = (view, sources, mix);
        _buffers = buffers.ToDictionary(buffer => buffer.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the number of the batch among those that the reader delivered, from 0; -1 before the first.</summary>
    public long Index { get; internal set; } = -1;

    /// <summary>Gets the number of rows; 0 before the first batch and after the last.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Gets the source of each row as a raw key: 1 is the first source, 0 is missing. They are there for a mix, and for a view that has a source column.
    /// </summary>
    /// <exception cref="InvalidOperationException">The view has no source column.</exception>
    public ReadOnlySpan<uint> SourceIds => Sources.Values(Count);

    private BatchBuffer<uint> Sources => _sources ?? throw new InvalidOperationException(
        $"The view is no mix and has no key column '{MixDefaults.SourceColumnName}', so the sources of its rows are unknown. "
        + $"Set {nameof(BatchOptions)}.{nameof(BatchOptions.SourceColumnName)} where another column tells them.");

    /// <summary>Gets the values of a column, one for each row, in ML.NET's own type for the column.</summary>
    /// <typeparam name="TValue">
    /// The raw type: for example <see cref="float"/>, <see cref="uint"/> for most keys, <c>ReadOnlyMemory&lt;char&gt;</c> for texts,
    /// <see cref="VBuffer{T}"/> for vectors.
    /// </typeparam>
    /// <param name="column">Name of the column.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The column was not asked for, or its values are of another type.</exception>
    public ReadOnlySpan<TValue> Values<TValue>(string column)
    {
        BatchBuffer buffer = BufferOf(column);
        return buffer is BatchBuffer<TValue> typed ? typed.Values(Count) : throw new InvalidOperationException(
            $"Column '{column}' was asked for as '{typeof(TValue)}', but its values are '{buffer.ValueType}'.");
    }

    /// <summary>
    /// Gets the vectors of a column as one dense matrix, row after row: item <c>j</c> of row <c>i</c> stands at <c>i * length + j</c>, where all vectors have
    /// the same length. Sparse vectors are filled up with zeros.
    /// </summary>
    /// <typeparam name="TItem">Type of the vectors' items.</typeparam>
    /// <param name="column">Name of the column.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The column was not asked for; or its values are no vectors, or have items of another type; or its type does not say how long they are, or one is of
    /// another length; or the matrix would be larger than an array may be.
    /// </exception>
    public ReadOnlySpan<TItem> Matrix<TItem>(string column)
    {
        BatchBuffer buffer = BufferOf(column);
        return buffer is VectorBuffer<TItem> vectors ? vectors.Matrix(Count) : throw new InvalidOperationException(
            $"Column '{column}' was asked for as a matrix of '{typeof(TItem)}', but its values are '{buffer.ValueType}'.");
    }

    /// <summary>Gets the name of a row's source; empty where the source is missing.</summary>
    /// <param name="row">Row in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is none of the batch's.</exception>
    /// <exception cref="InvalidOperationException">The view has no source column, or that has no names.</exception>
    public string SourceName(int row)
    {
        ReadOnlySpan<uint> ids = SourceIds;
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, ids.Length);
        _names ??= _view is MixedDataView mix ? [.. mix.Plan.Sources.Select(source => source.Name)] : ReadNames(_view.Schema[Sources.Name]);
        return ids[row] is var id && id > 0 && id <= _names.Length ? _names[id - 1] : "";
    }

    /// <summary>
    /// Writes down where the mix stands after this batch: <see cref="MixedDataView.Resume"/> delivers exactly the rows after it. May be called at any time
    /// before the reader moves on, and allocates.
    /// </summary>
    /// <remarks>
    /// A mix that was transformed is no mix any more: read the mix itself, or resume the mix and transform it again.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The view is no mix; or there is no current batch; or the mix has a shard, and a source of unknown row count.
    /// </exception>
    /// <exception cref="MixSourceException">
    /// The source of the last row failed when it was asked whether it has another, or has one beyond its row count: the batch stays as it is, but the rows have
    /// ended, as after any failure.
    /// </exception>
    /// <exception cref="OperationCanceledException">A source was cancelled when it was asked so.</exception>
    public PlanCheckpoint Checkpoint()
    {
        if (_mix is null)
            throw new InvalidOperationException("The view is no mix, so there is no plan to go on with. Read the batches of the mix itself.");
        return Count > 0 ? _mix.Save() : throw new InvalidOperationException("There is no current batch. Save while a batch is being used.");
    }

    internal void Begin(int count) => Count = count;

    internal void End() => Count = 0;

    private static string[] ReadNames(DataViewSchema.Column column)
    {
        if (!column.HasKeyValues(TextDataViewType.Instance))
            throw new InvalidOperationException($"The keys of column '{column.Name}' have no names; use {nameof(SourceIds)}.");
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private BatchBuffer BufferOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _buffers.TryGetValue(column, out BatchBuffer? buffer) ? buffer : throw new InvalidOperationException(
            $"Column '{column}' was not asked for. The columns read are: {string.Join(", ", _buffers.Keys.Select(name => $"'{name}'"))}.");
    }
}
