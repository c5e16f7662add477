using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>What a column says of its keys or slots, as texts: these may be numbers, as where MapValueToKey makes keys of numbers.</summary>
internal static class AnnotationTexts
{
    /// <summary>The values of a vector annotation as texts, or null when the column has none of that kind.</summary>
    public static string[]? Of(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not VectorDataViewType { ItemType: var item })
            return null;
        if (item is TextDataViewType)
            return ColumnLookup.TextAnnotation(column.Annotations, kind);
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

    /// <summary>Whether values of an annotation become texts.</summary>
    /// <param name="item">The type of each.</param>
    public static bool Has(DataViewType item) => item is TextDataViewType or NumberDataViewType or BooleanDataViewType;

    /// <summary>A value in invariant culture.</summary>
    public static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string[] Read<T>(DataViewSchema.Column column, string kind)
    {
        var values = default(VBuffer<T>);
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(Text)];
    }
}
