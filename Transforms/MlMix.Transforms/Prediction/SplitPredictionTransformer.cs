using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Prediction;

namespace MlMix;

/// <summary>Splits predictions into source and label; made by <see cref="SplitPredictionEstimator"/>.</summary>
/// <remarks>
/// <para>A saved model is a chain of stock transformers that gives the same values. Without scores it loads without MlMix. To split scores is beyond what stock
/// transformers can say: where such a model is loaded, the assembly MlMix.Transforms must be there, and registered with
/// <c>mlContext.ComponentCatalog.RegisterAssembly(typeof(SplitPredictionTransformer).Assembly)</c> unless ML.NET finds it by its name. It
/// sees only the raw values of keys and the places of scores, so they must stand in the order of the data fitted on.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class SplitPredictionTransformer : ITransformer
{
    private readonly SplitMapping _mapping;
    private readonly RowMapping _row;
    private readonly DataViewSchema _fitted;

    internal SplitPredictionTransformer(SplitMapping mapping, DataViewSchema fitted)
    {
        _mapping = mapping;
        _row = new RowMapping(SplitMapping.Feature, [mapping]);
        _fitted = fitted;
    }

    /// <summary>Gets which label of which source is which class.</summary>
    public IReadOnlyList<LabelRow> Labels => _mapping.Table.Rows;

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output columns in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The predicted label or the score column is missing or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _row.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the columns that the prediction is split into, computed as they are read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _row.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _row.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => SplitStockForm.Save(_mapping, _fitted, ctx);
}
