using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>What is opened, when, with which columns, and that all of it is closed.</summary>
[TestClass]
public class MixLazinessTests
{
    [TestMethod]
    public void MakingTheView_OpensNothing()
    {
        CountingDataView[] views = Counted(3, 3);
        MixedDataView mix = Ml.Data.Mix(Over(views));
        _ = mix.GetRowCount();

        Assert.IsTrue(views.All(view => view.Asked.Count == 0));
    }

    [TestMethod]
    public void GetRowCursor_BeforeTheFirstRow_OpensNothing()
    {
        CountingDataView[] views = Counted(3, 3);
        MixedDataView mix = Ml.Data.Mix(Over(views));
        using var cursor = mix.GetRowCursor(mix.Schema);
        _ = cursor.GetGetter<long>(mix.Schema[Value]);
        _ = cursor.GetIdGetter();

        Assert.IsTrue(views.All(view => view.Asked.Count == 0));
    }

    [TestMethod]
    public void MoveNext_Concat_OpensASourceWhenItIsFirstDrawn()
    {
        CountingDataView[] views = Counted(2, 2, 2);
        using var cursor = Mix(Selection.Concat, StopRule.AllOnce, null, Over(views)).GetRowCursor([]);
        var opened = new List<string>();
        while (cursor.MoveNext())
            opened.Add(string.Join(' ', views.Select(view => view.Asked.Count)));

        CollectionAssert.AreEqual(new[] { "1 0 0", "1 0 0", "1 1 0", "1 1 0", "1 1 1", "1 1 1" }, opened);
    }

    [TestMethod]
    public void MoveNext_ASourceOfWeightZero_IsNeverOpened()
    {
        CountingDataView[] views = Counted(4, 4);

        foreach (Selection selection in EverySelection)
        {
            MixedDataView mix = Mix(selection, StopRule.Never, 50, new MixSource("a", views[0]), new MixSource("b", views[1], 0));
            Assert.HasCount(50, ViewRows.Ids(mix));
        }

        Assert.IsEmpty(views[1].Asked);
        Assert.IsNotEmpty(views[0].Asked);
    }

    [TestMethod]
    public void GetRowCursor_SomeColumns_AsksTheSourcesForThemOnly()
    {
        // Source b has the columns in another order and one of them hidden.
        var a = new CountingDataView(new FakeDataView(2, Column("A"), Column("B"), Column("C")));
        var b = new CountingDataView(new FakeDataView(2, Column("C"), Column("B"), Column("A"), Column("B")));
        MixedDataView mix = Ml.Data.Mix(Over(a, b));

        Read(mix, "B");
        Read(mix, "A", "C", "source_id");
        Read(mix, "source_id");
        Read(mix);

        Assert.AreEqual("1:B | 0:A 2:C |  | ", Asked(a));
        Assert.AreEqual("3:B | 2:A 0:C |  | ", Asked(b));
    }

    [TestMethod]
    public void MoveNext_NewPass_ClosesTheOldCursorAndAsksForTheSameColumns()
    {
        var a = new CountingDataView(Numbered(0, 2));
        CountingDataView b = Counted(9)[0];
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.Never, 12, Over(a, b));
        using var cursor = mix.GetRowCursor([mix.Schema[Value]]);
        var open = new List<int>();
        while (cursor.MoveNext())
            open.Add(a.Open);

