using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Alignment;

/// <summary>Finds the column of the mix into which those of the sources fit, and how they get there.</summary>
internal static class ColumnAligner
{
    /// <summary>Aligns by the rules that hold for any column.</summary>
    /// <returns>The column, or null after a fault.</returns>
    public static ColumnPlan? Align(ColumnRequest column, Faults faults)
    {
        DataViewType[] types = [.. column.Types];
        if (types.Any(type => type is VectorDataViewType) && types.Any(type => type is not VectorDataViewType))
        {
            faults.Add(column.Differs(
                "vectors and single values cannot be one column, so make the single ones vectors first (Concatenate), or rename one of them"));
            return null;
        }
        if (ColumnRequest.ItemOf(types[0]) is PrimitiveDataViewType)
        {
            return ItemPlan.Make(column, faults) is { } items && VectorShape.Join(column, faults) is { } shape
                ? Build(column, shape.Of(items.Type), items, shape, faults)
                : null;
        }
        if (types.All(types[0].Equals))
            return Build(column, types[0], null, null, faults);
        faults.Add(column.Differs("convert one of them so that the types agree"));
        return null;
    }

    /// <summary>Makes a column, whose type is known, of items and shape that are known; structured types have neither.</summary>
    /// <returns>The column, or null after a fault.</returns>
    public static ColumnPlan? Build(ColumnRequest column, DataViewType type, ItemPlan? items, VectorShape? shape, Faults faults)
    {
        var links = new ColumnLink?[column.Columns.Count];
        var treatments = new ColumnTreatment[links.Length];
        for (int source = 0; source < links.Length; source++)
        {
            links[source] = column.Columns[source] is { } here
                ? Links.Over(here, items?.Converters[source], shape?.PaddingOf(here.Type) ?? 0)
                : FillLinks.Make(column, source, type, items is null ? _ => null : items.Of, faults);
            treatments[source] = Treatment(column, source, items, shape);
        }
        return links.Contains(null) ? null : new ColumnPlan(column.Name, type, KeptAnnotations.Of(column, type, items?.Keys), links!, treatments);
    }

    private static ColumnTreatment Treatment(ColumnRequest column, int source, ItemPlan? items, VectorShape? shape)
    {
        string name = column.Sources[source];
        if (column.Columns[source] is not { } here)
            return new ColumnTreatment(name, null, null, ColumnSteps.Filled) { Fill = column.Fills[source] };
        ulong[]? keys = items?.KeyMaps?[source];
        ColumnSteps steps = here.Name == column.Name ? ColumnSteps.AsIs : ColumnSteps.Renamed;
        if (items is not null && ColumnRequest.ItemOf(here.Type).RawType != items.Type.RawType)
            steps |= ColumnSteps.Widened;
        if (keys is not null)
            steps |= ColumnSteps.Remapped;
        if (shape?.PaddingOf(here.Type) > 0)
            steps |= ColumnSteps.Padded;
        return new ColumnTreatment(name, here.Name, here.Type, steps) { Keys = keys ?? [] };
    }
}
