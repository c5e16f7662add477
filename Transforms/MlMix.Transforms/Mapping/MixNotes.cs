using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>Reads what a mix wrote on its columns; transforms of ML.NET hand such annotations on.</summary>
internal static class MixNotes
{
    /// <summary>Whether a row may stand in the mix more than once; null where the column does not say.</summary>
    public static bool? MayRepeat(DataViewSchema.Column column) => Flag(column, MixDefaults.MayRepeatAnnotation);

    /// <summary>The source columns of the mix and of those that it is made of.</summary>
    public static DataViewSchema.Column[] Sources(DataViewSchema schema) =>
        [.. schema.Where(column => !column.IsHidden && column.Type is KeyDataViewType && MayRepeat(column) is not null)];

    /// <summary>The column that holds copies of a row together, or null.</summary>
    public static DataViewSchema.Column? Origin(DataViewSchema schema) =>
        First(schema, column => column.Type == NumberDataViewType.UInt64 && Flag(column, MixDefaults.OriginAnnotation) == true);

    /// <summary>The column that numbers the rows of each source, or null.</summary>
    public static DataViewSchema.Column? SourceRow(DataViewSchema schema) =>
        First(schema, column => column.Type == NumberDataViewType.Int64 && column.Name == MixDefaults.SourceRowColumnName);

    private static DataViewSchema.Column? First(DataViewSchema schema, Func<DataViewSchema.Column, bool> isWanted)
    {
        foreach (DataViewSchema.Column column in schema)
        {
            if (!column.IsHidden && isWanted(column))
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
