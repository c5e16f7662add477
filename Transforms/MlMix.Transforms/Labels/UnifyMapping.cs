using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>Maps the label of a source to the key of its class.</summary>
internal sealed class UnifyMapping(ColumnNames names, FittedSources sources, UnifiedLabels labels) : ColumnMapping(names, sources)
{
    public const string Feature = "UnifyLabels";

    public UnifiedLabels Labels => labels;

    protected override DataViewSchema.DetachedColumn? Describe(DataViewSchema.Column input, Faults faults) =>
        LabelTexts.Check(input.Name, input.Type is not VectorDataViewType, input.Type, $"{input.Type}", faults)
            ? KeyColumns.Describe(Names.Output, labels.Classes)
            : null;

    protected override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input, ValueGetter<int> source)
    {
        ValueGetter<int> get = LabelReader.Create(row, input, labels.Labels);
        int place = 0, index = 0;
        return (ValueGetter<uint>)((ref uint key) =>
        {
            get(ref place);
            source(ref index);
            key = place < 0 ? 0 : (index < 0 ? labels.Otherwise : labels.BySource[index])[place];
        });
    }
}
