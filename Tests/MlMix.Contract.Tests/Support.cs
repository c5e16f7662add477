using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

/// <summary>Short ways to look at views.</summary>
internal static class Support
{
    public static MLContext Ml { get; } = new(1);

    public static DataViewRowCursor Open(this IDataView view, params string[] columns) =>
        view.GetRowCursor(columns.Select(name => view.Schema[name]));

    public static DataViewRowCursor Open(this IDataView view, Random random, params string[] columns) =>
        view.GetRowCursor(columns.Select(name => view.Schema[name]), random);

    public static ValueGetter<T> Getter<T>(this DataViewRow row, string column) => row.GetGetter<T>(row.Schema[column]);

    public static T Get<T>(this DataViewRow row, string column)
    {
        T value = default!;
        row.Getter<T>(column)(ref value);
        return value;
    }

    public static List<T> Read<T>(this DataViewRowCursor cursor, string column)
    {
        ValueGetter<T> getter = cursor.Getter<T>(column);
        var values = new List<T>();
        T value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add(value);
        }

        return values;
    }

    public static List<string> Ids(this DataViewRowCursor cursor)
    {
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        var ids = new List<string>();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            ids.Add(id.ToString());
        }

        return ids;
    }

    /// <summary>The id ML.NET gives to the row with that number.</summary>
    public static string Id(ulong row) => new DataViewRowId(row, 0).ToString();

    public static IDataView Numbers(int count) =>
        Ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new NumberRow { Number = i, Half = i / 2f }).ToList());
}
