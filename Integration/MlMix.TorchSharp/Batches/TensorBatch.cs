using MlMix.Tensors;
using TorchSharp;

namespace MlMix;

/// <summary>
/// Some rows of a view as tensors, which are the reader's: they are good until it moves on, which fills the same memory anew, and then disposes them. Go
/// backward before that, and <c>clone()</c> what is to be kept. No dispose scope takes them, and disposing them oneself is needless but does no harm.
/// </summary>
public sealed class TensorBatch
{
    private readonly TensorReading _reading;
    private readonly TensorSet _tensors;
    private readonly MixBatch _rows;

    internal TensorBatch(TensorReading reading, TensorSet tensors, MixBatch rows)
    {
        (_reading, _tensors, _rows) = (reading, tensors, rows);
    }

    /// <summary>Gets the number of the batch among those that the reader delivered, from 0; -1 before the first.</summary>
    public long Index => _rows.Index;

    /// <summary>Gets the number of rows; 0 before the first batch and after the last.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets the names of the columns with features, as they were asked for.</summary>
    public IReadOnlyList<string> FeatureColumnNames => _reading.Features;

    /// <summary>
    /// Gets the features, where one column was asked for: Float32 of [rows, slots], of a single number [rows, 1]; of keys Int64, from 0, and -1 where missing.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no current batch; or no column with features was asked for, or several.</exception>
    public torch.Tensor Features => _reading.Features is [var name] ? this[name] : throw new InvalidOperationException(
        $"{_reading.Features.Count} columns of features were asked for; take each by its name, batch[\"name\"].");

    /// <summary>
    /// Gets the labels: of keys and whole numbers Int64, the keys from 0, and -1 where missing; of other numbers and booleans Float32. [rows], of vectors
    /// [rows, slots].
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no current batch, or no labels were asked for.</exception>
    public torch.Tensor Labels => this[_reading.Label ?? throw new InvalidOperationException(
        $"No labels were asked for; set {nameof(TensorBatchOptions)}.{nameof(TensorBatchOptions.LabelColumnName)}.")];

    /// <summary>Gets what each row counts for, Float32 of [rows]; null where no column tells it.</summary>
    /// <exception cref="InvalidOperationException">There is no current batch.</exception>
    public torch.Tensor? Weights => _reading.Weight is { } weight ? this[weight] : null;

    /// <summary>Gets the source of each row, Int64 of [rows], from 0, and -1 where missing: for a mix, and for a view that has a source column.</summary>
    /// <exception cref="InvalidOperationException">There is no current batch, or the view has no source column.</exception>
    public torch.Tensor SourceIds => _tensors.Sources is { } sources ? sources.Current : throw new InvalidOperationException(
        $"The view is no mix and has no key column '{MixDefaults.SourceColumnName}', so the sources of its rows are unknown. "
        + $"Set {nameof(TensorBatchOptions)}.{nameof(TensorBatchOptions.SourceColumnName)} where another column tells them.");

    /// <summary>Gets the tensor of a column that was asked for, by its name.</summary>
    /// <param name="column">Name of the column.</param>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="InvalidOperationException">There is no current batch, or the column was not asked for.</exception>
    public torch.Tensor this[string column] => _tensors[column].Current;

    /// <summary>Gets the name of a row's source; empty where the source is missing.</summary>
    /// <param name="row">Row in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is none of the batch's.</exception>
    /// <exception cref="InvalidOperationException">The view has no source column, or that has no names.</exception>
    public string SourceName(int row) => _rows.SourceName(row);

    /// <summary>
    /// Writes down where the mix stands after this batch: <see cref="MixedDataView.Resume"/> delivers exactly the rows after it. May be called at any time
    /// before the reader moves on, and allocates.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The view is no mix; or there is no current batch; or the mix has a shard, and a source of unknown row count.
    /// </exception>
    public PlanCheckpoint Checkpoint() => _rows.Checkpoint();
}
