using Microsoft.ML.Data;
using MlMix.Alignment;

namespace MlMix.Labels;

/// <summary>What is told of labels that become classes.</summary>
internal static class LabelTreatment
{
    public static ColumnTreatment Of(ColumnRequest column, int source, DataViewType type, string text)
    {
        if (column.Columns[source] is not { } here)
        {
            return new ColumnTreatment(column.Sources[source], null, null, ColumnSteps.Filled | ColumnSteps.Relabelled)
                { Fill = column.Fills[source], Relabelling = text };
        }
        ColumnSteps steps = ColumnSteps.Relabelled;
        if (here.Name != column.Name)
            steps |= ColumnSteps.Renamed;
        // What a map makes of labels is none of their own type in another size.
        if (here.Type.RawType != type.RawType && here.Type is KeyDataViewType == type is KeyDataViewType)
            steps |= ColumnSteps.Widened;
        return new ColumnTreatment(column.Sources[source], here.Name, here.Type, steps) { Relabelling = text };
    }
}
