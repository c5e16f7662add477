using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>What ML.NET's conversions call the types of items.</summary>
internal static class DataKinds
{
    /// <summary>The kind of a type, of a key that of its raw values; null for one that conversions do not make.</summary>
    public static DataKind? Of(DataViewType type) => type switch
    {
        TextDataViewType => DataKind.String,
        TimeSpanDataViewType => DataKind.TimeSpan,
        DateTimeDataViewType => DataKind.DateTime,
        DateTimeOffsetDataViewType => DataKind.DateTimeOffset,
        NumberDataViewType or BooleanDataViewType or KeyDataViewType => StockForms.Kind(type.RawType),
        _ => null,
    };

    /// <summary>
    /// Whether a type is that of signed integers. These all become Int64 and come back; by way of a text they would not: ML.NET writes it with the minus sign
    /// of the current culture, and reads no sign but its own.
    /// </summary>
    public static bool IsSigned(Type raw) => Type.GetTypeCode(raw) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;
}
