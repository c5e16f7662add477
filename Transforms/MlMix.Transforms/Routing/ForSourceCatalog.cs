using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="ForSourceEstimator"/>.</summary>
public static class ForSourceCatalog
{
    /// <summary>
    /// Fits a chain of estimators for each source on its rows alone, and sends each row through the chain of its source. The source column is
    /// <c>source_id</c>; other rows keep their columns.
    /// </summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="chains">Name of a source and its estimator, one pair for each.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="chains"/> is null.</exception>
    /// <exception cref="MixConfigurationException">There are no chains, a name or a chain is null, or a name is given twice.</exception>
    public static ForSourceEstimator ForSource(
        this TransformsCatalog catalog, params (string Source, IEstimator<ITransformer> Chain)[] chains)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(chains);
        return new ForSourceEstimator(chains, otherwise: null, MixDefaults.SourceColumnName);
    }

    /// <summary>As above with all settings: an estimator for all other rows, and another source column.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// There are no chains, a chain is null, or the name of the source column is null or empty.
    /// </exception>
    public static ForSourceEstimator ForSource(this TransformsCatalog catalog, ForSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new ForSourceEstimator(
            options.Chains?.Select(pair => (pair.Key, pair.Value)), options.Otherwise, options.SourceColumnName);
    }
}
