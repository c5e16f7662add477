using System.Collections.ObjectModel;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// Normalizes a column with statistics per source; made by <see cref="NormalizeBySourceEstimator"/>.
/// </summary>
/// <remarks>
/// <para>Sources are known by name: the key column of the data it is applied to may hold them in another order, or others. A row whose
/// source is missing or was not there when fitting is normalized with <see cref="Pooled"/>. A key column without text key values has no
/// names; then its order must be the fitted one.</para>
/// <para>A saved model is a chain of stock transformers that gives the same numbers and loads without MlMix. It sees only the raw values of
/// the key column, so the sources must stand in the order of the data fitted on, and the key column must have the same raw type.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class NormalizeBySourceTransformer : ITransformer
{
    private readonly NormalizeMapping _mapping;
    private readonly DataViewSchema _fitted;

    internal NormalizeBySourceTransformer(
        ColumnNames names, FittedSources sources, SourceStatistics[] bySource, SourceStatistics pooled, DataViewSchema fitted)
    {
        _mapping = new NormalizeMapping(names, sources, [.. bySource.Select(Affine.Normalizing)], Affine.Normalizing(pooled));
        _fitted = fitted;
        Pooled = pooled;
        Statistics = new ReadOnlyDictionary<string, SourceStatistics>(
            sources.Names.Zip(bySource).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>Gets the statistics of each source by its name, in the order of the key column.</summary>
    public IReadOnlyDictionary<string, SourceStatistics> Statistics { get; }

    /// <summary>
    /// Gets the statistics used where the source is missing or unknown: over all rows when fitted; when given, the mean of the means with
    /// the standard deviation that follows from the law of total variance, each source counted alike.
    /// </summary>
    public SourceStatistics Pooled { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output column in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The input or the source column is missing or of another type, or the sources have no names and another number than when fitted.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _mapping.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the normalized column to the data, computed as it is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _mapping.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _mapping.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => NormalizeStockForm.Save(_mapping, _fitted, ctx);
}
