using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;
using MlMix.Weights;

namespace MlMix;

/// <summary>
/// Adds a column of weights: fixed ones by source, importance weights that make up for the shares that sources have, or weights that make every label of every
/// source count alike.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, once; no for fixed weights |
/// | Source column data type | Key; its key values name the sources |
/// | Label column data type, for inverse frequencies | Key, number, text or Boolean, not a vector |
/// | Output column data type | Single |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes, as stock transformers: a saved model loads without MlMix |
/// | Exportable to ONNX | The stock form of weights by source alone (Model.ToStock) |
///
/// ]]></format>
/// <para>Every row counts as often as it comes. A row whose source or label is missing (NaN, the missing key, the empty text), or was not there when fitting,
/// has the weight 1.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class SourceWeightsEstimator : IEstimator<SourceWeightsTransformer>
{
    private readonly SourceWeightRule _rule;
    private readonly string _output;
    private readonly string _source;

    internal SourceWeightsEstimator(SourceWeightsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(WeightMapping.Feature);
        if (options.Rule is null)
            faults.Add("Rule is null; choose one of SourceWeightRule.");
        ColumnNames.Check(options.OutputColumnName, null, options.SourceColumnName, faults);
        if (options.Rule?.LabelColumnName is string label && label == options.SourceColumnName)
            faults.Add($"the label column of the rule is '{label}', the source column itself; name the label column.");
        else if (options.Rule?.LabelColumnName is string hidden && hidden == options.OutputColumnName)
            faults.Add($"OutputColumnName is '{hidden}', the label column of the rule; choose another name for the output.");
        faults.ThrowIfAny();
        _rule = options.Rule!;
        _output = options.OutputColumnName;
        _source = options.SourceColumnName;
    }

    /// <summary>Makes the transformer; rows are counted once, unless the weights are fixed.</summary>
    /// <param name="input">The data; one pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The source or the label column is missing or of another type; a source of the data has no weight or share though they are given; or there are more than
    /// 1,000,000 different labels.
    /// </exception>
    public SourceWeightsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new Faults(WeightMapping.Feature);
        SourceKeys? keys = SourceKeys.Read(input.Schema, _source, faults);
        DataViewSchema.Column? label = _rule.LabelColumnName is null ? null : ColumnLookup.Find(input.Schema, "label", _rule.LabelColumnName, faults);
        if (label is DataViewSchema.Column found)
            LabelTexts.Check(found.Name, found.Type is not VectorDataViewType, found.Type, $"{found.Type}", faults);
        if (_rule.Given is not null)
            keys?.CheckCovered(_rule.Given, "is not among those of the rule, which are", "Add it.", faults);
        faults.ThrowIfAny();

        var sources = new FittedSources(keys!, _rule.Given ?? Enumerable.Empty<string>());
        LabelCounts counts = label is DataViewSchema.Column column ? LabelCounts.Read(input, column, keys!)
            : new LabelCounts([""], _rule.Counts ? SourceCounts.Read(input, keys!) : [.. keys!.Names.Select(_ => new long[1])]);
        LabelTexts.CheckCount(_rule.LabelColumnName ?? string.Empty, (ulong)counts.Labels.Length, "different labels", faults);
        faults.ThrowIfAny();
        long[] none = new long[counts.Labels.Length];
        long[][] rows = [.. sources.Names.Select((_, source) => source < counts.BySource.Length ? counts.BySource[source] : none)];
        float[][] weights = [.. _rule.Make(sources.Names, rows).Select(row => row.Select(weight => (float)weight).ToArray())];
        return new SourceWeightsTransformer(
            new WeightMapping(_output, _source, sources, _rule.LabelColumnName, counts.Labels, weights), input.Schema);
    }

    /// <summary>Promises the shape of the output: that of the input with the output column in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The source or the label column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(WeightMapping.Feature);
        SourceKeys.Check(inputSchema, _source, faults);
        if (_rule.LabelColumnName is not null && ColumnLookup.Find(inputSchema, "label", _rule.LabelColumnName, faults) is SchemaShape.Column column)
        {
            DataViewType item = column.IsKey ? new KeyDataViewType(typeof(uint), 1) : column.ItemType;
            LabelTexts.Check(column.Name, column.Kind == SchemaShape.Column.VectorKind.Scalar, item, ColumnLookup.TypeName(column), faults);
        }

        faults.ThrowIfAny();
        return SchemaShapes.Promise(inputSchema, new DataViewSchema.DetachedColumn(_output, NumberDataViewType.Single));
    }
}
