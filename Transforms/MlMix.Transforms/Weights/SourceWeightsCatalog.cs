using MlMix;

namespace Microsoft.ML;

/// <summary>The doors to <see cref="SourceWeightsEstimator"/>.</summary>
public static class SourceWeightsCatalog
{
    /// <summary>Adds a column of weights by source, for trainers that take one.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="rule">What the weights are made of.</param>
    /// <param name="outputColumnName">Name of the column made; it hides a column of that name. Default <c>Weight</c>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="MixConfigurationException"><paramref name="rule"/> is null; or a column name is null or empty, or that of the source or label column.</exception>
    public static SourceWeightsEstimator SourceWeights(
        this TransformsCatalog catalog, SourceWeightRule rule, string outputColumnName = "Weight", string sourceColumnName = MixDefaults.SourceColumnName) =>
        catalog.SourceWeights(new SourceWeightsOptions { Rule = rule, OutputColumnName = outputColumnName, SourceColumnName = sourceColumnName });

    /// <summary>Adds a column of weights by source with all settings.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The settings; copied.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The rule is null; or a column name is null or empty, or that of the source column.</exception>
    public static SourceWeightsEstimator SourceWeights(this TransformsCatalog catalog, SourceWeightsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SourceWeightsEstimator(options);
    }
}
