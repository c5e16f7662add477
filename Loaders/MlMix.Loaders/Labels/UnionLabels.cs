using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>Labels that are one class where they stand for the same value.</summary>
internal sealed class UnionLabels(string column) : LabelSpace(column)
{
    internal override LabelPlan? Align(ColumnRequest column, Faults faults)
    {
        bool areTexts = column.ItemTypes.All(type => type is TextDataViewType);
        if (!areTexts && !column.Present.All(source => KeySpace.Of(column.Columns[source]!.Value) is not null))
        {
            faults.Add(column.Differs("labels are united by what they stand for, so they must be keys with key values, or texts, in all sources; map them to "
                + "keys with MapValueToKey, or use LabelSpace.Shared where equal labels mean the same, Offset where they do not"));
            return null;
        }
        return ColumnAligner.Align(column, faults) is { } plan ? new LabelPlan(plan, areTexts ? null : () => LabelTable.OfValues(column, plan)) : null;
    }
}
