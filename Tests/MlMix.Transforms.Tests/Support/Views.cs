using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Transforms.Tests.Support;

/// <summary>Small views to test on, and the reading of results.</summary>
internal static class Views
{
    public static readonly MLContext Ml = new(seed: 1);

    /// <summary>The source key column; raw values, 0 for missing.</summary>
    public static FakeColumn Sources(uint[] raw, params string[] names) => FakeColumn.Key("source_id", row => raw[row], names);

    public static FakeColumn Singles(string name, params float[] values) =>
        FakeColumn.Of(name, NumberDataViewType.Single, row => values[row]);

    /// <summary>Vectors of Single of one size.</summary>
    public static FakeColumn Vectors(string name, params float[][] rows) =>
        Vectors(name, rows[0].Length, [.. rows.Select(row => new VBuffer<float>(row.Length, row))]);

    /// <summary>Vectors of Single, of variable size when <paramref name="size"/> is 0.</summary>
    public static FakeColumn Vectors(string name, int size, params VBuffer<float>[] rows) =>
        FakeColumn.OfVectors(name, new VectorDataViewType(NumberDataViewType.Single, size), row => rows[row]);

    public static VBuffer<float> Sparse(int length, params (int Index, float Value)[] items) =>
        new(length, items.Length, [.. items.Select(item => item.Value)], [.. items.Select(item => item.Index)]);

    public static T[] Read<T>(IDataView view, string column) => Read<T>(view, view.Schema[column]);

    public static T[] Read<T>(IDataView view, DataViewSchema.Column column)
    {
        var values = new List<T>();
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            // A fresh value each time: what was read must not depend on what the buffer held.
            T value = default!;
            get(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    public static float[][] ReadVectors(IDataView view, string column) =>
        [.. Read<VBuffer<float>>(view, column).Select(row => row.DenseValues().ToArray())];

    public static string[] KeyValues(DataViewSchema.Column column) => Texts(column, "KeyValues");

    public static string[] SlotNames(DataViewSchema.Column column) => Texts(column, "SlotNames");

    /// <summary>The names of a schema's columns in order, hidden ones in brackets.</summary>
    public static string[] ColumnNames(DataViewSchema schema) =>
        [.. schema.Select(column => column.IsHidden ? $"({column.Name})" : column.Name)];

    public static int[] Bits(IEnumerable<float> values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static string[] Texts(DataViewSchema.Column column, string kind)
    {
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(text => text.ToString())];
    }
}
