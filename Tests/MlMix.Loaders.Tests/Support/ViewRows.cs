using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Loaders.Tests.Support;

/// <summary>Reads whole columns of views.</summary>
internal static class ViewRows
{
    public static List<T> Column<T>(IDataView view, string name)
    {
        var rows = new List<T>();
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            rows.Add(value);
        }
        return rows;
    }

    public static List<T[]> Vectors<T>(IDataView view, string name) =>
        [.. Column<VBuffer<T>>(view, name).Select(value => value.DenseValues().ToArray())];

    public static List<DataViewRowId> Ids(IDataView view)
    {
        var rows = new List<DataViewRowId>();
        using var cursor = view.GetRowCursor([]);
        var getter = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            DataViewRowId id = default;
            getter(ref id);
            rows.Add(id);
        }
        return rows;
    }
}
