using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>The types of single values in columns.</summary>
internal static class ItemTypes
{
    /// <summary>The type of a column's values, of a vector that of its slots.</summary>
    public static DataViewType Of(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;

    /// <summary>Whether the values are known here: numbers, keys, Booleans, texts, dates, durations and row ids; others, such as images, are not.</summary>
    public static bool AreKnown(DataViewSchema.Column column) => Of(column) is PrimitiveDataViewType;
}
