using MlMix;

namespace Microsoft.ML;

/// <summary>Adds the enumeration in batches to every <see cref="IDataView"/>.</summary>
public static class BatchExtensions
{
    /// <summary>Reads a view in batches of rows, for training loops of one's own.</summary>
    /// <param name="view">The view, mixed or not.</param>
    /// <param name="batchSize">Rows in a batch, 1 to 16,777,216; the last batch may be short.</param>
    /// <param name="columns">The names of the columns wanted. Default: all columns that are not hidden.</param>
    /// <returns>The batches, to be gone through by <c>foreach</c>, as often as one likes. Nothing is read before.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The size is out of range, or other than that of the plan's own batches, or a column is not there or named twice; all faults are listed.
    /// </exception>
    public static MixBatches Batches(this IDataView view, int batchSize, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Batches(view, new BatchOptions { BatchSize = batchSize, Columns = columns.Length > 0 ? columns : null });
    }

    /// <summary>Reads a view in batches of rows, as the options say.</summary>
    /// <param name="view">The view, mixed or not.</param>
    /// <param name="options">Size, columns, cancellation and progress; copied. Default null: the plan's batches, with all columns that are not hidden.</param>
    /// <returns>The batches, to be gone through by <c>foreach</c>, as often as one likes. Nothing is read before.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no batch size, or it is out of range, or other than that of the plan's own batches; a column is not there or named twice; the source column
    /// is none; or a shard has only parts of the plan's batches. All faults are listed.
    /// </exception>
    public static MixBatches Batches(this IDataView view, BatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new MixBatches(view, options ?? new BatchOptions());
    }
}
