using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Normalizes one column with a map for every source.</summary>
internal abstract class NormalizeMapping(ColumnNames names, FittedSources sources, bool isLog) : ColumnMapping(names, sources)
{
    /// <summary>Gets whether the values are replaced by their logarithms first.</summary>
    public bool IsLog => isLog;

    /// <summary>Gets whether rows whose source is missing or unknown are normalized; otherwise they are an error.</summary>
    public abstract bool HasUnknown { get; }

    /// <summary>Makes the mapping for a column of values of a type.</summary>
    /// <param name="type">Single or Double.</param>
    /// <param name="names">Names of the columns.</param>
    /// <param name="sources">The sources fitted for.</param>
    /// <param name="method">The method.</param>
    /// <param name="statistics">Those of every source, in the order of <paramref name="sources"/>.</param>
    /// <param name="unknown">Those for rows without a known source; null when such rows are an error.</param>
    public static NormalizeMapping Create(
        Type type,
        ColumnNames names,
        FittedSources sources,
        NormalizationMethod method,
        IEnumerable<SourceStatistics> statistics,
        SourceStatistics? unknown) =>
        type == typeof(float)
            ? new NormalizeMapping<float>(names, sources, method, statistics, unknown)
            : new NormalizeMapping<double>(names, sources, method, statistics, unknown);

    /// <summary>What is said of a row without a known source where that is an error.</summary>
    /// <param name="row">What the row is called.</param>
    public string NoSource(string row) =>
        $"{NormalizeRules.Feature}: the source of {row} (column '{Names.Source}') is missing or was not there when the model was fitted, and " +
        $"NormalizeBySourceOptions.UnknownSource is Error. Known are {string.Join(", ", Sources.Names.Select(name => $"'{name}'"))}.";
}
