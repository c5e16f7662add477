using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix;

/// <summary>Maps the labels of all sources to the classes of one label space; made by <see cref="UnifyLabelsEstimator"/>.</summary>
/// <remarks>
/// <para>Sources are known by name, and so are labels: key columns of the data it is applied to may hold both in another order, and labels may be of another
/// type.</para>
/// <para>A saved model is a chain of stock transformers that gives the same keys and loads without MlMix. It sees only the raw values of keys, so sources, and
/// labels that are keys, must stand in the order of the data fitted on, and the columns have the same types.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class UnifyLabelsTransformer : ITransformer
{
    private readonly UnifyMapping _mapping;
    private readonly RowMapping _row;
    private readonly DataViewSchema _fitted;
    private readonly Lazy<IReadOnlyList<LabelRow>> _labels;

    internal UnifyLabelsTransformer(UnifyMapping mapping, DataViewSchema fitted)
    {
        _mapping = mapping;
        _row = new RowMapping(UnifyMapping.Feature, [mapping]);
        _fitted = fitted;
        _labels = new Lazy<IReadOnlyList<LabelRow>>(() => Array.AsReadOnly(mapping.Labels.Rows.ToArray()));
        Classes = Array.AsReadOnly(mapping.Labels.Classes);
    }

    /// <summary>Gets the names of the classes, in the order of the keys 1, 2, ...</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>
    /// Gets the label of every source and the class that it is, source by source: the way back from a class to the labels. The list is made when it is first
    /// asked for.
    /// </summary>
    public IReadOnlyList<LabelRow> Labels => _labels.Value;

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output column in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The label or the source column is missing or cannot hold labels or sources, or the sources have no names and another number than when fitted.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _row.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the key column of classes to the data, computed as it is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _row.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _row.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => UnifyStockForm.Save(_mapping, _fitted, ctx);
}
