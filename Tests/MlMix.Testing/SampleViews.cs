using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>Views with columns of every kind, which keep the contract.</summary>
public static class SampleViews
{
    public const int Rows = 14;

    /// <summary>Columns: Number, Text, Kind (key), Dense, Sparse, Words (of any length), Kinds (vector of keys), Day, Other (row id), Handle.</summary>
    public static FakeDataView Everything(int rows = Rows) => new(rows, Columns());

    /// <summary>The same without Handle, for views that keep values.</summary>
    public static FakeDataView Plain(int rows = Rows) => new(rows, Columns()[..^1]);

    public static FakeColumn[] Columns() =>
    [
        FakeColumn.Of("Number", NumberDataViewType.Single, row => row + 0.5f),
        FakeColumn.Of("Text", TextDataViewType.Instance, row => $"text {row}".AsMemory()),
        FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog"),
        FakeColumn.OfVectors("Dense", new VectorDataViewType(NumberDataViewType.Single, 3), Dense, FakeColumn.Texts("SlotNames", "a", "b", "c")),
        FakeColumn.OfVectors("Sparse", new VectorDataViewType(NumberDataViewType.Int32, 6), Sparse),
        FakeColumn.OfVectors("Words", new VectorDataViewType(TextDataViewType.Instance), Words),
        FakeColumn.OfVectors("Kinds", new VectorDataViewType(new KeyDataViewType(typeof(byte), 5), 2), row => new VBuffer<byte>(2, [(byte)(row % 6), 5])),
        FakeColumn.Of("Day", DateTimeDataViewType.Instance, row => new DateTime(2001, 2, 3).AddDays(row)),
        FakeColumn.Of("Other", RowIdDataViewType.Instance, row => new DataViewRowId((ulong)row * 3, 1)),
        FakeColumn.Of("Handle", new HandleDataViewType(), row => new Handle(row)),
    ];

    private static VBuffer<float> Dense(long row) => new(3, [row, row + 1, -row]);

    private static VBuffer<int> Sparse(long row) => (row % 4) switch
    {
        0 => new VBuffer<int>(6, 0, [], []),
        1 => new VBuffer<int>(6, 2, [(int)row, 9], [1, 4]),
        2 => new VBuffer<int>(6, 1, [(int)row], [5]),
        _ => new VBuffer<int>(6, [1, 2, 3, 4, 5, (int)row]),
    };

    private static VBuffer<ReadOnlyMemory<char>> Words(long row)
    {
        ReadOnlyMemory<char>[] words = [.. Enumerable.Range(0, (int)row % 3).Select(i => $"word {row}.{i}".AsMemory())];
        return new VBuffer<ReadOnlyMemory<char>>(words.Length, words);
    }
}
