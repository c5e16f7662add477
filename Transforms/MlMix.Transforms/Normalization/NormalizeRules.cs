using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Normalization;

/// <summary>Which columns can be normalized.</summary>
internal static class NormalizeRules
{
    public const string Feature = "NormalizeBySource";

    /// <summary>The type of the values of a column that can be normalized, or null with a fault added.</summary>
    public static Type? ValueType(DataViewSchema.Column column, Faults faults)
    {
        DataViewType item = (column.Type as VectorDataViewType)?.ItemType ?? column.Type;
        return Check(column.Name, item, $"{column.Type}", faults) ? item.RawType : null;
    }

    public static bool Check(SchemaShape.Column column, Faults faults) =>
        Check(column.Name, column.IsKey ? null : column.ItemType, ColumnLookup.TypeName(column), faults);

    /// <summary>Adds a fault unless each row of the column has <paramref name="slots"/> slots; 1 fits any.</summary>
    public static void CheckSlots(DataViewSchema.Column column, int slots, Faults faults)
    {
        int size = (column.Type as VectorDataViewType)?.Size ?? 1;
        if (slots > 1 && size != slots)
        {
            faults.Add($"the input column '{column.Name}' is of type {column.Type}; its statistics are by slot, for vectors of {slots}. " +
                $"Give it that size, or take statistics of the whole column.");
        }
    }

    private static bool Check(string column, DataViewType? item, string type, Faults faults)
    {
        if (item == NumberDataViewType.Single || item == NumberDataViewType.Double)
            return true;
        faults.Add($"the input column '{column}' is of type {type}; it must be Single, Double or a vector of one of these. " +
            $"Convert it first with Transforms.Conversion.ConvertType.");
        return false;
    }
}
