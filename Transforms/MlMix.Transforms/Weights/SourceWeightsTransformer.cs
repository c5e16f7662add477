using System.Collections.ObjectModel;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Weights;

namespace MlMix;

/// <summary>Adds a column of weights by source; made by <see cref="SourceWeightsEstimator"/>.</summary>
/// <remarks>
/// <para>Sources and labels are known by name: key columns of the data it is applied to may hold them in another order.</para>
/// <para>A saved model is a chain of stock transformers that gives the same weights and loads without MlMix. It sees only the raw values of keys, so they must
/// stand in the order of the data fitted on, and the columns have the same types.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class SourceWeightsTransformer : ITransformer
{
    private readonly WeightMapping _mapping;
    private readonly RowMapping _row;
    private readonly DataViewSchema _fitted;

    internal SourceWeightsTransformer(WeightMapping mapping, DataViewSchema fitted)
    {
        _mapping = mapping;
        _row = new RowMapping(WeightMapping.Feature, [mapping]);
        _fitted = fitted;
        Labels = mapping.Label is null ? [] : Array.AsReadOnly(mapping.Labels);
        Weights = new ReadOnlyDictionary<string, IReadOnlyList<float>>(mapping.Sources.Names.Zip(mapping.Weights)
            .ToDictionary(pair => pair.First, pair => (IReadOnlyList<float>)Array.AsReadOnly(pair.Second)));
    }

    /// <summary>Gets the labels that have weights of their own, as texts; empty when only the source matters.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the weights by source name: one, or one for each of <see cref="Labels"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<float>> Weights { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output column in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The source or the label column is missing or cannot hold sources or labels, or the sources have no names and another number than when fitted.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _row.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the weights to the data, computed as they are read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view that reads <paramref name="input"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _row.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _row.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => WeightStockForm.Save(_mapping, _fitted, ctx);
}
