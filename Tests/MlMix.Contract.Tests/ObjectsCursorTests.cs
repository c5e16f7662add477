using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

/// <summary>Cursors over objects.</summary>
[TestClass]
public sealed class ObjectsCursorTests
{
    private sealed class Row
    {
        [KeyType(3)]
        public uint Key;

        [KeyType(255)]
        public byte Small;

        [KeyType(ulong.MaxValue)]
        public ulong Large;

        [KeyType(3)]
        public uint[]? Keys;

        public string? Text;
        public string?[]? Texts;
        public float[]? Vector;
        public VBuffer<int> Buffer;
    }

    private sealed class ShortKey
    {
        [KeyType(3)]
        public ushort Key;

        public int Other;
    }

    [TestMethod]
    public void Key_ScalarMember_IsStoredPlusOneAndMissingOutOfRange()
    {
        Row[] rows = [new() { Key = 0 }, new() { Key = 2 }, new() { Key = 3 }, new() { Key = uint.MaxValue }];
        CollectionAssert.AreEqual(new uint[] { 1, 3, 0, 0 }, Load(rows).GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void Key_WidestCounts_DoNotOverflow()
    {
        Row[] rows =
        [
            new() { Small = 0, Large = 0 }, new() { Small = 254, Large = ulong.MaxValue - 1 },
            new() { Small = 255, Large = ulong.MaxValue },
        ];
        CollectionAssert.AreEqual(new byte[] { 1, 255, 0 }, Load(rows).GetColumn<byte>("Small").ToArray());
        CollectionAssert.AreEqual(new[] { 1UL, ulong.MaxValue, 0UL }, Load(rows).GetColumn<ulong>("Large").ToArray());
    }

    [TestMethod]
    public void Key_VectorMember_IsStoredAsItIs()
    {
        Row[] rows = [new() { Keys = [0, 1, 2, 3] }];
        CollectionAssert.AreEqual(new uint[] { 0, 1, 2, 3 }, Load(rows).GetColumn<uint[]>("Keys").Single());
    }

    [TestMethod]
    public void Key_OfUInt16_IsRefusedByTheCursorOnlyWhenActive()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(new List<ShortKey> { new() { Other = 4 } });
        CollectionAssert.AreEqual(new[] { 4 }, view.GetColumn<int>("Other").ToArray());
        Assert.ThrowsExactly<TargetInvocationException>(() => view.Open("Key"));
    }

    [TestMethod]
    public void Null_TextAndVectors_AreEmpty()
    {
        using DataViewRowCursor cursor = Load(new Row()).Open("Text", "Texts", "Vector");
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual("", cursor.Get<ReadOnlyMemory<char>>("Text").ToString());
        Assert.AreEqual(0, cursor.Get<VBuffer<ReadOnlyMemory<char>>>("Texts").Length);
        Assert.AreEqual(0, cursor.Get<VBuffer<float>>("Vector").Length);
    }

    [TestMethod]
    public void Vectors_OfDifferentLengths_AreDenseCopies()
    {
        float[] first = [1, 2, 3];
        IDataView view = Load(new Row { Vector = first, Texts = ["a", null] }, new Row { Vector = [4], Texts = ["b"] });
        using DataViewRowCursor cursor = view.Open("Vector", "Texts");
        Assert.IsTrue(cursor.MoveNext());
        VBuffer<float> value = cursor.Get<VBuffer<float>>("Vector");
        first[0] = 50;
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, value.GetValues().ToArray());
        CollectionAssert.AreEqual(
            new[] { "a", "" }, cursor.Get<VBuffer<ReadOnlyMemory<char>>>("Texts").DenseValues().Select(t => t.ToString()).ToArray());
        Assert.IsTrue(cursor.MoveNext());
        cursor.Getter<VBuffer<float>>("Vector")(ref value);
        CollectionAssert.AreEqual(new float[] { 4 }, value.GetValues().ToArray());
    }

