using MlMix;

namespace Microsoft.ML;

/// <summary>Adds TorchSharp's datasets to every <see cref="IDataView"/>, for <c>torch.utils.data.DataLoader</c>.</summary>
/// <remarks>
/// Items are lists of tensors, in this order: the columns with features, the labels, the ids of the sources, and what rows count for; what was not asked
/// for, or is unknown, is left out.
/// </remarks>
public static class TensorDatasetExtensions
{
    /// <summary>Makes a dataset whose items are the rows of a view, which a <c>DataLoader</c> collects in batches.</summary>
    /// <param name="view">The view, mixed or not, that tells its row count.</param>
    /// <param name="options">
    /// Columns and device; copied. Default null: <c>Features</c> and <c>Label</c>. A batch size, pinned memory or the leaving out of a batch is refused,
    /// they are the loader's.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The row count is unknown; or the mix has batches that are alike in something, which a loader would cut; or there is an option that is the loader's;
    /// or as
    /// <see cref="TensorBatchExtensions.TensorBatches(IDataView, TensorBatchOptions?)"/>. All faults are listed.
    /// </exception>
    public static TensorRowDataset ToRowDataset(this IDataView view, TensorBatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new TensorRowDataset(view, options ?? new TensorBatchOptions());
    }

    /// <summary>
    /// Makes a dataset whose items are the batches of a view, those of the mix where it has its own. They are counted: of a round whose sources do not tell
    /// their row counts, by moving over its rows once more.
    /// </summary>
    /// <param name="view">The view, mixed or not, that tells its row count.</param>
    /// <param name="options">Size, columns, memory and device; copied. Default null: the plan's batches, of <c>Features</c> and <c>Label</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The row count is unknown, or as <see cref="TensorBatchExtensions.TensorBatches(IDataView, TensorBatchOptions?)"/>. All faults are listed.
    /// </exception>
    /// <exception cref="MixSourceException">A source failed when the rows of a round were moved over.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for meanwhile.</exception>
    public static TensorBatchDataset ToBatchDataset(this IDataView view, TensorBatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new TensorBatchDataset(view, options ?? new TensorBatchOptions());
    }
}
