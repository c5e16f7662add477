using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Evaluation.Kept;
using MlMix.Testing;

namespace MlMix.Transforms.Tests.Conformance;

/// <summary>Scored rows in memory, held to ML.NET's contract. A new case is one line.</summary>
[TestClass]
public sealed class KeptRowsConformanceTests
{
    private const int Rows = 600;

    public static ConformanceCases Views { get; } = new()
    {
        { "all rows", () => Kept(20) },
        { "some rows", () => Kept(Rows).Only([599, 0, 256, 255, 512, 3, 4, 5, 6, 7, 8, 9]) },
        { "no rows", () => Kept(0) },
        { "none of the rows", () => Kept(20).Only([]) },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfKeptRows_KeepsTheContract(string name) => Views.Check(name);

    [TestMethod]
    public void Values_OfEveryType_AreThoseOfTheInput()
    {
        FakeDataView input = Input(Rows);
        KeptRows kept = Kept(Rows);

        Assert.AreEqual(Rows, kept.GetRowCount());
        foreach (DataViewSchema.Column column in input.Schema)
        {
            Assert.AreEqual(column.Type, kept.Schema[column.Index].Type);
            CollectionAssert.AreEqual(Texts(input, column.Name), Texts(kept, column.Name), column.Name);
        }

        int[] picked = [599, 0, 256];
        string[] scores = Texts(input, "Score");
        CollectionAssert.AreEqual(picked.Select(row => scores[row]).ToArray(), Texts(kept.Only([.. picked]), "Score"));
    }

    private static string[] Texts(IDataView view, string column) => view.Schema[column].Type switch
    {
        VectorDataViewType => [.. Support.Views.ReadVectors(view, column).Select(row => string.Join(" ", row))],
        KeyDataViewType { RawType: var raw } when raw == typeof(byte) => Texts<byte>(view, column),
        KeyDataViewType { RawType: var raw } when raw == typeof(ushort) => Texts<ushort>(view, column),
        KeyDataViewType { RawType: var raw } when raw == typeof(uint) => Texts<uint>(view, column),
        KeyDataViewType => Texts<ulong>(view, column),
        BooleanDataViewType => Texts<bool>(view, column),
        { RawType: var raw } when raw == typeof(float) => Texts<float>(view, column),
        _ => Texts<double>(view, column),
    };

    private static string[] Texts<T>(IDataView view, string column) => [.. Support.Views.Read<T>(view, column).Select(value => $"{value}")];

    private static KeptRows Kept(int rows)
    {
        FakeDataView input = Input(rows);
        KeptColumn[] columns = [.. input.Schema.Select(KeptColumn.Like)];
        using DataViewRowCursor cursor = input.GetRowCursor(input.Schema);
        Action[] append = [.. columns.Select((column, index) => column.Appender(cursor, input.Schema[index]))];
        while (cursor.MoveNext())
            Array.ForEach(append, one => one());
        return new KeptRows(columns, rows);
    }

    private static FakeDataView Input(int rows) => new(
        rows,
        FakeColumn.OfVectors("Score", new VectorDataViewType(NumberDataViewType.Single, 3), Scores, FakeColumn.Texts("SlotNames", "x", "y", "z")),
        FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => row % 3 == 0),
        FakeColumn.Of("Single", NumberDataViewType.Single, row => row * 0.5f),
        FakeColumn.Of("Double", NumberDataViewType.Double, row => row / 3.0),
        FakeColumn.Of("Byte", new KeyDataViewType(typeof(byte), 5), row => (byte)(row % 6)),
        FakeColumn.Of("UInt16", new KeyDataViewType(typeof(ushort), 5), row => (ushort)(row % 6)),
        FakeColumn.Key("UInt32", row => (uint)(row % 3), "cat", "dog"),
        FakeColumn.Of("UInt64", new KeyDataViewType(typeof(ulong), 5), row => (ulong)(row % 6)));

    private static VBuffer<float> Scores(long row) => row % 2 == 0 ? new(3, [row, 1, -row]) : new(3, 1, [row], [1]);
}
