using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Microsoft.ML.SearchSpace.Option;
using MlMix;
using Parameter = Microsoft.ML.SearchSpace.Parameter;
using Space = Microsoft.ML.SearchSpace.SearchSpace;

namespace Microsoft.ML;

/// <summary>A choice of the normalization as an estimator of a sweepable pipeline, on <c>mlContext.Auto()</c>.</summary>
public static class NormalizationScopeCatalog
{
    private const string Key = "Scope";

    /// <summary>
    /// An estimator that normalizes a column to mean 0 and standard deviation 1 and whose scope a tuner chooses: not at all, over the whole mix, or by
    /// source. It stands in a sweepable pipeline before or after any other estimator.
    /// </summary>
    /// <param name="catalog">The catalog, <c>mlContext.Auto()</c>.</param>
    /// <param name="columnName">Name of the column: Single, or a vector of Single of known size. The normalized column hides it.</param>
    /// <param name="scopes">The scopes to choose from; the tuner begins with the first. Default: all, from <see cref="NormalizationScope.None"/>.</param>
    /// <param name="sourceColumnName">Name of the key column that tells the source of a row. Default <c>source_id</c>.</param>
    /// <returns>The estimator. Its parameter <c>Scope</c> is the name of the scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is null.</exception>
    /// <exception cref="ArgumentException">A column name is null or empty.</exception>
    /// <exception cref="MixConfigurationException">There is no scope, or one is undefined or given twice.</exception>
    public static SweepableEstimator SweepNormalization(
        this AutoCatalog catalog,
        string columnName,
        IReadOnlyList<NormalizationScope>? scopes = null,
        string sourceColumnName = MixDefaults.SourceColumnName)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        ArgumentException.ThrowIfNullOrEmpty(sourceColumnName);
        scopes ??= Enum.GetValues<NormalizationScope>();
        var faults = new Faults(nameof(SweepNormalization));
        if (scopes.Count == 0)
            faults.Add("There is no scope to choose from; give one at least.");
        foreach (NormalizationScope scope in scopes.Where(scope => !Enum.IsDefined(scope)))
            faults.Add($"The scope {scope} is undefined; it must be None, WholeMix or BySource.");
        if (scopes.Distinct().Count() < scopes.Count)
            faults.Add($"The scopes are {string.Join(", ", scopes)}; each must be given once.");
        faults.ThrowIfAny();
        return new SweepableEstimator(
            (ml, parameter) => Normalization(ml, Enum.Parse<NormalizationScope>(parameter[Key].AsType<string>()), columnName, sourceColumnName),
            new Space { [Key] = new ChoiceOption([.. scopes.Select(scope => scope.ToString())]) });
    }

    private static IEstimator<ITransformer> Normalization(MLContext ml, NormalizationScope scope, string column, string source) => scope switch
    {
        NormalizationScope.WholeMix => ml.Transforms.NormalizeMeanVariance(column, fixZero: false),
        NormalizationScope.BySource => ml.Transforms.NormalizeBySource(column, sourceColumnName: source),
        _ => new EstimatorChain<ITransformer>(),
    };
}
