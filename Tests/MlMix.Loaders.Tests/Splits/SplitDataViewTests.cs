using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Splits;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Splits;

/// <summary>The view of one side of a source: what ML.NET asks of any view, and what the source is asked for.</summary>
[TestClass]
[DoNotParallelize]
public class SplitDataViewTests
{
    private static readonly FractionRule Half = new(0.5);

    [TestMethod]
    public void Sides_HaveTheColumnsAndIdsOfTheSource()
    {
        FakeDataView view = SplitViews.Grouped(0, 40, row => (int)row % 3);
        SplitDataView test = Part(view, isTest: true), train = Part(view, isTest: false);

        Assert.AreSame(view.Schema, test.Schema);
        using DataViewRowCursor cursor = test.GetRowCursor(test.Schema);
        Assert.AreSame(test.Schema, cursor.Schema);
        Assert.IsFalse(test.CanShuffle);
        Assert.AreEqual(20, test.GetRowCount());
        CollectionAssert.AreEqual(SplitViews.Values(test).Select(row => new DataViewRowId((ulong)row, 7)).ToArray(), ViewRows.Ids(test));
        CollectionAssert.AreEquivalent(ViewRows.Ids(view), ViewRows.Ids(test).Concat(ViewRows.Ids(train)).ToArray());
    }

    [TestMethod]
    public void Cursor_OutsideItsRows_GivesNoValues()
    {
        // The range ends where the source's cursor has more rows.
        SplitDataView test = Part(new MixSource("a", Numbered(0, 40)) { Range = RowRange.Rows(3, 21) }, null, true);
        using DataViewRowCursor cursor = test.GetRowCursor(test.Schema);
        ValueGetter<long> get = cursor.GetGetter<long>(test.Schema[Value]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        long value = 0;
        DataViewRowId id = default;

        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => get(ref value));
        Assert.ThrowsExactly<InvalidOperationException>(() => getId(ref id));
        for (int position = 0; position < 9; position++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(position, cursor.Position);
            get(ref value);
            Assert.IsTrue(value is >= 3 and < 21, $"row {value}");
        }
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
        Assert.ThrowsExactly<InvalidOperationException>(() => get(ref value));
        Assert.ThrowsExactly<InvalidOperationException>(() => getId(ref id));
    }

