using MlMix;

namespace Microsoft.ML;

/// <summary>Adds batches of TorchSharp tensors to every <see cref="IDataView"/>.</summary>
public static class TensorBatchExtensions
{
    /// <summary>Reads a view in batches of tensors, for training loops with TorchSharp. The labels are those of the column <c>Label</c>.</summary>
    /// <param name="view">The view, mixed or not.</param>
    /// <param name="batchSize">Rows in a batch, 1 to 16,777,216; the last batch may be short.</param>
    /// <param name="features">The names of the columns with the features. Default: <c>Features</c>.</param>
    /// <returns>The batches, to be gone through by <c>foreach</c>, as often as one likes. Nothing is read before.</returns>
    /// <exception cref="ArgumentNullException">One of the arguments is null.</exception>
    /// <exception cref="MixConfigurationException">As the door with options.</exception>
    public static TensorBatches TensorBatches(this IDataView view, int batchSize, params string[] features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var options = new TensorBatchOptions { BatchSize = batchSize };
        if (features.Length > 0)
            options.FeatureColumnNames = features;
        return TensorBatches(view, options);
    }

    /// <summary>Reads a view in batches of tensors, as the options say.</summary>
    /// <param name="view">The view, mixed or not.</param>
    /// <param name="options">Size, columns, memory and device; copied. Default null: the plan's batches, of <c>Features</c> and <c>Label</c>.</param>
    /// <returns>The batches, to be gone through by <c>foreach</c>, as often as one likes. Nothing is read before.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no batch size, or it is out of range, or other than that of the plan's own batches; or a shard has only parts of these; or a column is not
    /// there, or named twice, or has a type of which no tensor can be made, or would make one of 2^31 bytes or more; or the column of sources or of weights
    /// has another type; or memory is to be pinned, or a CUDA device is wanted, where there is no CUDA. All faults are
    /// listed.
    /// </exception>
    public static TensorBatches TensorBatches(this IDataView view, TensorBatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new TensorBatches(view, options ?? new TensorBatchOptions());
    }
}
