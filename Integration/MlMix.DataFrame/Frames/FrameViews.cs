using Microsoft.Data.Analysis;

namespace MlMix.Frames;

/// <summary>Views of several frames that are to become one: what is missing in one of them has a missing value in all.</summary>
internal static class FrameViews
{
    /// <summary>Makes the views.</summary>
    /// <param name="sources">The sources, whose data are frames.</param>
    /// <param name="fills">Whether a column that a frame does not have is missing there.</param>
    /// <param name="faults">Takes the columns that ML.NET cannot have; the views are without them.</param>
    public static FrameDataView[] Of(IReadOnlyList<MixSource> sources, bool fills, Faults faults)
    {
        HashSet<string> missing =
        [
            .. from source in sources
               from column in Frame(source).Columns
               where !source.Drop.Contains(column.Name)
               group column by NameInMix(source, column) into same
               where (fills && same.Count() < sources.Count) || same.Any(column => column.NullCount > 0)
               select same.Key,
        ];
        return [.. sources.Select(source => View(source, missing, faults))];
    }

    private static FrameDataView View(MixSource source, HashSet<string> missing, Faults faults)
    {
        FrameColumn?[] columns =
        [
            .. Frame(source).Columns.Select(column => FrameColumns.View(
                column, !source.Drop.Contains(column.Name) && missing.Contains(NameInMix(source, column)), source.Name, faults)),
        ];
        return new FrameDataView([.. columns.OfType<FrameColumn>()], Frame(source).Rows.Count);
    }

    private static DataFrame Frame(MixSource source) => (DataFrame)source.Data;

    private static string NameInMix(MixSource source, DataFrameColumn column) => source.Rename.GetValueOrDefault(column.Name, column.Name);
}
