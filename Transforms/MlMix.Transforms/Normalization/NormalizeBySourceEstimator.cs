using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;
using MlMix.Normalization;

namespace MlMix;

/// <summary>
/// Normalizes columns with statistics that each has in each source: <c>(x - center) / spread</c>, where center and spread are mean and standard deviation or
/// what else <see cref="NormalizationMethod"/> says, one pair for a whole column or one for each slot.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, once, unless statistics are given |
/// | Input column data type | Single, Double, or a vector of one of these; of known size when normalized by slot |
/// | Source column data type | Key; its key values name the sources |
/// | Output column data type | The same as the input column's, a vector of several dimensions as one of their product; slot names are kept |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes, as stock transformers; see NormalizeBySourceTransformer for what loading needs |
/// | Exportable to ONNX | No |
///
/// ]]></format>
/// <para>Values that are not finite count as missing: they are left out of the statistics, NaN stays NaN. Slots that a sparse vector leaves out count as
/// zeros. A source, or a slot of it, whose values are all equal is only shifted; a source without a row in the data gets the pooled statistics, and so does
/// a slot without a value in its source. Rows whose source is missing count for the pooled statistics alone.</para>
/// <para>Where the data comes from a mix that repeats rows and has an origin column, each row counts once in its source
/// (<see cref="NormalizeBySourceOptions.OriginColumnName"/>).</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class NormalizeBySourceEstimator : IEstimator<NormalizeBySourceTransformer>
{
    private readonly ColumnNames[] _columns;
    private readonly string _source;
    private readonly NormalizationMethod _method;
    private readonly bool _perSlot;
    private readonly UnknownSource _unknown;
    private readonly NormalizationStatistics? _given;
    private readonly string? _origin;

    internal NormalizeBySourceEstimator(NormalizeBySourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(NormalizeRules.Feature);
        _columns = ColumnNames.CheckAll(options.Columns, options.SourceColumnName, faults);
        _source = options.SourceColumnName;
        if (options.Method is null)
            faults.Add("Method is null; leave it at NormalizationMethod.MeanVariance(), or choose another.");
        _method = options.Method!;
        _perSlot = options.PerSlot;
        _unknown = options.UnknownSource;
        _given = options.Statistics;
        _origin = options.OriginColumnName;
        if (!Enum.IsDefined(_unknown))
            faults.Add($"UnknownSource is {(int)_unknown}; it must be Pooled or Error.");
        if (_origin is { Length: 0 })
            faults.Add("OriginColumnName is empty; name a column, or leave it null to take that of the mix.");
        if (_given is not null)
            GivenStatistics.Check(_given, _columns.Select(column => column.Output), _method, faults);
        faults.ThrowIfAny();
    }

    /// <summary>Makes the transformer, from the given statistics or by reading the columns needed once.</summary>
    /// <param name="input">The data; one pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// An input, the source or the named origin column is missing or of another type; a column to be normalized by slot has no known size, or another one than
    /// given statistics; a source of the data is not among the given statistics; or a source has rows but no value to take statistics from, or nothing has,
    /// or values are so large that their statistics are infinite.
    /// </exception>
    public NormalizeBySourceTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new Faults(NormalizeRules.Feature);
        var columns = new List<DataViewSchema.Column>();
        foreach (ColumnNames names in _columns)
        {
            if (ColumnLookup.Find(input.Schema, "input", names.Input, faults) is not DataViewSchema.Column column)
                continue;
            columns.Add(column);
            Check(column, names, faults);
        }

        SourceKeys? keys = SourceKeys.Read(input.Schema, _source, faults);
        DistinctRows distinct = DistinctRows.Find(input.Schema, _origin, keys?.Column, faults);
        foreach (ColumnNames names in keys is null || _given is null ? [] : _columns)
            GivenStatistics.CheckCovered(keys!, names.Output, _given!.Columns[names.Output], faults);
        faults.ThrowIfAny();

        ColumnStatistics[] statistics = _given is null
            ? StatisticsFit.Read(input, columns, keys!, distinct, _method, _perSlot)
            : [.. _columns.Select(names => GivenStatistics.Complete(_given.Columns[names.Output], _method))];
        var mappings = _columns.Select((names, index) => Map(names, columns[index], keys!, statistics[index]));
        var result = _columns.Zip(statistics).ToDictionary(pair => pair.First.Output, pair => pair.Second);
        return new NormalizeBySourceTransformer([.. mappings], new NormalizationStatistics(result, _method.ToString()), input.Schema);
    }

    /// <summary>Promises the shape of the output: that of the input with the output columns in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">An input or the source column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(NormalizeRules.Feature);
        var columns = new List<SchemaShape.Column>();
        foreach (ColumnNames names in _columns)
        {
            if (ColumnLookup.Find(inputSchema, "input", names.Input, faults) is not SchemaShape.Column column)
                continue;
            columns.Add(column);
            NormalizeRules.Check(column, faults);
        }

        SourceKeys.Check(inputSchema, _source, faults);
        faults.ThrowIfAny();
        return _columns.Zip(columns).Aggregate(
            inputSchema, (shape, pair) => SchemaShapes.Promise(shape, pair.First.Output, pair.Second, AnnotationNames.SlotNames));
    }

    private void Check(DataViewSchema.Column column, ColumnNames names, Faults faults)
    {
        if (NormalizeRules.ValueType(column, faults) is not Type type)
            return;
        if (_given is null)
        {
            if (_perSlot && column.Type is VectorDataViewType { IsKnownSize: false })
            {
                faults.Add($"the input column '{column.Name}' is of type {column.Type}, without a known size, so it has no slots to take statistics of. " +
                    $"Set PerSlot to false, or give it a known size.");
            }

            return;
        }

        ColumnStatistics given = _given.Columns[names.Output];
        NormalizeRules.CheckSlots(column, given.Sources.Values.Append(given.Pooled).Max(one => one?.Center.Count ?? 1), faults);
        if (type == typeof(float))
            GivenStatistics.CheckSingle(names.Output, given, faults);
    }

    private NormalizeMapping Map(ColumnNames names, DataViewSchema.Column column, SourceKeys keys, ColumnStatistics statistics)
    {
        var sources = new FittedSources(keys, statistics.Sources.Keys);
        Type type = (column.Type as VectorDataViewType)?.ItemType.RawType ?? column.Type.RawType;
        return NormalizeMapping.Create(
            type,
            names,
            sources,
            _method,
            sources.Names.Select(name => statistics.Sources[name]),
            _unknown == UnknownSource.Pooled ? statistics.Pooled : null);
    }
}
