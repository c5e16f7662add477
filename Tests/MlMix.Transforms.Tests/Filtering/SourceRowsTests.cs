using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Filtering;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Filtering;

[TestClass]
public sealed class SourceRowsTests
{
    private static readonly FakeDataView Input = new(
        7, Sources([2, 1, 0, 2, 3, 2, 0], "a", "b", "c"), Singles("X", 10, 11, 12, 13, 14, 15, 16));

    [TestMethod]
    [DataRow(new[] { 1 }, new[] { 11f })]
    [DataRow(new[] { 2 }, new[] { 10f, 13f, 15f })]
    [DataRow(new[] { 0 }, new[] { 12f, 16f })]
    [DataRow(new[] { 3, 1 }, new[] { 11f, 14f })]
    [DataRow(new[] { 4 }, new float[0])]
    [DataRow(new int[0], new float[0])]
    public void Rows_OfTheseKeys_AreShownInOrder(int[] rawKeys, float[] expected) =>
        CollectionAssert.AreEqual(expected, Read<float>(Rows(rawKeys), "X"));

    [TestMethod]
    public void RowCount_IsUnknown_SchemaIsTheInputs()
    {
        SourceRows rows = Rows(2);

        Assert.IsNull(rows.GetRowCount());
        Assert.AreSame(Input.Schema, rows.Schema);
        Assert.IsFalse(rows.CanShuffle);
        Assert.IsTrue(new SourceRows(Shuffling(), Shuffling().Schema["source_id"], 1).CanShuffle);
    }

    [TestMethod]
    public void RandomSource_IsPassedOn()
    {
        FakeDataView input = Shuffling();
        var rand = new Random(3);
        using DataViewRowCursor cursor = new SourceRows(input, input.Schema["source_id"], 1).GetRowCursor(input.Schema, rand);

        Assert.AreSame(rand, input.LastRandom);
    }

    [TestMethod]
    [DataRow(typeof(byte))]
    [DataRow(typeof(ushort))]
    [DataRow(typeof(uint))]
    [DataRow(typeof(ulong))]
    public void Rows_OfEveryKeyType_AreFound(Type raw)
    {
        var type = new KeyDataViewType(raw, 2);
        FakeColumn source = Type.GetTypeCode(raw) switch
        {
            TypeCode.Byte => FakeColumn.Of("source_id", type, row => (byte)(row % 3)),
            TypeCode.UInt16 => FakeColumn.Of("source_id", type, row => (ushort)(row % 3)),
            TypeCode.UInt32 => FakeColumn.Of("source_id", type, row => (uint)(row % 3)),
            _ => FakeColumn.Of("source_id", type, row => (ulong)(row % 3)),
        };
        var input = new FakeDataView(7, source, Singles("X", 0, 1, 2, 3, 4, 5, 6));

        CollectionAssert.AreEqual(new float[] { 1, 4 }, Read<float>(new SourceRows(input, input.Schema["source_id"], 1), "X"));
    }

    private static SourceRows Rows(params int[] rawKeys) => new(Input, Input.Schema["source_id"], rawKeys);

    private static FakeDataView Shuffling() => new(2, Sources([1, 1], "a")) { CanShuffle = true };
}
