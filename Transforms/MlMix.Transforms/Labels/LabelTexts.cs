using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Labels;

/// <summary>
/// Labels as text, which is what labels of different types have in common: a key's value, or its number from 0 where it has none; numbers in invariant culture;
/// True and False; texts as they are.
/// </summary>
internal static class LabelTexts
{
    /// <summary>The texts of all values of a key column, in their order.</summary>
    public static string[] OfKeys(DataViewSchema.Column column)
    {
        ulong count = ((KeyDataViewType)column.Type).Count;
        return OfVector(column, AnnotationNames.KeyValues)
            ?? [.. Enumerable.Range(0, (int)Math.Min(count, int.MaxValue)).Select(value => value.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The values of a vector annotation as texts, or null when the column has none of that kind.</summary>
    public static string[]? OfVector(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType { ItemType: var item })
            return null;
        if (item is TextDataViewType)
            return Columns.TextAnnotation(column, kind);
        return Type.GetTypeCode(item.RawType) switch
        {
            TypeCode.SByte => Read<sbyte>(column, kind),
            TypeCode.Byte => Read<byte>(column, kind),
            TypeCode.Int16 => Read<short>(column, kind),
            TypeCode.UInt16 => Read<ushort>(column, kind),
            TypeCode.Int32 => Read<int>(column, kind),
            TypeCode.UInt32 => Read<uint>(column, kind),
            TypeCode.Int64 => Read<long>(column, kind),
            TypeCode.UInt64 => Read<ulong>(column, kind),
            TypeCode.Single => Read<float>(column, kind),
            TypeCode.Double => Read<double>(column, kind),
            TypeCode.Boolean => Read<bool>(column, kind),
            _ => null,
        };
    }

    public static string Of<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Adds a fault unless the column can hold labels.</summary>
    public static bool Check(string column, bool isScalar, DataViewType item, string type, Faults faults)
    {
        if (isScalar && item is NumberDataViewType or KeyDataViewType or TextDataViewType or BooleanDataViewType)
            return true;
        faults.Add($"the label column '{column}' is of type {type}; it must be a key, a number, a text or a Boolean.");
        return false;
    }

    private static string[] Read<T>(DataViewSchema.Column column, string kind)
    {
        var values = default(VBuffer<T>);
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(Of)];
    }
}
