using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>ML.NET's contract of views and cursors.</summary>
[TestClass]
public class MixCursorTests
{
    [TestMethod]
    public void Schema_OfTheCursor_IsTheObjectOfTheView()
    {
        MixedDataView mix = Ml.Data.Mix(Sources([2, 2]));
        using var cursor = mix.GetRowCursor([]);

        Assert.AreSame(mix.Schema, cursor.Schema);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreSame(mix.Schema, cursor.Schema);
    }

    [TestMethod]
    public void Position_AndBatch_CountTheRowsOfTheMix()
    {
        using var cursor = Mix(Selection.Concat, StopRule.AllOnce, null, Sources([2, 3])).GetRowCursor([]);
        var positions = new List<long> { cursor.Position };
        while (cursor.MoveNext())
        {
            positions.Add(cursor.Position);
            Assert.AreEqual(0, cursor.Batch);
        }
        positions.Add(cursor.Position);

        CollectionAssert.AreEqual(new long[] { -1, 0, 1, 2, 3, 4, -1 }, positions);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void MoveNext_AfterTheEnd_IsFalseForEver(bool countUnknown)
    {
        foreach (Selection selection in EverySelection)
        {
            foreach (StopRule stop in Enum.GetValues<StopRule>())
            {
                using var cursor = Mix(selection, stop, 9, Sources([2, 3], null, [countUnknown, countUnknown])).GetRowCursor([]);
                while (cursor.MoveNext())
                    Assert.IsLessThan(9, cursor.Position);

                for (int again = 0; again < 5; again++)
                    Assert.IsFalse(cursor.MoveNext(), $"{selection} {stop}");
                Assert.AreEqual(-1, cursor.Position);
            }
        }
    }

    [TestMethod]
    public void IsColumnActive_AnyColumn_IsWhatWasAskedFor()
    {
        MixedDataView mix = TwoColumns();

        for (int asked = 0; asked < 8; asked++)
        {
            using var cursor = mix.GetRowCursor(mix.Schema.Where(column => (asked >> column.Index & 1) == 1));
            foreach (DataViewSchema.Column column in mix.Schema)
                Assert.AreEqual((asked >> column.Index & 1) == 1, cursor.IsColumnActive(column), $"{column.Name} of {asked}");
        }
    }

    [TestMethod]
    public void GetGetter_InactiveColumn_Fails()
    {
        MixedDataView mix = TwoColumns();
        using var cursor = mix.GetRowCursor([mix.Schema["A"]]);

        Assert.AreEqual("Column 'B' is not active in this cursor. Name it among the columns needed when the cursor is opened.",
            Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<float>(mix.Schema["B"])).Message);
        Assert.AreEqual("Column 'source_id' is not active in this cursor. Name it among the columns needed when the cursor is opened.",
            Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<uint>(mix.Schema["source_id"])).Message);
    }

    [TestMethod]
    public void GetGetter_WrongType_Fails()
    {
        MixedDataView mix = TwoColumns();
        using var cursor = mix.GetRowCursor(mix.Schema);

        Assert.AreEqual("Column 'A' was asked for as 'System.Int64', but its values are 'System.Int32' (column type Int32).",
            Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<long>(mix.Schema["A"])).Message);
        Assert.AreEqual("Column 'source_id' was asked for as 'System.Int32', but its values are 'System.UInt32' "
            + "(column type Key<UInt32, 0-1>).",
            Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(mix.Schema["source_id"])).Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<VBuffer<int>>(mix.Schema["A"]));
    }

    [TestMethod]
    public void GetGetter_ColumnOfAnotherSchema_Fails()
    {
        MixedDataView mix = TwoColumns();
        var other = new FakeDataView(1, FakeColumn.Of("Z", NumberDataViewType.Int32, row => 1)).Schema["Z"];
        using var cursor = mix.GetRowCursor(mix.Schema);

        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<int>(other));
        Assert.ThrowsExactly<InvalidOperationException>(() => mix.GetRowCursor([other]));
        Assert.ThrowsExactly<ArgumentNullException>(() => mix.GetRowCursor(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => mix.GetRowCursorSet(null!, 2));
    }

    [TestMethod]
    public void Getters_OffTheRows_Fail()
    {
        MixedDataView mix = TwoColumns();
        var cursor = mix.GetRowCursor(mix.Schema);
        var getters = new (string Name, Action Get)[]
        {
            ("A", Getter<int>(cursor, "A")), ("B", Getter<float>(cursor, "B")),
            ("source_id", Getter<uint>(cursor, "source_id")), ("id", Id(cursor)),
        };

        const string before = "The cursor is before its first row, so there is no value to get. Call MoveNext first.";
        foreach ((string name, Action get) in getters)
            Assert.AreEqual(before, Assert.ThrowsExactly<InvalidOperationException>(get).Message, name);
        while (cursor.MoveNext())
        {
            foreach ((_, Action get) in getters)
                get();
        }
        const string after = "The cursor is past its last row or was disposed, so there is no value to get. "
            + "Open another cursor to read the rows again.";
        foreach ((string name, Action get) in getters)
            Assert.AreEqual(after, Assert.ThrowsExactly<InvalidOperationException>(get).Message, name);

        var closed = mix.GetRowCursor(mix.Schema);
        Action late = Getter<int>(closed, "A");
        Action key = Getter<uint>(closed, "source_id");
        Assert.IsTrue(closed.MoveNext());
        closed.Dispose();
        Assert.AreEqual(after, Assert.ThrowsExactly<InvalidOperationException>(late).Message);
        Assert.AreEqual(after, Assert.ThrowsExactly<InvalidOperationException>(key).Message);
        Assert.IsFalse(closed.MoveNext());
    }

    [TestMethod]
    public void GetGetter_AtAnyTime_GivesTheSameValues()
    {
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.Never, 12, Sources([2, 3]));
        using var cursor = mix.GetRowCursor(mix.Schema);
        var early = cursor.GetGetter<long>(mix.Schema[Value]);
        int rows = 0;
        while (cursor.MoveNext())
        {
            // Before and after a source was opened, and after it was started again.
            var late = cursor.GetGetter<long>(mix.Schema[Value]);
            long first = 0, second = 0, again = 0;
            early(ref first);
            late(ref second);
            early(ref again);
            Assert.AreEqual(first, second);
            Assert.AreEqual(first, again);
            rows++;
        }

        Assert.AreEqual(12, rows);
    }

    [TestMethod]
    public void Getters_NotCalledOnEveryRow_GiveTheCurrentRow()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([5, 5], null, [true, true]));
        string[] all = Rows(mix).Split(' ');
        using var cursor = mix.GetRowCursor(mix.Schema);
        var found = new List<string>();
        for (int row = 0; cursor.MoveNext(); row++)
        {
            if (row % 3 == 2)
                found.Add(Current(cursor));
        }

        CollectionAssert.AreEqual(all.Where((_, row) => row % 3 == 2).ToArray(), found);
    }

    [TestMethod]
    public void EightCursorsAtOnce_InThreads_GiveEqualSequences()
    {
        foreach (Selection selection in EverySelection)
        {
            MixedDataView mix = Mix(selection, StopRule.AllExhausted, null, Sources([1_500, 400, 77], null, [true, false, true]));
            string expected = Rows(mix);
            var found = new string[8];
            using var start = new Barrier(8);
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                found[i] = Rows(mix);
            }))];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();

            foreach (string rows in found)
                Assert.AreEqual(expected, rows);
        }
    }

    [TestMethod]
    public void TwoCursors_Interleaved_DoNotDisturbEachOther()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.AllExhausted, null, Sources([5, 9], null, [true, false]));
        string expected = Rows(mix);
        using var first = mix.GetRowCursor(mix.Schema);
        using var second = mix.GetRowCursor(mix.Schema);
        string firstRows = Take(first, 4);
        string secondRows = Take(second, 7);

        firstRows += " " + Rest(first);
        secondRows += " " + Rest(second);

        Assert.AreEqual(expected, firstRows);
        Assert.AreEqual(expected, secondRows);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void GetRowCursorSet_AnyNumber_IsOneCursorOverAllRows(int wanted)
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([5, 9]));
        DataViewRowCursor[] set = mix.GetRowCursorSet(mix.Schema, wanted);

        Assert.HasCount(1, set);
        using DataViewRowCursor cursor = set[0];
        Assert.AreEqual(Rows(mix), Rest(cursor));
    }

    [TestMethod]
    public void GetRowCursor_WithRandom_KeepsTheOrderAndDrawsNothing()
    {
        var first = new FakeDataView(3, FakeColumn.Of(Value, NumberDataViewType.Int64, row => row)) { CanShuffle = true };
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Over(first, Numbered(1, 3)));
        var random = new Random(5);
        using var cursor = mix.GetRowCursor(mix.Schema, random);

        Assert.IsFalse(mix.CanShuffle);
        Assert.AreEqual("a0 b0 a1 b1 a2 b2", Rest(cursor));
        Assert.IsNull(first.LastRandom);
        Assert.AreEqual(new Random(5).Next(), random.Next());
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, 9L)]
    [DataRow(StopRule.FirstMiss, 10L)]
    [DataRow(StopRule.AllExhausted, 18L)]
    [DataRow(StopRule.AllOnce, 14L)]
    [DataRow(StopRule.Never, 20L)]
    public void GetRowCount_CountsKnown_IsTheNumberOfRows(StopRule stop, long expected)
    {
        MixedDataView mix = Mix(Selection.Even, stop, 20, Sources([5, 9]));

        Assert.AreEqual(expected, mix.GetRowCount());
        Assert.AreEqual(expected, ViewRows.Ids(mix).Count);
    }

    private static MixedDataView TwoColumns()
    {
        static FakeDataView View() => new(
            3,
            FakeColumn.Of("A", NumberDataViewType.Int32, row => (int)row),
            FakeColumn.Of("B", NumberDataViewType.Single, row => (float)row));
        return Ml.Data.Mix(Over(View(), View()));
    }

    private static string Current(DataViewRowCursor cursor)
    {
        long value = 0;
        cursor.GetGetter<long>(cursor.Schema[Value])(ref value);
        return $"{Name((int)(value >> 40))}{value & ((1L << 40) - 1)}";
    }

    private static Action Getter<T>(DataViewRowCursor cursor, string column)
    {
        ValueGetter<T> getter = cursor.GetGetter<T>(cursor.Schema[column]);
        return () =>
        {
            T value = default!;
            getter(ref value);
        };
    }

    private static Action Id(DataViewRowCursor cursor)
    {
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        return () =>
        {
            DataViewRowId value = default;
            getter(ref value);
        };
    }
}
