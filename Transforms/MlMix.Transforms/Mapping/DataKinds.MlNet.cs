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
}
