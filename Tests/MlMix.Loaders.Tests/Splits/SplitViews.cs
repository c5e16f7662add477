using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>Sources whose values tell where they come from, and what the sides of a split hold of them.</summary>
internal static class SplitViews
{
    public const string Group = "Group";

    private const long RowsPerSource = 1L << 40;

    /// <summary>A view of source and row, and of a column made from the row.</summary>
    public static FakeDataView Grouped<T>(int source, long rows, DataViewType type, Func<long, T> group, bool countUnknown = false) => new(
        rows,
        FakeColumn.Of(MixViews.Value, NumberDataViewType.Int64, row => source * RowsPerSource + row),
        FakeColumn.Of(Group, type, group)) { CountUnknown = countUnknown };

    /// <summary>A view of source and row, and of a whole number made from the row.</summary>
    public static FakeDataView Grouped(int source, long rows, Func<long, int> group, bool countUnknown = false) =>
        Grouped(source, rows, NumberDataViewType.Int32, group, countUnknown);

    /// <summary>The rows of a view, <c>a0</c> being row 0 of source a.</summary>
    public static string[] Rows(IDataView view) => [.. Values(view).Select(Name)];

    /// <summary>The row numbers of one source in a view.</summary>
    public static long[] RowsOf(int source, IDataView view) =>
        [.. Values(view).Where(value => value / RowsPerSource == source).Select(value => value % RowsPerSource)];

    public static List<long> Values(IDataView view) => ViewRows.Column<long>(view, MixViews.Value);

    /// <summary>The rows of sources a, b, c, ... of these row counts.</summary>
    public static string[] AllRows(params long[] rows) =>
        [.. rows.SelectMany((count, source) => Enumerable.Range(0, (int)count).Select(row => $"{MixViews.Name(source)}{row}"))];

    /// <summary>Whether each row of a source is a test row.</summary>
    public static bool[] Sides(MixSplit split, int source, long rows)
    {
        var sides = new bool[rows];
        foreach (long row in RowsOf(source, split.TestSet))
            sides[row] = true;
        return sides;
    }

    private static string Name(long value) => $"{MixViews.Name((int)(value / RowsPerSource))}{value % RowsPerSource}";
}
