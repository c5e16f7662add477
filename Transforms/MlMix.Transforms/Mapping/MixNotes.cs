using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;

namespace MlMix.Mapping;

/// <summary>Finds the columns that a mix added.</summary>
internal static class MixNotes
{
    /// <summary>The source columns of the mix and of those that it is made of.</summary>
    public static DataViewSchema.Column[] Sources(DataViewSchema schema) =>
        [.. schema.Where(column => !column.IsHidden && column.Type is KeyDataViewType && MixAnnotations.ReadMayRepeat(column) is not null)];

    /// <summary>The column that numbers the rows of each source, or null.</summary>
    public static DataViewSchema.Column? SourceRow(DataViewSchema schema) =>
        schema.GetColumnOrNull(MixDefaults.SourceRowColumnName) is { } column && column.Type == NumberDataViewType.Int64 ? column : null;
}
