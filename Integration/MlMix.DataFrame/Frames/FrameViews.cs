using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

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
        var views = new FrameDataView[sources.Count];
        List<(MixSource Source, IDataView View)> known = [.. others.Select(source => (source, source.Data))];
        // A frame without rows does not tell how long its vectors are, so it has those of the others.
        foreach (int i in Enumerable.Range(0, views.Length).OrderBy(i => Frame(sources[i]).Rows.Count == 0))
        {
            views[i] = View(sources[i], missing, known, faults);
            if (Frame(sources[i]).Rows.Count > 0)
                known.Add((sources[i], views[i]));
        }
        return views;
    }

    /// <summary>The length of the longest vector of a column of the mix; 0 where there is none, or one is of any length.</summary>
    private static int Length(string nameInMix, IReadOnlyList<(MixSource Source, IDataView View)> known)
    {
        int[] lengths =
        [
            .. from one in known
               from column in one.View.Schema
               where !column.IsHidden && !one.Source.Drop.Contains(column.Name) && NameInMix(one.Source, column.Name) == nameInMix
               select (column.Type as VectorDataViewType)?.Size ?? 0,
        ];
        return lengths.Length == 0 || lengths.Contains(0) ? 0 : lengths.Max();
    }

    // What a source gives for a column that it does not have stands in its rows.
    private static bool IsMissing(MixSource source, string nameInMix, bool fills) =>
        source.Fill.TryGetValue(nameInMix, out object? given) ? given is null : fills;

    private static FrameDataView View(
        MixSource source, HashSet<string> missing, IReadOnlyList<(MixSource Source, IDataView View)> known, Faults faults)
    {
        long rows = Frame(source).Rows.Count;
        return new FrameDataView([.. Frame(source).Columns.Select(View).OfType<FrameColumn>()], rows);

        FrameColumn? View(DataFrameColumn column)
        {
            // A column that is dropped is never read, and stands in the view for its name alone.
            if (source.Drop.Contains(column.Name))
                return new TextFrameColumn(new StringDataFrameColumn(column.Name));
            string name = NameInMix(source, column.Name);
            return FrameColumns.View(column, missing.Contains(name), rows == 0 ? Length(name, known) : 0, source.Name, faults);
        }
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
