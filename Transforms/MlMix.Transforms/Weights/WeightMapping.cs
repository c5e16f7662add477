using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Labels;
using MlMix.Mapping;

namespace MlMix.Weights;

/// <summary>Maps the source of a row, and its label where that matters, to a weight.</summary>
internal sealed class WeightMapping(string output, string source, FittedSources sources, string? label, string[] labels, float[][] weights) : IColumnMapping
{
    public const string Feature = "SourceWeights";

    public string Output => output;

    public string Source => source;

    public FittedSources Sources => sources;

    /// <summary>Gets the name of the label column, or null when labels do not matter.</summary>
    public string? Label => label;

    /// <summary>Gets the labels as texts; one where they do not matter.</summary>
    public string[] Labels => labels;

    /// <summary>Gets the weights by source and label.</summary>
    public float[][] Weights => weights;

    public void Bind(DataViewSchema schema, List<BoundColumn> bound, Faults faults)
    {
        SourceKeys? keys = SourceKeys.Read(schema, source, faults);
        DataViewSchema.Column? column = label is null ? null : ColumnLookup.Find(schema, "label", label, faults);
        if (column is DataViewSchema.Column found)
            LabelTexts.Check(found.Name, found.Type is not VectorDataViewType, found.Type, $"{found.Type}", faults);
        int[] remap = keys is null ? [] : sources.Remap(keys, faults);
        if (keys is null || faults.Any)
            return;
        bound.Add(new BoundColumn(
            new DataViewSchema.DetachedColumn(output, NumberDataViewType.Single),
            column is DataViewSchema.Column read ? [keys.Column, read] : [keys.Column],
            row => CreateGetter(SourceReader.Create(row, keys.Column, remap), column is DataViewSchema.Column c ? LabelReader.Create(row, c, labels) : null)));
    }

    private ValueGetter<float> CreateGetter(ValueGetter<int> getSource, ValueGetter<int>? getLabel)
    {
        int index = 0, place = 0;
        return (ref float weight) =>
        {
            getSource(ref index);
            getLabel?.Invoke(ref place);
            weight = index < 0 || place < 0 ? 1 : weights[index][place];
        };
    }
}
