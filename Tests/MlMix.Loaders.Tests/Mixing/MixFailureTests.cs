using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Sources that fail while they are read: the error names the source and the place, and nothing is left open.</summary>
[TestClass]
public class MixFailureTests
{
    private static readonly InvalidDataException Fault = new("disk on fire");

    [TestMethod]
    public void Opening_Throws_NamesSourceAndPlace()
    {
        CountingDataView good = Good(5);
        using var cursor = RoundRobin(StopRule.AllOnce, good, new FaultyDataView(Numbered(1, 5)) { OpenFault = Fault }).GetRowCursor([]);

        Assert.IsTrue(cursor.MoveNext());
        Check(() => cursor.MoveNext(), "b", 0, 0, 1, "the row could not be reached");
        Ended(cursor, good);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MoveNext_Throws_NamesSourceAndPlace(bool countUnknown)
    {
        CountingDataView good = Good(5);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 5, countUnknown)) { MoveFault = Fault, FaultRow = 2 });
        using var cursor = RoundRobin(StopRule.AllOnce, good, bad).GetRowCursor([]);
        // A source of unknown count is asked one row ahead.
        Assert.AreEqual(countUnknown ? 4 : 5, RowsUntilFault(cursor, out MixSourceException error));

        Check(error, "b", 2, 0, countUnknown ? 4 : 5,
            countUnknown ? "whether it has this row could not be found out" : "the row could not be reached");
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void MoveNext_ThrowsInALaterPass_NamesThePass()
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3)) { MoveFault = Fault, FaultRow = 1, FromOpening = 1 });
        using var cursor = RoundRobin(StopRule.AllExhausted, good, bad).GetRowCursor([]);

        Assert.AreEqual(9, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 1, 1, 9, "the row could not be reached");
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Opening_ThrowsInALaterPass_NamesThePass()
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3)) { OpenFault = Fault, FromOpening = 1 });
        using var cursor = RoundRobin(StopRule.AllExhausted, good, bad).GetRowCursor([]);

        Assert.AreEqual(7, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 0, 1, 7, "the row could not be reached");
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Getter_Throws_NamesSourcePlaceAndColumn()
    {
        CountingDataView good = Good(5);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 5)) { ValueFault = Fault, FaultRow = 1 });
        MixedDataView mix = RoundRobin(StopRule.AllOnce, good, bad);
        var cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<long> value = cursor.GetGetter<long>(mix.Schema[Value]);
        ValueGetter<uint> source = cursor.GetGetter<uint>(mix.Schema["source_id"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        for (int row = 0; row < 4; row++)
            Assert.IsTrue(cursor.MoveNext());

        long number = 0;
        uint key = 0;
        DataViewRowId rowId = default;
        Check(() => value(ref number), "b", 1, 0, 3, $"column '{Value}' could not be read");
        Check(() => id(ref rowId), "b", 1, 0, 3, "the row id could not be read");
        source(ref key);
        Assert.AreEqual(2u, key, "what does not come from the source can still be read");
        Assert.IsTrue(cursor.MoveNext(), "a value that cannot be read does not end the rows");
        value(ref number);
        Assert.AreEqual(2, number);
        cursor.Dispose();
        Assert.AreEqual(0, good.Open + bad.Open);
    }

    [TestMethod]
    public void Getter_Throwing_DoesNotDisturbWhoDoesNotCallIt()
    {
        MixedDataView mix = RoundRobin(StopRule.AllOnce, Good(3), new FaultyDataView(Numbered(1, 3)) { ValueFault = Fault });
        using var cursor = mix.GetRowCursor(mix.Schema);
        int rows = 0;
        while (cursor.MoveNext())
            rows++;

        Assert.AreEqual(6, rows);
    }

    [TestMethod]
    public void GetGetter_ThrowsInTheSource_NamesTheSource()
    {
        CountingDataView good = Good(3);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3)) { GetterFault = Fault });
        MixedDataView mix = RoundRobin(StopRule.AllOnce, good, bad);

        var early = mix.GetRowCursor(mix.Schema);
        _ = early.GetGetter<long>(mix.Schema[Value]);
        Assert.IsTrue(early.MoveNext());
        Check(() => early.MoveNext(), "b", 0, 0, 1, "the row could not be reached");
        Ended(early, good, bad);

        // Here the source is open already when the getter is asked for.
        var late = mix.GetRowCursor(mix.Schema);
        Assert.IsTrue(late.MoveNext());
        Assert.IsTrue(late.MoveNext());
        Check(() => late.GetGetter<long>(mix.Schema[Value]), "b", 0, 0, 1, $"column '{Value}' could not be opened");
        late.Dispose();
        Assert.AreEqual(0, good.Open + bad.Open);
    }

    [TestMethod]
    public void Dispose_Throws_ClosesTheOthersAndNamesTheSource()
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 9)) { DisposeFault = Fault });
        CountingDataView last = Good(9);
        var cursor = RoundRobin(StopRule.AllOnce, good, bad, last).GetRowCursor([]);
        for (int row = 0; row < 5; row++)
            Assert.IsTrue(cursor.MoveNext());

        Check(cursor.Dispose, "b", 1, 0, 4, "it could not be closed");
        Ended(cursor, good, bad, last);
        cursor.Dispose();
    }

    [TestMethod]
    public void Dispose_SeveralThrow_NamesThemAll()
    {
        FaultyDataView[] bad = [.. Enumerable.Range(0, 2).Select(i => new FaultyDataView(Numbered(i, 9)) { DisposeFault = Fault })];
        var cursor = RoundRobin(StopRule.AllOnce, bad[0], bad[1]).GetRowCursor([]);
        for (int row = 0; row < 3; row++)
            Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<AggregateException>(cursor.Dispose);
        Assert.HasCount(2, error.InnerExceptions);
        Check((MixSourceException)error.InnerExceptions[0], "a", 1, 0, 2, "it could not be closed");
        Check((MixSourceException)error.InnerExceptions[1], "b", 0, 0, 2, "it could not be closed");
    }

    [TestMethod]
    public void Dispose_ThrowsAtANewPass_NamesTheSourceAndIsNotTriedAgain()
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 2)) { DisposeFault = Fault });
        using var cursor = RoundRobin(StopRule.AllExhausted, good, bad).GetRowCursor([]);

        Assert.AreEqual(4, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 1, 0, 3, "it could not be closed");
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Dispose_ThrowsAfterAnotherFailure_DoesNotHideIt()
    {
        var careless = new CountingDataView(new FaultyDataView(Numbered(0, 9)) { DisposeFault = new IOException("cannot close") });
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 9)) { MoveFault = Fault, FaultRow = 1 });
        using var cursor = RoundRobin(StopRule.AllOnce, careless, bad).GetRowCursor([]);

        Assert.AreEqual(3, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 1, 0, 3, "the row could not be reached");
        Ended(cursor, careless, bad);
    }

    [TestMethod]
    public void Source_ShorterThanItSaid_NamesTheNumbers()
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3)) { ClaimedRowCount = 7 });
        using var cursor = RoundRobin(StopRule.AllOnce, good, bad).GetRowCursor([]);

        Assert.AreEqual(7, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 3, 0, 7, "it ended here, but had promised 7 rows", inner: null);
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Source_LongerThanItSaid_IsNotCutInSilence()
    {
        // a0 b0 a1 b1, where b says that it ends, and then there is a b2.
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3)) { ClaimedRowCount = 2 });
        using var cursor = RoundRobin(StopRule.AllOnce, good, bad).GetRowCursor([]);

        Assert.AreEqual(4, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 2, 0, 4, "it goes on here, but had promised 2 rows", inner: null);
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Source_SaidToHaveRowsButEmpty_NamesTheNumbers()
    {
        using var cursor = RoundRobin(StopRule.AllOnce, new FaultyDataView(Numbered(0, 0)) { ClaimedRowCount = 2 }).GetRowCursor([]);

        Check(() => cursor.MoveNext(), "a", 0, 0, 0, "it ended here, but had promised 2 rows", inner: null);
    }

    [TestMethod]
    [DataRow(false, "it ended here, but had promised 3 rows")]
    [DataRow(true, "it ended here, but had another number of rows in an earlier pass")]
    public void Source_ShorterInASecondPass_IsAnError(bool countUnknown, string what)
    {
        CountingDataView good = Good(9);
        var bad = new CountingDataView(new FaultyDataView(Numbered(1, 3, countUnknown)) { EndsAt = 1, FromOpening = 1 });
        using var cursor = RoundRobin(StopRule.AllExhausted, good, bad).GetRowCursor([]);

        Assert.AreEqual(9, RowsUntilFault(cursor, out MixSourceException error));
        Check(error, "b", 1, 1, 9, what, inner: null);
        Ended(cursor, good, bad);
    }

    [TestMethod]
    public void Cancellation_AnywhereInASource_PassesUnwrapped()
    {
        var cancelled = new OperationCanceledException("enough");
        foreach (bool countUnknown in new[] { false, true })
        {
            FakeDataView rows = Numbered(1, 5, countUnknown);
            Cancelled(new FaultyDataView(rows) { OpenFault = cancelled });
            Cancelled(new FaultyDataView(rows) { MoveFault = cancelled, FaultRow = 2 });
            Cancelled(new FaultyDataView(rows) { ValueFault = cancelled, FaultRow = 2 });
            Cancelled(new FaultyDataView(rows) { OpenFault = new TaskCanceledException() });
        }
    }

    [TestMethod]
    public void Failure_InAMixOfMixes_NamesEverySourceOnTheWay()
    {
        MixedDataView inner = Ml.Data.Mix(
            new MixOptions { SourceColumnName = "inner_id", Stop = StopRule.AllOnce },
            new MixSource("x", Numbered(0, 4)), new MixSource("y", new FaultyDataView(Numbered(1, 4)) { MoveFault = Fault, FaultRow = 1 }));
        using var cursor = Ml.Data.Mix(new MixSource("whole", inner)).GetRowCursor([]);
        Assert.AreEqual(3, RowsUntilFault(cursor, out MixSourceException error));

        Check(error, "whole", 3, 0, 3, "the row could not be reached", inner: error.InnerException);
        Check((MixSourceException)error.InnerException!, "y", 1, 0, 3, "the row could not be reached");
    }

    [TestMethod]
    public void ASecondCursor_AfterAFailure_ReadsFromTheStart()
    {
        MixedDataView mix = RoundRobin(StopRule.AllOnce, Good(3), new FaultyDataView(Numbered(1, 3)) { MoveFault = Fault, FaultRow = 1 });
        for (int again = 0; again < 2; again++)
        {
            using var cursor = mix.GetRowCursor([]);
            Assert.AreEqual(3, RowsUntilFault(cursor, out _));
        }
    }

    private static void Cancelled(FaultyDataView bad)
    {
        CountingDataView good = Good(5);
        var counted = new CountingDataView(bad);
        MixedDataView mix = RoundRobin(StopRule.AllOnce, good, counted);
        Exception? thrown = null;
        using (var cursor = mix.GetRowCursor(mix.Schema))
        {
            try
            {
                Rest(cursor);
            }
            catch (OperationCanceledException cancellation)
            {
                thrown = cancellation;
            }
        }

        Assert.AreSame(bad.OpenFault ?? bad.MoveFault ?? bad.ValueFault, thrown);
        Assert.AreEqual(0, good.Open + counted.Open);
    }

    private static CountingDataView Good(long rows) => new(Numbered(0, rows));

    private static MixedDataView RoundRobin(StopRule stop, params IDataView[] views) =>
        Mix(Selection.RoundRobin(), stop, null, Over(views));

    private static int RowsUntilFault(DataViewRowCursor cursor, out MixSourceException error)
    {
        for (int rows = 0; ; rows++)
        {
            try
            {
                Assert.IsTrue(cursor.MoveNext(), $"the rows ended after {rows} without a fault");
            }
            catch (MixSourceException fault)
            {
                error = fault;
                return rows;
            }
        }
    }

    private static void Check(Action action, string source, long row, int pass, long position, string what) =>
        Check(action, source, row, pass, position, what, Fault);

    private static void Check(Action action, string source, long row, int pass, long position, string what, Exception? inner) =>
        Check(Assert.ThrowsExactly<MixSourceException>(action), source, row, pass, position, what, inner);

    private static void Check(MixSourceException error, string source, long row, int pass, long position, string what) =>
        Check(error, source, row, pass, position, what, Fault);

    private static void Check(MixSourceException error, string source, long row, int pass, long position, string what, Exception? inner)
    {
        Assert.AreEqual($"Source '{source}' failed at its row {row}, pass {pass} (row {position} of the mix): {what}", error.Message);
        Assert.AreEqual(source, error.SourceName);
        Assert.AreEqual(row, error.Row);
        Assert.AreEqual(pass, error.Pass);
        Assert.AreEqual(position, error.Position);
        Assert.AreSame(inner, error.InnerException);
    }

    private static void Ended(DataViewRowCursor cursor, params CountingDataView[] views)
    {
        Assert.IsFalse(cursor.MoveNext(), "a failure ends the rows");
        foreach (CountingDataView view in views)
            Assert.AreEqual(0, view.Open, "a failure closes every source");
    }
}