    [TestMethod]
    public void Cursor_AsksTheSourceForNoMoreThanItNeeds()
    {
        var view = new CountingDataView(SplitViews.Grouped(0, 40, row => (int)row % 3));
        SplitDataView byRow = Part(view, isTest: true), byGroup = Part(new MixSource("a", view), SplitViews.Group, true);

        byRow.GetRowCursor([]).Dispose();
        byRow.GetRowCursor([byRow.Schema[Value]]).Dispose();
        byGroup.GetRowCursor([]).Dispose();
        byGroup.GetRowCursor([byGroup.Schema[Value], byGroup.Schema[SplitViews.Group]]).Dispose();

        CollectionAssert.AreEqual(
            new[] { "", "0:Value", "1:Group", "0:Value 1:Group" }, view.Asked.Select(columns => string.Join(' ', columns)).ToArray());
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    public void Column_ThatOnlyTheSplitReads_IsNotActive()
    {
        SplitDataView part = Part(new MixSource("a", SplitViews.Grouped(0, 40, row => (int)row % 3)), SplitViews.Group, true);
        using DataViewRowCursor cursor = part.GetRowCursor([part.Schema[Value]]);

        Assert.IsFalse(cursor.IsColumnActive(part.Schema[SplitViews.Group]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(part.Schema[SplitViews.Group]));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(part.Schema[Value]));
    }

    [TestMethod]
    public void ColumnThatIsReadForBoth_IsReadRight()
    {
        SplitDataView part = Part(new MixSource("a", SplitViews.Grouped(0, 400, row => (int)row % 3)), SplitViews.Group, true);

        CollectionAssert.AreEqual(
            SplitViews.Values(part).Select(row => (int)row % 3).ToArray(), ViewRows.Column<int>(part, SplitViews.Group));
    }

    [TestMethod]
    public void CursorSet_IsOneCursor_AndRandomIsNotUsed()
    {
        var view = new FakeDataView(20, FakeColumn.Of(Value, NumberDataViewType.Int64, row => row)) { CanShuffle = true };
        SplitDataView part = Part(view, isTest: true);

        DataViewRowCursor[] set = part.GetRowCursorSet(part.Schema, 4, new Random(1));
        Assert.HasCount(1, set);
        Assert.AreEqual(0, set[0].Batch);
        Assert.IsNull(view.LastRandom);
        set[0].Dispose();
    }

    [TestMethod]
    public void Cursors_CloseTheSource_InEveryEnding()
    {
        var view = new CountingDataView(SplitViews.Grouped(0, 40, row => (int)row % 3));
        var cause = new IOException("gone");
        SplitDataView part = Part(new MixSource("a", view), SplitViews.Group, true);
        SplitDataView breaks = Part(new MixSource("a", new FaultyDataView(view) { MoveFault = cause, FaultRow = 9 }), null, true);
        SplitDataView breaksAtColumn = Part(new MixSource("a", new FaultyDataView(view) { ValueFault = cause, FaultRow = 9 }), SplitViews.Group, true);
        SplitDataView doesNotOpen = Part(new MixSource("a", new FaultyDataView(view) { GetterFault = cause }), SplitViews.Group, true);

        DataViewRowCursor read = part.GetRowCursor([]), left = part.GetRowCursor([]);
        Assert.AreEqual(2, view.Open);
        while (read.MoveNext())
        {
        }
        Assert.AreEqual(1, view.Open);
        left.MoveNext();
        left.Dispose();
        left.Dispose();
        Assert.AreEqual(0, view.Open);
        Assert.AreSame(cause, Assert.ThrowsExactly<IOException>(() => ViewRows.Ids(breaks)));
        Assert.AreSame(cause, Assert.ThrowsExactly<IOException>(() => ViewRows.Ids(breaksAtColumn)));
        Assert.AreSame(cause, Assert.ThrowsExactly<IOException>(() => doesNotOpen.GetRowCursor([])));
        Assert.ThrowsExactly<InvalidOperationException>(() => part.GetRowCursor(new FakeDataView(1, FakeColumn.Key("x", _ => 1, "one")).Schema));
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(0.45)]
    [DataRow(0.001)]
    public void MoveNext_ByFraction_AllocatesNothing(double fraction) => CheckAllocation<long>(Value, null, new FractionRule(fraction));

    [TestMethod]
    public void MoveNext_ByFold_AllocatesNothing() => CheckAllocation<long>(Value, null, new FoldRule(5, 2));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MoveNext_ByColumn_AllocatesNothing(bool keepsTogether) => CheckAllocation<long>(Value, SplitViews.Group, Half, keepsTogether);

    private static void CheckAllocation<T>(string column, string? by, SplitRule rule, bool keepsTogether = false)
    {
        string[] names = [.. Enumerable.Range(0, 50).Select(number => $"name {number}")];
        FakeDataView view = SplitViews.Grouped(0, 2_000_000, TextDataViewType.Instance, row => names[row % 50].AsMemory());
        SplitColumn? split = by is null ? null : SplitColumn.Of(view.Schema[by]);
        // The larger side is read, so that the rows suffice.
        var part = new SplitDataView(new SplitSource(new MixSource("a", view), split, keepsTogether, 0), rule, isTest: !rule.PicksTest, null);
        using DataViewRowCursor cursor = part.GetRowCursor([part.Schema[column]]);
        ValueGetter<T> getter = cursor.GetGetter<T>(part.Schema[column]);
        T value = default!;
        Allocation.Walk(cursor, getter, ref value, 20_000);

        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, 100_000));
    }

    private static SplitDataView Part(IDataView view, bool isTest) => Part(new MixSource("a", view), null, isTest);

    private static SplitDataView Part(MixSource source, string? by, bool isTest)
    {
        SplitColumn? column = by is null ? null : SplitColumn.Of(source.Data.Schema[by]);
        var split = new SplitSource(source, column, false, 0);
        return new SplitDataView(split, Half, isTest, split.SizesUnread([Half])?.TestRows[0]);
    }
}
