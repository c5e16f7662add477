using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Columns;

/// <summary>
/// What a mix writes on the columns that it adds, for views downstream: transforms of ML.NET hand such annotations on with the column, so that whoever
/// splits a view can see whether copies of a row stand in it, and which column holds copies together.
/// </summary>
internal static class MixAnnotations
{
    /// <summary>On an origin column: true.</summary>
    public const string Origin = MixDefaults.OriginAnnotation;

    /// <summary>On the source and origin columns: whether a row may stand in the view more than once.</summary>
    public const string MayRepeat = MixDefaults.MayRepeatAnnotation;

    /// <summary>On the source column: the name that the origin column had when the mix was made, if it has one.</summary>
    public const string OriginName = "MixOriginName";

    public static void WriteMayRepeat(DataViewSchema.Annotations.Builder builder, bool mayRepeat) =>
        builder.AddPrimitiveValue(MayRepeat, BooleanDataViewType.Instance, mayRepeat);

    public static void WriteOriginName(DataViewSchema.Annotations.Builder builder, string name) =>
        builder.AddPrimitiveValue(OriginName, TextDataViewType.Instance, name.AsMemory());

    public static void WriteOrigin(DataViewSchema.Annotations.Builder builder) =>
        builder.AddPrimitiveValue(Origin, BooleanDataViewType.Instance, true);

    /// <summary>Whether the view may hold copies of a row, as far as some mix below it said; null where none did.</summary>
    public static bool? MayRepeatRows(DataViewSchema schema)
    {
        bool? found = null;
        foreach (DataViewSchema.Column column in schema)
            found = ReadMayRepeat(column) is { } here ? here || found == true : found;
        return found;
    }

    /// <summary>What a column says of copies of its rows; null where it says nothing.</summary>
    public static bool? ReadMayRepeat(DataViewSchema.Column column) => Flag(column, MayRepeat);

    /// <summary>Whether a column holds copies of a row together.</summary>
    public static bool IsOrigin(DataViewSchema.Column column) => column.Type == NumberDataViewType.UInt64 && Flag(column, Origin) == true;

    /// <summary>The column that holds copies of a row together, or null.</summary>
    public static DataViewSchema.Column? OriginOf(DataViewSchema schema)
    {
        foreach (DataViewSchema.Column column in schema)
        {
            if (!column.IsHidden && IsOrigin(column))
                return column;
        }
        return null;
    }

    private static bool? Flag(DataViewSchema.Column column, string kind)
    {
        if (column.Annotations.Schema.GetColumnOrNull(kind)?.Type is not BooleanDataViewType)
            return null;
        bool value = false;
        column.Annotations.GetValue(kind, ref value);
        return value;
    }
}
