using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix;

/// <summary>
/// Gives the classes of every source a place of their own in one label space: those of a source follow those of the sources before it,
/// digits 0 to 9 and then clothing 10 to 19.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Once for numbers; not for keys or given offsets |
/// | Input column data type | Single, Double, any integer type, or key |
/// | Source column data type | Key; its key values name the sources |
/// | Output column data type | The same as the input column's; a key has the classes of all sources |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes, but for keys of more than 10,000,000 classes; see OffsetLabelsTransformer for what loading needs |
/// | Exportable to ONNX | No |
///
/// ]]></format>
/// <para>Labels that are numbers must be whole numbers from 0; a source has as many classes as its largest label and one, or
/// none if the data has no row of it. A label that
/// is a key has, in every source, as many classes as the key has values; the output's key values are <c>source/value</c> where the input
/// has some. With given offsets a class that sources share has all their names, <c>a/cat | b/dog</c>, and one that no source has is named by its number.</para>
/// <para>A label that is missing (NaN, key value 0) stays missing. When the source is missing or unknown, labels of type Single and Double
/// become NaN and keys missing; reading an integer label throws, as there is no value to stand for it.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class OffsetLabelsEstimator : IEstimator<OffsetLabelsTransformer>
{
    private readonly ColumnNames _names;
    private readonly Dictionary<string, int>? _given;

    internal OffsetLabelsEstimator(OffsetLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(OffsetMapping.Feature);
        _names = ColumnNames.Check(options.OutputColumnName, options.InputColumnName, options.SourceColumnName, faults);
        if (options.Offsets is not null)
        {
            _given = new Dictionary<string, int>(options.Offsets);
            if (_given.Count == 0)
                faults.Add("Offsets is empty; give one for every source, or leave it null to put the sources one after the other.");
            foreach ((string source, int offset) in _given.Where(pair => pair.Value < 0))
                faults.Add($"the offset given for source '{source}' is {offset}; it must be 0 or more.");
        }

        faults.ThrowIfAny();
    }

    /// <summary>Makes the transformer. Labels that are numbers are read once, unless offsets are given.</summary>
    /// <param name="input">The data; one pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The label or the source column is missing or of another type; a source of the data is not among the given offsets; a source has rows
    /// but no label; the joint classes do not fit into the type of the labels; or the labels have key values, and given offsets leave so many classes to no
    /// source that there are more than 1,000,000.
    /// </exception>
    /// <exception cref="InvalidDataException">A label is not a whole number from 0.</exception>
    public OffsetLabelsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new Faults(OffsetMapping.Feature);
        DataViewSchema.Column? column = ColumnLookup.Find(input.Schema, "label", _names.Input, faults);
        if (column is DataViewSchema.Column found)
            LabelType.Check(found.Name, found.Type is not VectorDataViewType, found.Type, $"{found.Type}", faults);
        SourceKeys? keys = SourceKeys.Read(input.Schema, _names.Source, faults);
        if (_given is not null)
            keys?.CheckCovered(_given.Keys, "is not among the given offsets, which name", "Add it, or leave Offsets null to fit them.", faults);
        faults.ThrowIfAny();
        return Make(input, column!.Value, keys!);
    }

    /// <summary>Promises the shape of the output: that of the input with the output column in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The label or the source column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(OffsetMapping.Feature);
        SchemaShape.Column? column = ColumnLookup.Find(inputSchema, "label", _names.Input, faults);
        if (column is SchemaShape.Column found)
        {
            bool isScalar = found.Kind == SchemaShape.Column.VectorKind.Scalar;
            LabelType.Check(found.Name, isScalar, found.ItemType, ColumnLookup.TypeName(found), faults);
        }

        SourceKeys.Check(inputSchema, _names.Source, faults);
        faults.ThrowIfAny();
        SchemaShape.Column label = column!.Value;
        if (!label.IsKey)
            return SchemaShapes.Promise(inputSchema, new DataViewSchema.DetachedColumn(_names.Output, label.ItemType));
        bool named = label.Annotations.Any(annotation => annotation.Name == AnnotationNames.KeyValues && AnnotationTexts.Has(annotation.ItemType));
        return SchemaShapes.Promise(
            inputSchema, KeyColumns.Describe(_names.Output, new KeyDataViewType(label.ItemType.RawType, 1), named ? ["class"] : null));
    }

    private OffsetLabelsTransformer Make(IDataView input, DataViewSchema.Column column, SourceKeys keys)
    {
        var faults = new Faults(OffsetMapping.Feature);
        var sources = new FittedSources(keys, _given?.Keys ?? Enumerable.Empty<string>());
        int[]? counts = null;
        if (column.Type is KeyDataViewType { Count: var values })
        {
            if (values > int.MaxValue)
                faults.Add($"the label column '{column.Name}' has {values} key values; there can be {int.MaxValue} classes at most.");
            faults.ThrowIfAny();
            counts = [.. Enumerable.Repeat((int)values, sources.Names.Count)];
        }
        else if (_given is null)
        {
            counts = LabelFit.CountClasses(OffsetMapping.Feature, input, column, keys);
        }

        if (_given is null && counts!.Sum(count => (long)count) is > int.MaxValue and long total)
            faults.Add($"the sources have {total} classes together; there can be {int.MaxValue} at most.");
        faults.ThrowIfAny();
        OffsetTable table = _given is null
            ? OffsetTable.Follow(sources.Names, counts!)
            : new OffsetTable(sources.Names, [.. sources.Names.Select(name => _given[name])], counts);
        LabelType.CheckRoom(column.Name, column.Type, table, faults);
        faults.ThrowIfAny();

        string[]? keyValues = column.Type is KeyDataViewType ? AnnotationTexts.Of(column, AnnotationNames.KeyValues) : null;
        if (keyValues is not null && table.Total > Math.Max(LabelTexts.MaxLabels, counts!.Sum(count => (long)count)))
        {
            faults.Add($"with the given offsets the label column '{column.Name}' has {table.Total} classes; where they have names there can be " +
                $"{LabelTexts.MaxLabels} at most. Give offsets that leave fewer classes to no source.");
        }

        faults.ThrowIfAny();
        OffsetMapping mapping = column.Type is KeyDataViewType
            ? new KeyOffsetMapping(_names, sources, table, keyValues)
            : new NumberOffsetMapping(_names, sources, table);
        return new OffsetLabelsTransformer(mapping, input.Schema);
    }
}
