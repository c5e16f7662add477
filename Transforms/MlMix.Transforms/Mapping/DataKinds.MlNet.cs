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
        NumberDataViewType or BooleanDataViewType or KeyDataViewType => Type.GetTypeCode(type.RawType) switch
        {
            TypeCode.Boolean => DataKind.Boolean,
            TypeCode.SByte => DataKind.SByte,
            TypeCode.Byte => DataKind.Byte,
            TypeCode.Int16 => DataKind.Int16,
            TypeCode.UInt16 => DataKind.UInt16,
            TypeCode.Int32 => DataKind.Int32,
            TypeCode.UInt32 => DataKind.UInt32,
            TypeCode.Int64 => DataKind.Int64,
            TypeCode.UInt64 => DataKind.UInt64,
            TypeCode.Single => DataKind.Single,
            _ => DataKind.Double,
        },
        _ => null,
    };
}
