using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Adds the offset of its source to a label.</summary>
internal abstract class OffsetMapping(ColumnNames names, FittedSources sources, OffsetTable table) : ColumnMapping(names, sources)
{
    public const string Feature = "OffsetLabels";

    public OffsetTable Table { get; } = table;

    protected override DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults)
    {
        if (!LabelType.Check(input.Name, input.Type is not VectorDataViewType, input.Type, $"{input.Type}", faults))
            return null;
        DataViewSchema.DetachedColumn? output = DescribeLabel(input, faults);
        LabelType.CheckRoom(input.Name, input.Type, Table, faults);
        return output;
    }

    /// <summary>Describes the output for a label column that is a number or a key.</summary>
    protected abstract DataViewSchema.DetachedColumn? DescribeLabel(DataViewSchema.Column input, Faults faults);

    /// <summary>Says that a column is a key where a number was fitted, or the other way round.</summary>
    protected static DataViewSchema.DetachedColumn? OtherKind(DataViewSchema.Column input, string fitted, Faults faults)
    {
        faults.Add($"the label column '{input.Name}' is of type {input.Type}; when fitted it was {fitted}, and the offsets hold for " +
            $"that only.");
        return null;
    }
}
