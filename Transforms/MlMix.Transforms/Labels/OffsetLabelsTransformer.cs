using System.Collections.ObjectModel;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix;

/// <summary>Moves the labels of each source into a place of their own; made by <see cref="OffsetLabelsEstimator"/>.</summary>
/// <remarks>
/// <para>Sources are known by name: the key column of the data it is applied to may hold them in another order. A key column without
/// key values has no names; then its order must be the fitted one.</para>
/// <para>A saved model is a chain of stock transformers that gives the same numbers for good rows and loads without MlMix. It sees only the
/// raw values of the source key, so the sources must stand in the order of the data fitted on, and the raw types be the same. A label of type Single or Double
/// that is refused here, as it is none of its source, is NaN there. Labels of an integer type, which
/// have no value for a row without a class, take a contract of MlMix.Transforms: where such a model is loaded, that assembly must be there, and registered with
/// <c>mlContext.ComponentCatalog.RegisterAssembly(typeof(OffsetLabelsTransformer).Assembly)</c> unless ML.NET finds it by its name.
/// The file has no more than a line for each source, but for keys a table of the labels of all sources, which has about 3 bytes for each besides their names.
/// Keys of more than 10,000,000 labels of all sources cannot be saved: fit the labels apart from the pipeline to be saved, which at prediction time has no use
/// for them anyway, or make them numbers.</para>
/// <para>Instances are immutable and safe to use from several threads.</para>
/// </remarks>
public sealed partial class OffsetLabelsTransformer : ITransformer
{
    private readonly OffsetMapping _mapping;
    private readonly RowMapping _row;
    private readonly DataViewSchema _fitted;
    private readonly Lazy<IReadOnlyList<LabelRow>?> _labels;

    internal OffsetLabelsTransformer(OffsetMapping mapping, DataViewSchema fitted)
    {
        _mapping = mapping;
        _row = new RowMapping(OffsetMapping.Feature, [mapping]);
        _fitted = fitted;
        _labels = new Lazy<IReadOnlyList<LabelRow>?>(MakeLabels);
        Offsets = ByName(mapping.Table.Offsets);
        ClassCounts = mapping.Table.Counts is int[] counts ? ByName(counts) : null;
    }

    /// <summary>Gets what is added to the labels of each source, by its name.</summary>
    public IReadOnlyDictionary<string, int> Offsets { get; }

    /// <summary>
    /// Gets how many classes each source has, by its name; null when the offsets were given for labels that are numbers, as nothing was
    /// counted then.
    /// </summary>
    public IReadOnlyDictionary<string, int>? ClassCounts { get; }

    /// <summary>
    /// Gets the label of every source and the class that it is, source by source; null when <see cref="ClassCounts"/> is null. A label is named by its key
    /// value, or by its number where it has none, and the class <c>source/label</c>, or all these names where sources share it. The list is made when it is
    /// first asked for.
    /// </summary>
    public IReadOnlyList<LabelRow>? Labels => _labels.Value;

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Finds the source that a label of the output belongs to, and the label that it had there: the inverse of the
    /// transformer.</summary>
    /// <param name="label">A label of the output. For key labels the class from 0, that is the raw key value less 1.</param>
    /// <returns>The name of the source and the label in it, from 0. Where class counts are unknown, the source with the nearest
    /// offset.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No source has this class.</exception>
    /// <exception cref="InvalidOperationException">Several sources share this class, by the offsets given.</exception>
    public (string Source, long Label) Locate(long label) => _mapping.Table.Locate(label);

    /// <summary>Gets the schema of the data after this transformer.</summary>
    /// <param name="inputSchema">The schema before it.</param>
    /// <returns>The schema with the output column in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="MixConfigurationException">
    /// The label or the source column is missing or of another type; a key label has other key values than when fitted; the joint classes
    /// do not fit into the type; or the sources have no names and another number than when fitted.
    /// </exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _row.Bind(inputSchema).OutputSchema;

    /// <summary>Adds the moved labels to the data, computed as it is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>
    /// A view that reads <paramref name="input"/>. Reading a number label throws <see cref="InvalidDataException"/> when it is negative, no
    /// whole number or larger than any of its source when fitted, and, for an integer type, when the source is missing or unknown; labels of type Single
    /// and Double are NaN and keys missing then.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="MixConfigurationException">As for <see cref="GetOutputSchema"/>.</exception>
    public IDataView Transform(IDataView input) => _row.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => _row.Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => OffsetStockForm.Save(_mapping, _fitted, ctx);

    private ReadOnlyCollection<LabelRow>? MakeLabels() =>
        _mapping.Table.Rows(AnnotationTexts.Of(_fitted[_mapping.Names.Input], AnnotationNames.KeyValues)) is LabelRow[] rows ? Array.AsReadOnly(rows) : null;

    private ReadOnlyDictionary<string, int> ByName(int[] values) =>
        new(_mapping.Table.Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));
}
