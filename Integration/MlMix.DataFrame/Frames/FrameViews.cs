using Microsoft.Data.Analysis;
using Microsoft.ML;

namespace MlMix.Frames;

/// <summary>Views of several frames that are to become one: what is missing in one of them has a missing value in all.</summary>
internal static class FrameViews
{
    /// <summary>Makes the views.</summary>
    /// <param name="sources">The sources, whose data are frames.</param>
    /// <param name="others">The sources that are mixed with them, whose data are none.</param>
    /// <param name="fills">Whether a column that a source neither has nor gives a value for is missing there.</param>
    /// <param name="faults">Takes the columns that ML.NET cannot have; the views are without them.</param>
    public static FrameDataView[] Of(IReadOnlyList<MixSource> sources, IReadOnlyList<MixSource> others, bool fills, Faults faults)
    {
        (MixSource Source, HashSet<string> Columns)[] all = [.. sources.Concat(others).Select(source => (source, NamesInMix(source)))];
        HashSet<string> missing =
        [
            .. from source in sources
               from column in Frame(source).Columns
               where !source.Drop.Contains(column.Name)
               group column by NameInMix(source, column.Name) into same
               where same.Any(column => column.NullCount > 0)
                   || all.Any(other => !other.Columns.Contains(same.Key) && IsMissing(other.Source, same.Key, fills))
               select same.Key,
        ];
        return [.. sources.Select(source => View(source, missing, faults))];
    }

    // What a source gives for a column that it does not have stands in its rows.
    private static bool IsMissing(MixSource source, string nameInMix, bool fills) =>
        source.Fill.TryGetValue(nameInMix, out object? given) ? given is null : fills;

    private static FrameDataView View(MixSource source, HashSet<string> missing, Faults faults)
    {
        // A column that is dropped is never read, and stands in the view for its name alone.
        FrameColumn?[] columns =
        [
            .. Frame(source).Columns.Select(column => source.Drop.Contains(column.Name)
                ? new TextFrameColumn(new StringDataFrameColumn(column.Name))
                : FrameColumns.View(column, missing.Contains(NameInMix(source, column.Name)), source.Name, faults)),
        ];
        return new FrameDataView([.. columns.OfType<FrameColumn>()], Frame(source).Rows.Count);
    }

    private static DataFrame Frame(MixSource source) => (DataFrame)source.Data;

    private static HashSet<string> NamesInMix(MixSource source)
    {
        IEnumerable<string> names = source.Data is DataFrame frame
            ? frame.Columns.Select(column => column.Name)
            : source.Data.Schema.Where(column => !column.IsHidden).Select(column => column.Name);
        return [.. names.Where(name => !source.Drop.Contains(name)).Select(name => NameInMix(source, name))];
    }

    private static string NameInMix(MixSource source, string name) => source.Rename.GetValueOrDefault(name, name);
}
