using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// Normalizes columns with statistics per source; made by <see cref="NormalizeBySourceEstimator"/>.
/// </summary>
/// <remarks>
/// <para>Sources are known by name: the key column of the data it is applied to may hold them in another order, or others. What becomes of a row whose source
/// is missing or was not there when fitting is up to <see cref="NormalizeBySourceOptions.UnknownSource"/>. A key column without key values has no names;
/// then its order must be the fitted one.</para>
/// <para>A saved model is a chain of stock transformers that gives the same numbers. It sees only the raw values of the key column, so the sources must stand
/// in the order of the data fitted on, and the key column must have the same raw type. With statistics of whole columns, and unknown sources pooled, it loads
/// without MlMix. Statistics by slot and <see cref="UnknownSource.Error"/> are beyond what stock transformers can say: where such a model is loaded, the
/// assembly MlMix.Transforms must be there, and registered with
/// <c>mlContext.ComponentCatalog.RegisterAssembly(typeof(NormalizeBySourceTransformer).Assembly)</c> unless ML.NET finds it by its name. The slot
/// names of a column made by slot are then those of the data fitted on.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed partial class NormalizeBySourceTransformer : ITransformer
{
    private readonly NormalizeMapping[] _columns;
    private readonly RowMapping _mapping;
    private readonly DataViewSchema _fitted;

    internal NormalizeBySourceTransformer(NormalizeMapping[] columns, NormalizationStatistics statistics, DataViewSchema fitted)
    {
        _columns = columns;
        _mapping = new RowMapping(NormalizeRules.Feature, columns);
        _fitted = fitted;
        Statistics = statistics;
    }

    /// <summary>
    /// Gets the statistics: by column, and there by source and over all rows. They can be saved, and given to another estimator.
    /// </summary>
    public NormalizationStatistics Statistics { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output columns in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// An input or the source column is missing or of another type or size, or the sources have no names and another number than when fitted.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _mapping.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the normalized columns to the data, computed as they are read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>. Where <see cref="NormalizeBySourceOptions.UnknownSource"/> is Error, reading a value of a row
    /// without a known source throws <see cref="InvalidDataException"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _mapping.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _mapping.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => NormalizeStockForm.Save(_columns, _fitted, ctx);
}
