using System.Reflection;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Reads one column.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column, lazily.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) => GetColumn<T>(data, data.Schema[columnName]);

    /// <summary>The values of a column, lazily: its raw type, strings for text, arrays for vectors.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Guard.NotNull(data, nameof(data));
        Guard.NotEmpty(column.Name, nameof(column));
        Guard.Param(data.Schema[column.Index].Name == column.Name && data.Schema[column.Index].Type == column.Type, nameof(column),
            $"Column '{column}' is not part of the view.");

        if (column.Type.RawType == typeof(T))
            return Values<T, T>(data, column, value => value);
        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            return (IEnumerable<T>)Values<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
        if (typeof(T).IsArray && column.Type is VectorDataViewType vector)
        {
            Type item = typeof(T).GetElementType();
            if (item == vector.ItemType.RawType)
            {
                MethodInfo arrays = GenericCalls.Method(typeof(ColumnCursorExtensions), nameof(Copies));
                return (IEnumerable<T>)arrays.Call(item, data, column);
            }

            if (item == typeof(string) && vector.ItemType is TextDataViewType)
                return (IEnumerable<T>)Values<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, Texts);
        }

        throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column}' cannot be read as {typeof(T)}.");
    }

    private static IEnumerable<T[]> Copies<T>(IDataView data, DataViewSchema.Column column) =>
        Values<VBuffer<T>, T[]>(data, column, Copy);

    private static T[] Copy<T>(VBuffer<T> buffer)
    {
        var items = new T[buffer.Length];
        buffer.CopyTo(items);
        return items;
    }

    // As in ML.NET, what a sparse vector leaves out is null and not "".
    private static string[] Texts(VBuffer<ReadOnlyMemory<char>> buffer)
    {
        var texts = new string[buffer.Length];
        foreach ((int index, ReadOnlyMemory<char> text) in buffer.Items())
            texts[index] = text.ToString();
        return texts;
    }

    private static IEnumerable<TOut> Values<TIn, TOut>(IDataView data, DataViewSchema.Column column, Func<TIn, TOut> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[column.Index]]);
        ValueGetter<TIn> getter = cursor.GetGetter<TIn>(column);
        TIn value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return convert(value);
        }
    }
}
