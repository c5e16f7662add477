using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="OffsetLabelsEstimator"/>.</summary>
public static class OffsetLabelsCatalog
{
    /// <summary>Moves the labels of each source behind those of the sources before it.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">Name of the column made; it hides a column of that name. Default <c>Label</c>.</param>
    /// <param name="inputColumnName">Name of the label column, a number or a key. Default null:
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or names the source column as input or
    /// output.</exception>
    public static OffsetLabelsEstimator OffsetLabels(
        this TransformsCatalog catalog,
        string outputColumnName = "Label",
        string? inputColumnName = null,
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.OffsetLabels(new OffsetLabelsOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            SourceColumnName = sourceColumnName,
        });

    /// <summary>Moves the labels by source with all settings, for example with given offsets.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A column name is null or empty, or names the source column as input or output; or given offsets are none or negative.
    /// </exception>
    public static OffsetLabelsEstimator OffsetLabels(this TransformsCatalog catalog, OffsetLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new OffsetLabelsEstimator(options);
    }
}
