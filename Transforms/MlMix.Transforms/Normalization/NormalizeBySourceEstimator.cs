using Microsoft.ML;
using MlMix.Mapping;
using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// Normalizes a column with the mean and the standard deviation that it has in each source: <c>(x - mean) / deviation</c>, one pair for the
/// whole column, all slots of a vector together.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, once, unless statistics are given |
/// | Input column data type | Single or a vector of Single, of known or variable size |
/// | Source column data type | Key; its text key values name the sources |
/// | Output column data type | The same as the input column's, a vector of several dimensions as one of their product; slot names are kept |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes, as stock transformers: a saved model loads without MlMix |
/// | Exportable to ONNX | No |
///
/// ]]></format>
/// <para>Values that are not finite count as missing: they are left out of the statistics, NaN stays NaN. Slots that a sparse vector leaves
/// out count as zeros. A source whose values are all equal is only shifted to 0; one without a row in the data gets the pooled
/// statistics. Rows whose source is missing count for the pooled statistics alone.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class NormalizeBySourceEstimator : IEstimator<NormalizeBySourceTransformer>
{
    private readonly ColumnNames _names;
    private readonly Dictionary<string, SourceStatistics>? _given;

    internal NormalizeBySourceEstimator(NormalizeBySourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(NormalizeMapping.Feature);
        _names = ColumnNames.Check(options.OutputColumnName, options.InputColumnName, options.SourceColumnName, faults);
        _given = GivenStatistics.Check(options.Statistics, faults);
        faults.ThrowIfAny();
    }

    /// <summary>Makes the transformer, from the given statistics or by reading the two columns needed once.</summary>
    /// <param name="input">The data; one pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The input or the source column is missing or of another type; a source of the data is not among the given statistics; or a source
    /// has rows but no finite value to take statistics from, or nothing has.
    /// </exception>
    public NormalizeBySourceTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new Faults(NormalizeMapping.Feature);
        DataViewSchema.Column? column = Columns.Find(input.Schema, "input", _names.Input, faults);
        if (column is not null)
            NormalizeMapping.CheckType(column.Value, faults);
        SourceKeys? keys = SourceKeys.Read(input.Schema, _names.Source, faults);
        if (_given is not null && keys is not null)
            CheckCovered(keys, _given, faults);
        faults.ThrowIfAny();

        if (_given is null)
        {
            (SourceStatistics[] bySource, SourceStatistics pooled) =
                StatisticsFit.Read(NormalizeMapping.Feature, input, column!.Value, keys!);
            return Make(input, new FittedSources(keys!, []), bySource, pooled);
        }

        var sources = new FittedSources(keys!, _given.Keys);
        return Make(input, sources, [.. sources.Names.Select(name => _given[name])], GivenStatistics.Pool(_given.Values));
    }

    /// <summary>Promises the shape of the output: that of the input with the output column in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The input or the source column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(NormalizeMapping.Feature);
        SchemaShape.Column? column = Columns.Find(inputSchema, "input", _names.Input, faults);
        if (column is SchemaShape.Column found)
        {
            bool isSingle = !found.IsKey && found.ItemType.RawType == typeof(float);
            NormalizeMapping.CheckType(found.Name, isSingle, Columns.TypeName(found), faults);
        }

        SourceKeys.Check(inputSchema, _names.Source, faults);
        faults.ThrowIfAny();
        return SchemaShapes.Promise(inputSchema, _names.Output, column!.Value, AnnotationNames.SlotNames);
    }

    private static void CheckCovered(SourceKeys keys, Dictionary<string, SourceStatistics> given, Faults faults)
    {
        foreach (string name in keys.Names.Where(name => !given.ContainsKey(name)))
        {
            faults.Add($"source '{name}' of the column '{keys.Column.Name}' is not among the given statistics, " +
                $"which name {string.Join(", ", given.Keys.Select(key => $"'{key}'"))}. Add it, or leave Statistics null to fit them.");
        }
    }

    private NormalizeBySourceTransformer Make(
        IDataView input, FittedSources sources, SourceStatistics[] bySource, SourceStatistics pooled) =>
        new(_names, sources, bySource, pooled, input.Schema);
}
