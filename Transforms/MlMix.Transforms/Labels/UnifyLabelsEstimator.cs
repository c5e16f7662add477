using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix;

/// <summary>
/// Brings the labels of all sources into one label space: labels with the same name are one class, in whatever source they are and however they are numbered
/// there.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes, once, for numbers and texts without class names; else no |
/// | Input column data type | Key, number, text or Boolean, not a vector |
/// | Source column data type | Key; its key values name the sources |
/// | Output column data type | Key of UInt32; its key values are the names of the classes |
/// | Required NuGet in addition to Microsoft.ML | MlMix.Transforms |
/// | Persistable | Yes, as stock transformers: a saved model loads without MlMix |
/// | Exportable to ONNX | The stock form (Model.ToStock), without class names |
///
/// ]]></format>
/// <para>A label is named by its value: that of a key, or its number from 0 where it has none; a number in invariant culture; True or False; a text as it is.
/// The classes are in the order of the key values, of the numbers, or of the characters of the texts. Where <see cref="UnifyLabelsOptions.ClassNames"/> names
/// the labels of each source, the classes are in the order in which those names come first over the sources.</para>
/// <para>A label is missing, key value 0, when it is missing in the input (NaN, the missing key, the empty text), has no class, or has class names and no
/// known source.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed class UnifyLabelsEstimator : IEstimator<UnifyLabelsTransformer>
{
    private readonly ColumnNames _names;
    private readonly Dictionary<string, string[]>? _classNames;

    internal UnifyLabelsEstimator(UnifyLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new Faults(UnifyMapping.Feature);
        _names = ColumnNames.Check(options.OutputColumnName, options.InputColumnName, options.SourceColumnName, faults);
        if (options.ClassNames is not null)
        {
            CheckNames(options.ClassNames, faults);
            faults.ThrowIfAny();
            _classNames = options.ClassNames.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        }

        faults.ThrowIfAny();
    }

    /// <summary>Makes the transformer. Numbers and texts without class names are read once.</summary>
    /// <param name="input">The data; one pass over it must end.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The label or the source column is missing or of another type; a source of the data has no class names though they are given; labels with class names are
    /// texts or Booleans, or keys with equal values; or there is no label at all, or there are more than 1,000,000 different ones.
    /// </exception>
    public UnifyLabelsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new Faults(UnifyMapping.Feature);
        DataViewSchema.Column? column = ColumnLookup.Find(input.Schema, "label", _names.Input, faults);
        if (column is DataViewSchema.Column found && LabelTexts.Check(found.Name, found.Type is not VectorDataViewType, found.Type, $"{found.Type}", faults))
        {
            CheckNumbered(found.Name, found.Type, $"{found.Type}", faults);
            CheckDistinct(found, faults);
        }

        SourceKeys? keys = SourceKeys.Read(input.Schema, _names.Source, faults);
        if (_classNames is not null)
        {
            keys?.CheckCovered(
                _classNames.Keys, "has no class names, which are given for", "Add them, or leave ClassNames null to unify labels by value.", faults);
        }

        faults.ThrowIfAny();

        UnifiedLabels labels = _classNames is null ? ByValue(input, column!.Value, keys!) : ByName(column!.Value, keys!);
        LabelTexts.CheckCount(_names.Input, (ulong)labels.Classes.Length, "different labels", faults);
        if (labels.Classes.Length == 0)
            faults.Add($"the label column '{_names.Input}' has no label to make a class of. Fit on data that has labels, or give ClassNames.");
        faults.ThrowIfAny();
        var sources = new FittedSources(keys!, _classNames?.Keys ?? Enumerable.Empty<string>());
        return new UnifyLabelsTransformer(new UnifyMapping(_names, sources, labels), input.Schema);
    }

    /// <summary>Promises the shape of the output: that of the input with the output column in it.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">The label or the source column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var faults = new Faults(UnifyMapping.Feature);
        if (ColumnLookup.Find(inputSchema, "label", _names.Input, faults) is SchemaShape.Column column)
        {
            DataViewType item = column.IsKey ? new KeyDataViewType(typeof(uint), 1) : column.ItemType;
            if (LabelTexts.Check(column.Name, column.Kind == SchemaShape.Column.VectorKind.Scalar, item, ColumnLookup.TypeName(column), faults))
                CheckNumbered(column.Name, item, ColumnLookup.TypeName(column), faults);
        }

        SourceKeys.Check(inputSchema, _names.Source, faults);
        faults.ThrowIfAny();
        return SchemaShapes.Promise(inputSchema, KeyColumns.Describe(_names.Output, ["class"]));
    }

    private static void CheckNames(IReadOnlyDictionary<string, IReadOnlyList<string>> given, Faults faults)
    {
        if (given.Count == 0)
            faults.Add("ClassNames is empty; give the names of the classes of every source, or leave it null to unify labels by value.");
        foreach ((string source, IReadOnlyList<string> names) in given)
        {
            if (names is null || names.Count == 0)
                faults.Add($"the class names of source '{source}' are {(names is null ? "null" : "empty")}; give the names of its labels 0, 1, 2, ...");
            else if (names.Any(string.IsNullOrEmpty))
                faults.Add($"a class name of source '{source}' is null or empty; give each of its labels a name.");
            else
                foreach (IGrouping<string, string> twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
                    faults.Add($"the class names of source '{source}' have '{twice.Key}' {twice.Count()} times; the names of one source must differ.");
        }
    }

    private void CheckNumbered(string column, DataViewType item, string type, Faults faults)
    {
        if (_classNames is not null && item is not (NumberDataViewType or KeyDataViewType))
        {
            faults.Add($"the label column '{column}' is of type {type}; class names are for labels that are numbers from 0, or keys. " +
                $"Leave ClassNames null to unify labels by value.");
        }
    }

    private void CheckDistinct(DataViewSchema.Column column, Faults faults)
    {
        if (_classNames is null || column.Type is not KeyDataViewType)
            return;
        foreach (IGrouping<string, string> twice in LabelTexts.OfKeys(column).GroupBy(text => text).Where(group => group.Count() > 1))
        {
            faults.Add($"the label column '{column.Name}' has the key value '{twice.Key}' {twice.Count()} times; " +
                $"the values of labels with class names must differ.");
        }
    }

    private static UnifiedLabels ByValue(IDataView input, DataViewSchema.Column column, SourceKeys keys)
    {
        if (column.Type is KeyDataViewType or BooleanDataViewType)
        {
            string[] texts = LabelTexts.OfValues(column);
            return UnifiedLabels.SameForAll(texts, [.. keys.Names.Select(name => (name, texts))]);
        }

        LabelCounts counts = LabelCounts.Read(input, column, keys);
        return UnifiedLabels.SameForAll(
            counts.Labels,
            [.. keys.Names.Select((name, source) => (name, counts.Labels.Where((_, label) => counts.BySource[source][label] > 0).ToArray()))]);
    }

    private UnifiedLabels ByName(DataViewSchema.Column column, SourceKeys keys)
    {
        int most = _classNames!.Values.Max(names => names.Length);
        string[] labels = column.Type is KeyDataViewType
            ? LabelTexts.OfKeys(column)
            : [.. Enumerable.Range(0, most).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        string[] sources = [.. keys.Names.Union(_classNames.Keys)];
        return UnifiedLabels.Named(labels, [.. sources.Select(source => (source, _classNames[source]))]);
    }
}