        // a0 b0 a1 b1 a0 b2 a1 b3 ...: between two passes no cursor is open, within one there is one.
        CollectionAssert.AreEqual(new[] { 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0 }, open);
        Assert.AreEqual("0:Value | 0:Value | 0:Value", Asked(a), "six rows of two are three passes");
        Assert.AreEqual("0:Value", Asked(b));
        Assert.AreEqual(0, a.Open);
    }

    [TestMethod]
    public void RowsRead_OfSources_AreOnlyThoseDelivered()
    {
        CountingDataView[] views = Counted(100, 3);

        Assert.HasCount(5, ViewRows.Ids(Mix(Selection.Even, StopRule.FirstExhausted, 5, Over(views))));

        Assert.AreEqual(3, views[0].RowsRead);
        Assert.AreEqual(2, views[1].RowsRead);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AtTheEnd_ByAnyStopRule_AllIsClosed(bool countUnknown)
    {
        foreach (Selection selection in EverySelection)
        {
            foreach (StopRule stop in Enum.GetValues<StopRule>())
            {
                CountingDataView[] views = Counted(countUnknown, 4, 7, 2);
                using var cursor = Mix(selection, stop, 40, Over(views)).GetRowCursor([]);
                long rows = 0;
                while (cursor.MoveNext())
                    rows++;
                Assert.IsGreaterThan(1, rows);

                Assert.IsTrue(views.All(view => view.Open == 0), $"{selection} {stop}: closed with the last row, not only by Dispose");
            }
        }
    }

    [TestMethod]
    public void Dispose_EarlyOrBeforeTheFirstRow_ClosesAll()
    {
        CountingDataView[] views = Counted(10, 10);
        MixedDataView mix = Ml.Data.Mix(Over(views));
        mix.GetRowCursor(mix.Schema).Dispose();
        Assert.IsTrue(views.All(view => view.Asked.Count == 0));

        var cursor = mix.GetRowCursor(mix.Schema);
        for (int row = 0; row < 5; row++)
            Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(2, views.Sum(view => view.Open));

        cursor.Dispose();
        Assert.IsTrue(views.All(view => view.Open == 0));
        cursor.Dispose();
        Assert.IsTrue(views.All(view => view.Open == 0));
    }

    [TestMethod]
    public void AllOnce_AnEmptiedSource_IsClosedBeforeTheOthersEnd()
    {
        // Concatenating a thousand files must not keep a thousand files open.
        foreach (bool countUnknown in new[] { false, true })
        {
            CountingDataView[] views = Counted(countUnknown, 2, 2, 2);
            using var cursor = Mix(Selection.Concat, StopRule.AllOnce, null, Over(views)).GetRowCursor([]);
            for (int row = 0; row < 6; row++)
            {
                Assert.IsTrue(cursor.MoveNext());
                Assert.AreEqual(1, views.Sum(view => view.Open), $"row {row}");
            }
            Assert.IsFalse(cursor.MoveNext());
        }
    }

    [TestMethod]
    public void AllOnce_AnEmptiedSource_IsLetGo()
    {
        var view = new TrackingDataView(Numbered(0, 2));
        MixedDataView mix = Mix(Selection.Concat, StopRule.AllOnce, null, Over(view, Numbered(1, 2)));
        using var cursor = mix.GetRowCursor(mix.Schema);
        Assert.AreEqual("a0 a1 b0", Take(cursor, 3));
        GC.Collect();

        Assert.IsFalse(view.LastCursor!.IsAlive, "neither the closed cursor nor its buffers are kept until the mix ends");
        Assert.AreEqual("b1", Rest(cursor));
    }

    [TestMethod]
    public void ThousandSources_FewDrawn_OpensThoseOnly()
    {
        CountingDataView[] views = Counted([.. Enumerable.Repeat(5L, 1_000)]);
        MixSource[] sources = [.. views.Select((view, i) => new MixSource($"source {i}", view))];
        MixedDataView mix = Mix(Selection.Even, StopRule.FirstExhausted, null, sources);
        using (var cursor = mix.GetRowCursor(mix.Schema))
        {
            for (int row = 0; row < 10; row++)
                Assert.IsTrue(cursor.MoveNext());
            int[] drawn = [.. FirstTen(mix.Plan).Distinct().Order()];
            CollectionAssert.AreEqual(drawn, Enumerable.Range(0, 1_000).Where(i => views[i].Asked.Count == 1).ToArray());
            CollectionAssert.AreEqual(drawn, Enumerable.Range(0, 1_000).Where(i => views[i].Open == 1).ToArray());
        }

        Assert.AreEqual(0, views.Sum(view => view.Open));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 1_000), mix.Schema["source_id"].Type);
        Assert.HasCount(5_000, ViewRows.Ids(Mix(Selection.Even, StopRule.AllOnce, null, sources)));
        Assert.AreEqual(0, views.Sum(view => view.Open));
    }

    [TestMethod]
    public void BillionRows_AsASource_TakeNoMemory()
    {
        const long rows = 1_000_000_000;
        CountingDataView[] views = Counted(rows, rows);
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Over(views));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var cursor = mix.GetRowCursor(mix.Schema);
        string first = Take(cursor, 4);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.AreEqual("a0 b0 a1 b1", first);
        Assert.AreEqual(2 * rows, mix.GetRowCount());
        Assert.IsLessThan(4_000_000, kept);
        Assert.AreEqual(4, views.Sum(view => view.RowsRead));
    }

    [TestMethod]
    public void GetRowCount_OfHugeSources_IsCountedWithoutWalking()
    {
        const long rows = 1_000_000_000_000;

        Assert.AreEqual(2 * rows - 1, Mix(Selection.Even, StopRule.FirstExhausted, null, Sources([rows, rows])).GetRowCount());
        Assert.AreEqual(2 * rows, Mix(Selection.Concat, StopRule.AllOnce, null, Sources([rows, rows])).GetRowCount());
    }

    private static IEnumerable<int> FirstTen(MixPlan plan)
    {
        PlanWalker walker = plan.Walk();
        for (int row = 0; row < 10 && walker.MoveNext(); row++)
            yield return walker.Current.Source;
    }

    private static FakeColumn Column(string name) => FakeColumn.Of(name, NumberDataViewType.Int32, row => (int)row);

    private static CountingDataView[] Counted(params long[] rows) => Counted(false, rows);

    private static CountingDataView[] Counted(bool countUnknown, params long[] rows) =>
        [.. rows.Select((count, i) => new CountingDataView(Numbered(i, count, countUnknown)))];

    private static string Asked(CountingDataView view) => string.Join(" | ", view.Asked.Select(columns => string.Join(' ', columns)));

    private static void Read(MixedDataView mix, params string[] columns)
    {
        using var cursor = mix.GetRowCursor(mix.Schema.Where(column => columns.Contains(column.Name)));
        while (cursor.MoveNext())
            Assert.AreEqual(columns.Contains("source_id"), cursor.IsColumnActive(mix.Schema["source_id"]));
    }

    private sealed class TrackingDataView(IDataView inner) : IDataView
    {
        public WeakReference? LastCursor { get; private set; }

        public DataViewSchema Schema => inner.Schema;

        public bool CanShuffle => inner.CanShuffle;

        public long? GetRowCount() => inner.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        {
            DataViewRowCursor cursor = inner.GetRowCursor(columnsNeeded, rand);
            LastCursor = new WeakReference(cursor);
            return cursor;
        }

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded, rand)];
    }
}