    [TestMethod]
    public void Getter_OfAVector_ReusesTheBufferItIsGiven()
    {
        using DataViewRowCursor cursor = Load(new Row { Vector = [1, 2, 3] }).Open("Vector");
        Assert.IsTrue(cursor.MoveNext());
        float[] values = new float[8];
        var buffer = new VBuffer<float>(8, values);
        cursor.Getter<VBuffer<float>>("Vector")(ref buffer);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 0, 0, 0, 0, 0 }, values);
    }

    [TestMethod]
    public void Buffer_SparseMember_StaysSparse()
    {
        using DataViewRowCursor cursor = Load(new Row { Buffer = new VBuffer<int>(9, 1, [5], [7]) }).Open("Buffer");
        Assert.IsTrue(cursor.MoveNext());
        VBuffer<int> buffer = cursor.Get<VBuffer<int>>("Buffer");
        Assert.IsFalse(buffer.IsDense);
        Assert.AreEqual(5, buffer.GetItemOrDefault(7));
    }

    [TestMethod]
    public void Position_FromBeforeTheFirstRowToAfterTheLast_CountsRows()
    {
        using DataViewRowCursor cursor = Numbers(2).Open("Number");
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Position);
        for (int i = 0; i < 3; i++)
        {
            Assert.IsFalse(cursor.MoveNext());
            Assert.AreEqual(-1, cursor.Position);
        }
    }

    [TestMethod]
    public void Dispose_OnARow_EndsTheCursor()
    {
        DataViewRowCursor cursor = Numbers(5).Open("Number");
        Assert.IsTrue(cursor.MoveNext());
        cursor.Dispose();
        cursor.Dispose();
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void Id_OfEachRow_IsItsNumber()
    {
        CollectionAssert.AreEqual(new[] { Id(0), Id(1), Id(2) }, Numbers(3).Open().Ids());
        using DataViewRowCursor cursor = Numbers(3).Open();
        DataViewRowId id = default;
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetIdGetter()(ref id));
    }

    [TestMethod]
    public void GetGetter_InactiveColumnOrOtherType_Throws()
    {
        using DataViewRowCursor cursor = Numbers(1).Open("Number");
        Assert.IsTrue(cursor.IsColumnActive(cursor.Schema["Number"]));
        Assert.IsFalse(cursor.IsColumnActive(cursor.Schema["Half"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.Getter<float>("Half"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<long>("Number"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<VBuffer<int>>("Number"));
    }

    [TestMethod]
    public void GetRowCursor_ColumnBeyondTheSchemaOrNull_Throws()
    {
        IDataView narrow = Ml.Data.LoadFromEnumerable(new List<ShortKey>());
        IDataView wide = Load();
        Assert.ThrowsExactly<InvalidOperationException>(() => narrow.GetRowCursor([wide.Schema["Buffer"]]));
        Assert.ThrowsExactly<ArgumentNullException>(() => narrow.GetRowCursor(null!));
    }

    [TestMethod]
    public void View_OfACollection_KnowsItsRowCount()
    {
        Assert.AreEqual(4, Numbers(4).GetRowCount());
        var list = new List<NumberRow> { new() };
        IDataView view = Ml.Data.LoadFromEnumerable(list);
        list.Add(new NumberRow());
        Assert.AreEqual(2, view.GetRowCount());
        Assert.IsNull(Ml.Data.LoadFromEnumerable(list.Where(_ => true)).GetRowCount());
        Assert.IsFalse(view.CanShuffle);
    }

    [TestMethod]
    public void View_EachCursor_EnumeratesAnew()
    {
        int started = 0;
        IEnumerable<NumberRow> Rows()
        {
            started++;
            yield return new NumberRow { Number = started };
        }

        IDataView view = Ml.Data.LoadFromEnumerable(Rows());
        CollectionAssert.AreEqual(new[] { 1 }, view.GetColumn<int>("Number").ToArray());
        CollectionAssert.AreEqual(new[] { 2 }, view.GetColumn<int>("Number").ToArray());
    }

    [TestMethod]
    public void View_WithARandom_KeepsTheOrder()
    {
        using DataViewRowCursor cursor = Numbers(50).Open(new Random(1), "Number");
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).ToArray(), cursor.Read<int>("Number"));
    }

    [TestMethod]
    public void GetRowCursorSet_OfMany_IsOneCursorOverAll()
    {
        IDataView view = Numbers(5);
        DataViewRowCursor[] cursors = view.GetRowCursorSet([view.Schema["Number"]], 4);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, cursors.Single().Read<int>("Number"));
        Assert.AreSame(view.Schema, cursors[0].Schema);
    }

    [TestMethod]
    public void MoveNext_NullRowOrThrowingSource_Throws()
    {
        using DataViewRowCursor nulls = Ml.Data.LoadFromEnumerable(new NumberRow[] { new(), null! }).Open("Number");
        Assert.IsTrue(nulls.MoveNext());
        Assert.ThrowsExactly<InvalidOperationException>(() => nulls.MoveNext());

        IEnumerable<NumberRow> broken = Enumerable.Range(0, 2).Select(i => i == 0 ? new NumberRow() : throw new TimeoutException());
        using DataViewRowCursor cursor = Ml.Data.LoadFromEnumerable(broken).Open("Number");
        Assert.IsTrue(cursor.MoveNext());
        Assert.ThrowsExactly<TimeoutException>(() => cursor.MoveNext());
    }

    [TestMethod]
    public void Cursor_OverManyRows_AllocatesNothingPerRow()
    {
        var rows = new NumberRow[100_000];
        Array.Fill(rows, new NumberRow { Number = 3 });
        using DataViewRowCursor cursor = Ml.Data.LoadFromEnumerable(rows).Open("Number", "Half");
        ValueGetter<int> number = cursor.Getter<int>("Number");
        ValueGetter<float> half = cursor.Getter<float>("Half");
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        (int i, float f, DataViewRowId d) = (0, 0f, default);
        long before = 0;
        long sum = 0;
        while (cursor.MoveNext())
        {
            number(ref i);
            half(ref f);
            id(ref d);
            sum += i;
            if (cursor.Position == 1000)
                before = GC.GetAllocatedBytesForCurrentThread();
            if (cursor.Position == rows.Length - 1)
                Assert.IsLessThan(20_000, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.AreEqual(300_000, sum);
    }

    private static IDataView Load(params Row[] rows) => Ml.Data.LoadFromEnumerable(rows);
}
