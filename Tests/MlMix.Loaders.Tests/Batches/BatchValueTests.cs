using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Values of every kind of column, against the functions that they are made by.</summary>
[TestClass]
public class BatchValueTests
{
    private static readonly VectorDataViewType Three = new(NumberDataViewType.Single, 3);

    [TestMethod]
    public void Values_OfEveryKind_AreThoseOfTheRows()
    {
        var view = new FakeDataView(
            7,
            FakeColumn.Of("Number", NumberDataViewType.Single, row => row / 2f),
            FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => row % 3 == 0),
            FakeColumn.Of("Text", TextDataViewType.Instance, row => $"row {row}".AsMemory()),
            FakeColumn.Of("Date", DateTimeDataViewType.Instance, row => new DateTime(2020, 1, 1).AddDays(row)),
            FakeColumn.Key("Key", row => (uint)(row % 3), "cat", "dog"),
            FakeColumn.OfVectors("Vector", Three, row => new VBuffer<float>(3, [row, row + 1, row + 2])),
            FakeColumn.OfVectors("Words", new VectorDataViewType(TextDataViewType.Instance), Words));

        long row = 0;
        foreach (MixBatch batch in view.Batches(3))
        {
            for (int i = 0; i < batch.Count; i++, row++)
            {
                Assert.AreEqual(row / 2f, batch.Values<float>("Number")[i]);
                Assert.AreEqual(row % 3 == 0, batch.Values<bool>("Flag")[i]);
                Assert.AreEqual($"row {row}", batch.Values<ReadOnlyMemory<char>>("Text")[i].ToString());
                Assert.AreEqual(new DateTime(2020, 1, 1).AddDays(row), batch.Values<DateTime>("Date")[i]);
                Assert.AreEqual((uint)(row % 3), batch.Values<uint>("Key")[i]);
                CollectionAssert.AreEqual(new float[] { row, row + 1, row + 2 }, batch.Values<VBuffer<float>>("Vector")[i].DenseValues().ToArray());
                Assert.AreEqual(row % 4, batch.Values<VBuffer<ReadOnlyMemory<char>>>("Words")[i].Length);
                Assert.AreEqual(
                    string.Join(' ', Words(row).DenseValues()),
                    string.Join(' ', batch.Values<VBuffer<ReadOnlyMemory<char>>>("Words")[i].DenseValues()));
            }
        }
        Assert.AreEqual(7, row);
    }

    [TestMethod]
    public void Matrix_OfDenseAndSparseVectors_IsRowAfterRow()
    {
        // Every other row is sparse, with one item that is not zero.
        var view = new FakeDataView(5, FakeColumn.OfVectors("Features", Three, row => row % 2 == 0
            ? new VBuffer<float>(3, [row, 10, 20])
            : new VBuffer<float>(3, 1, [row], [2])));
        var found = new List<string>();

        foreach (MixBatch batch in view.Batches(2))
            found.Add(string.Join(' ', batch.Matrix<float>("Features").ToArray()));

        CollectionAssert.AreEqual(new[] { "0 10 20 0 0 1", "2 10 20 0 0 3", "4 10 20" }, found);
    }

    [TestMethod]
    public void Matrix_AskedTwice_IsTheSame()
    {
        using BatchReader reader = new FakeDataView(2, FakeColumn.OfVectors("Features", Three, row => new VBuffer<float>(3, [row, 1, 2])))
            .Batches(2).GetEnumerator();
        reader.MoveNext();

        Assert.IsTrue(reader.Current.Matrix<float>("Features") == reader.Current.Matrix<float>("Features"), "the same memory");
        Assert.AreEqual("0 1 2 1 1 2", string.Join(' ', reader.Current.Matrix<float>("Features").ToArray()));
    }

    [TestMethod]
    public void Matrix_WhereThereIsNone_IsRefused()
    {
        var view = new FakeDataView(
            2,
            FakeColumn.Of("Number", NumberDataViewType.Single, row => 1f),
            FakeColumn.OfVectors("Variable", new VectorDataViewType(NumberDataViewType.Single), row => new VBuffer<float>((int)row, [1])),
            FakeColumn.OfVectors("Broken", Three, row => new VBuffer<float>(2, [1, 2])),
            FakeColumn.OfVectors("Huge", new VectorDataViewType(NumberDataViewType.Single, int.MaxValue / 2),
                row => new VBuffer<float>(int.MaxValue / 2, 0, [], [])));
        using BatchReader reader = view.Batches(4).GetEnumerator();
        reader.MoveNext();

        Refused(() => reader.Current.Matrix<float>("Number"), "asked for as a matrix of 'System.Single', but its values are 'System.Single'");
        Refused(() => reader.Current.Matrix<int>("Broken"), "asked for as a matrix of 'System.Int32'");
        Refused(() => reader.Current.Matrix<float>("Variable"), "whose vectors may differ in length, so they make no matrix. Take them one by one");
        Refused(() => reader.Current.Matrix<float>("Broken"), "row 0 of the batch has a vector of length 2.");
        Refused(() => reader.Current.Matrix<float>("Huge"), "more than an array may hold");
    }

    [TestMethod]
    public void Values_OfColumnsThatAreNotRead_AreRefused()
    {
        using BatchReader reader = Ml.Data.Concat(Sources([2])).Batches(2, Value).GetEnumerator();
        reader.MoveNext();

        Refused(() => reader.Current.Values<uint>("source_id"), "Column 'source_id' was not asked for. The columns read are: 'Value'.");
        Refused(() => reader.Current.Values<float>(Value), $"Column '{Value}' was asked for as 'System.Single', but its values are 'System.Int64'.");
        Assert.ThrowsExactly<ArgumentNullException>(() => _ = reader.Current.Values<float>(null!).Length);
        Assert.ThrowsExactly<ArgumentNullException>(() => _ = reader.Current.Matrix<float>(null!).Length);
        Assert.AreEqual(1u, reader.Current.SourceIds[0], "the source is known even so");
    }

    [TestMethod]
    public void Batches_ColumnsNamed_OnlyTheyAreAskedOfTheView()
    {
        var counted = new CountingDataView(new FakeDataView(
            3, FakeColumn.Of("A", NumberDataViewType.Single, row => 1f), FakeColumn.Of("B", NumberDataViewType.Single, row => 2f)));

        foreach (MixBatch batch in counted.Batches(2, "B"))
            Assert.AreEqual(2f, batch.Values<float>("B")[0]);
        foreach (MixBatch batch in counted.Batches(new BatchOptions { BatchSize = 2, Columns = [] }))
            Assert.IsGreaterThan(0, batch.Count);

        CollectionAssert.AreEqual(new[] { "1:B", "" }, counted.Asked.Select(columns => string.Join(' ', columns)).ToArray());
    }

    [TestMethod]
    public void Batches_HiddenColumns_AreNotRead()
    {
        // A column of the same name hides the one before it.
        var view = new FakeDataView(
            1, FakeColumn.Of("A", NumberDataViewType.Single, row => 1f), FakeColumn.Of("A", NumberDataViewType.Int32, row => 2));
        using BatchReader reader = view.Batches(1).GetEnumerator();
        reader.MoveNext();

        Assert.AreEqual(2, reader.Current.Values<int>("A")[0]);
    }

    private static VBuffer<ReadOnlyMemory<char>> Words(long row) =>
        new((int)(row % 4), [.. Enumerable.Range(0, (int)(row % 4)).Select(i => $"w{row}.{i}".AsMemory())]);

    private static void Refused<T>(Func<ReadOnlySpan<T>> get, string part) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => _ = get().Length).Message, part);
}
