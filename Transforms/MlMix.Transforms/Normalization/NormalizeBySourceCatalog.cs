using MlMix;
using MlMix.Mapping;
using MlMix.Normalization;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="NormalizeBySourceEstimator"/>.</summary>
public static class NormalizeBySourceCatalog
{
    /// <summary>Normalizes a column with the mean and standard deviation of each source, fitted from the data.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">Name of the column made; it hides a column of that name.</param>
    /// <param name="inputColumnName">Name of the column to normalize: Single, Double or a vector of one of these. Default null:
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException">A column name is null or empty, or names the source column as input or
    /// output.</exception>
    public static NormalizeBySourceEstimator NormalizeBySource(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, string sourceColumnName = MixDefaults.SourceColumnName)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ColumnNames.CheckOrThrow(NormalizeRules.Feature, outputColumnName, inputColumnName, sourceColumnName);
        return new NormalizeBySourceEstimator(new NormalizeBySourceOptions
        {
            Columns = [new InputOutputColumnPair(outputColumnName, inputColumnName)],
            SourceColumnName = sourceColumnName,
        });
    }

    /// <summary>Normalizes columns by source with all settings: several columns, other methods, statistics by slot, given statistics.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There is no column, or one twice, or the source column among them; a setting is null or undefined; or given statistics lack a column, belong to another
    /// method, are none, differ in their number of slots, are not finite or have a negative spread.
    /// </exception>
    public static NormalizeBySourceEstimator NormalizeBySource(this TransformsCatalog catalog, NormalizeBySourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new NormalizeBySourceEstimator(options);
    }
}
