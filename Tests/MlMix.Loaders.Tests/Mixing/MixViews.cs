using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>
/// Small sources whose values tell where they come from, and texts of what a mix makes of them: <c>a0</c> is row 0 of source a.
/// </summary>
internal static class MixViews
{
    public const string Value = "Value";

    private const long RowsPerSource = 1L << 40;

    public static MLContext Ml { get; } = new(seed: 1);

    public static Selection[] EverySelection { get; } =
        [Selection.Even, Selection.Random, Selection.Blocks(7), Selection.RoundRobin(2), Selection.Concat];

    /// <summary>A view of one column that holds source and row.</summary>
    public static FakeDataView Numbered(int source, long rows, bool countUnknown = false) =>
        new(rows, FakeColumn.Of(Value, NumberDataViewType.Int64, row => source * RowsPerSource + row)) { CountUnknown = countUnknown };

    /// <summary>Sources named a, b, c, ... of these row counts, with these weights (1 where there are none).</summary>
    public static MixSource[] Sources(long[] rows, double[]? weights = null, bool[]? countUnknown = null) =>
        [.. rows.Select((count, i) => new MixSource(Name(i), Numbered(i, count, countUnknown?[i] ?? false), weights?[i] ?? 1))];

    /// <summary>Sources named a, b, c, ... over these views, of equal weights.</summary>
    public static MixSource[] Over(params IDataView[] views) => [.. views.Select((view, i) => new MixSource(Name(i), view))];

    public static MixedDataView Mix(Selection selection, StopRule stop, long? length, params MixSource[] sources) =>
        Ml.Data.Mix(new MixOptions { Selection = selection, Stop = stop, Length = length }, sources);

    public static string Name(int source) => ((char)('a' + source)).ToString();

    /// <summary>The rows of a mix of <see cref="Numbered"/> sources, each held against its source column.</summary>
    public static string Rows(IDataView mix)
    {
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        return Rest(cursor);
    }

    /// <summary>The rows that a cursor has not come to yet.</summary>
    public static string Rest(DataViewRowCursor cursor) => Take(cursor, long.MaxValue);

    /// <summary>The next rows of a cursor.</summary>
    public static string Take(DataViewRowCursor cursor, long rows)
    {
        ValueGetter<long> value = cursor.GetGetter<long>(cursor.Schema[Value]);
        ValueGetter<uint> source = cursor.GetGetter<uint>(cursor.Schema["source_id"]);
        var found = new List<string>();
        while (found.Count < rows && cursor.MoveNext())
        {
            long number = 0;
            uint key = 0;
            value(ref number);
            source(ref key);
            Assert.AreEqual(number / RowsPerSource + 1, key, $"source column of row {found.Count}");
            found.Add($"{Name((int)(number / RowsPerSource))}{number % RowsPerSource}");
        }
        return string.Join(' ', found);
    }

    /// <summary>The rows that a plan says.</summary>
    public static string Rows(MixPlan plan)
    {
        var found = new List<string>();
        foreach (SourcePick pick in plan.Walk())
            found.Add($"{Name(pick.Source)}{pick.Row}");
        return string.Join(' ', found);
    }
}
