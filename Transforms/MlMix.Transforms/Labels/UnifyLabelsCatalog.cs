using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="UnifyLabelsEstimator"/>.</summary>
public static class UnifyLabelsCatalog
{
    /// <summary>Makes equal labels of all sources one class, by value.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">Name of the column made; it hides a column of that name. Default <c>Label</c>.</param>
    /// <param name="inputColumnName">Name of the label column: a key, a number, a text or a Boolean. Default null: <paramref name="outputColumnName"/>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or names the source column as input or output.</exception>
    public static UnifyLabelsEstimator UnifyLabels(
        this TransformsCatalog catalog,
        string outputColumnName = "Label",
        string? inputColumnName = null,
        string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.UnifyLabels(new UnifyLabelsOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            SourceColumnName = sourceColumnName,
        });

    /// <summary>Makes labels of all sources that have the same class name one class, with all settings.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// A column name is null or empty, or names the source column as input or output; or class names are given for no source, or for one with none, a null or
    /// empty one, or one twice.
    /// </exception>
    public static UnifyLabelsEstimator UnifyLabels(this TransformsCatalog catalog, UnifyLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new UnifyLabelsEstimator(options);
    }
}
