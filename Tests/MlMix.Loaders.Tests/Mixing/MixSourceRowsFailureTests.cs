using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Sources that do not have the rows that were asked of them, and what cannot be asked.</summary>
[TestClass]
public class MixSourceRowsFailureTests
{
    private static readonly InvalidDataException Fault = new("disk on fire");

    [TestMethod]
    public void Range_SourceEndsBeforeIt_NamesTheRowWhereItEnded()
    {
        Fails(new MixSource("a", Numbered(0, 2, countUnknown: true)) { Range = RowRange.Rows(5) }, 0,
            "Source 'a' failed at its row 2, pass 0 (row 0 of the mix): it ended here, but its rows 5..end take part");
        Fails(new MixSource("a", new FaultyDataView(Numbered(0, 2)) { ClaimedRowCount = 9 }) { Range = RowRange.Rows(5) }, 0,
            "Source 'a' failed at its row 2, pass 0 (row 0 of the mix): it ended here, but had promised 9 rows");
    }

    [TestMethod]
    public void Range_SourceEndsWithinIt_NamesTheRowWhereItEnded()
    {
        Fails(new MixSource("a", Numbered(0, 3, countUnknown: true)) { Range = RowRange.Rows(1, 5) }, 2,
            "Source 'a' failed at its row 3, pass 0 (row 2 of the mix): it ended here, but its rows 1..5 take part");
        Fails(new MixSource("a", new FaultyDataView(Numbered(0, 3)) { ClaimedRowCount = 9 }) { Range = RowRange.Rows(1, 5) }, 2,
            "Source 'a' failed at its row 3, pass 0 (row 2 of the mix): it ended here, but had promised 9 rows");
    }

    [TestMethod]
    public void Range_SourceFailsBeforeIt_NamesTheRowWhereItFailed()
    {
        var bad = new FaultyDataView(Numbered(0, 9)) { MoveFault = Fault, FaultRow = 2 };

        MixSourceException error = Fails(new MixSource("a", bad) { Range = RowRange.Rows(5) }, 0,
            "Source 'a' failed at its row 2, pass 0 (row 0 of the mix): the row could not be reached");
        Assert.AreSame(Fault, error.InnerException);
    }

    [TestMethod]
    public void Range_OpeningFails_NamesTheRowWanted() => Fails(
        new MixSource("a", new FaultyDataView(Numbered(0, 9)) { OpenFault = Fault }) { Range = RowRange.Rows(5) }, 0,
        "Source 'a' failed at its row 5, pass 0 (row 0 of the mix): the row could not be reached");

    [TestMethod]
    public void Source_LongerThanItSaid_IsAnErrorOnlyWhereItsLastRowIsRead()
    {
        var longer = new FaultyDataView(Numbered(0, 9)) { ClaimedRowCount = 4 };
        const string fault = "Source 'a' failed at its row 4, pass 0 (row 2 of the mix): it goes on here, but had promised 4 rows";

        Fails(new MixSource("a", longer) { Range = RowRange.Rows(2, 4) }, 2, fault);
        Fails(new MixSource("a", longer) { Range = RowRange.Rows(2) }, 2, fault);
        Assert.AreEqual("a2", Rows(Ml.Data.Mix(new MixSource("a", longer) { Range = RowRange.Rows(2, 3) })));
        Assert.AreEqual("a0 a1 a2", Rows(Ml.Data.Mix(new MixSource("a", longer) { Repeat = 0.75 })));
    }

    [TestMethod]
    public void Choose_NoRowToChooseFrom_IsAsAnyEmptySource()
    {
        MixSource[] sources = [new("a", Numbered(0, 0, countUnknown: true)) { Choose = 3 }, new("b", Numbered(1, 2))];

        Assert.AreEqual("b0 b1", Rows(Mix(Selection.RoundRobin(), StopRule.AllOnce, null, sources)));
        var error = Assert.ThrowsExactly<MixSourceException>(() => Rows(Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, sources)));
        StringAssert.StartsWith(error.Message, "Source 'a' failed at its row 0, pass 0 (row 0 of the mix): Source 'a' is empty");
    }

    [TestMethod]
    public void Choose_FewerRowsInASecondPass_IsAnError()
    {
        var shrinking = new FaultyDataView(Numbered(0, 9, countUnknown: true)) { EndsAt = 2, FromOpening = 1 };
        var counted = new CountingDataView(shrinking);
        using var cursor = Mix(Selection.Concat, StopRule.Never, 9, new MixSource("a", counted) { Choose = 4 }).GetRowCursor([]);
        for (int row = 0; row < 6; row++)
            Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual("Source 'a' failed at its row 2, pass 1 (row 6 of the mix): it ended here, but had another number of rows in an earlier pass",
            error.Message);
        Assert.AreEqual(0, counted.Open);
        Assert.HasCount(2, counted.Asked, "the second pass is not taken for ended and begun again");
    }

    [TestMethod]
    public void CountUnknown_MoreRowsInASecondPass_IsAnError()
    {
        // a0 a1 a0 a1, and then there is an a2.
        var growing = new CountingDataView(new Growing(Numbered(0, 2, countUnknown: true), Numbered(0, 3, countUnknown: true)));
        using var cursor = Mix(Selection.Concat, StopRule.Never, 9, new MixSource("a", growing)).GetRowCursor([]);
        for (int row = 0; row < 4; row++)
            Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual("Source 'a' failed at its row 2, pass 1 (row 4 of the mix): it goes on here, "
            + "but had another number of rows in an earlier pass", error.Message);
        Assert.AreEqual(0, growing.Open);
        growing = new CountingDataView(new Growing(Numbered(0, 2, countUnknown: true), Numbered(0, 3, countUnknown: true)));
        Assert.AreEqual("a0 a1 a0", Rows(Mix(Selection.Concat, StopRule.AllOnce, null, new MixSource("a", growing) { Repeat = 1.5 })));
    }

    [TestMethod]
    public void CountUnknown_ResumedWhereItEnds_HasAsManyRowsInALaterPass()
    {
        // A walk alone does not know that a has ended after two rows.
        var growing = new Growing(Numbered(0, 2, countUnknown: true), Numbered(0, 3, countUnknown: true));
        MixedDataView mix = Mix(Selection.Concat, StopRule.Never, 9, new MixSource("a", growing));
        PlanWalker walker = mix.Plan.Walk();
        Assert.IsTrue(walker.MoveNext() && walker.MoveNext());
        using var cursor = mix.Resume(walker.Save()).GetRowCursor(mix.Schema);
        Assert.AreEqual("a0 a1", Take(cursor, 2));

        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual("Source 'a' failed at its row 2, pass 1 (row 4 of the mix): it goes on here, "
            + "but had another number of rows in an earlier pass", error.Message);
    }

    [TestMethod]
    public void Sources_WithFaults_AreRefusedAllAtOnce()
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(
            new MixOptions { Stop = StopRule.Never, DropLastBatch = true },
            new MixSource("a", Numbered(0, 4)) { Range = RowRange.Rows(2, 9) },
            new MixSource("b", Numbered(0, 4, countUnknown: true)) { Range = RowRange.Percent(0, 50) },
            new MixSource("c", Numbered(0, 4)) { Repeat = -1 },
            new MixSource("d", Numbered(0, 4)) { MaxPasses = 0 },
            new MixSource("e", Numbered(0, 4)) { Range = null! },
            new MixSource("f", null!) { Choose = -2 }));

        string[] begins =
        [
            "DropLastBatch is set, but there is no BatchSize",
            "Source 'a': 2..9 ends at row 9, but the source has 4 rows",
            "Source 'b' has range 0%..50%, which needs its row count, but that is unknown",
            "Source 'c' has repeat -1",
            "Source 'd' has MaxPasses 0",
            "Source 'e' has no range",
            "Source 'f' chooses -2 rows",
            "Source 'f' has no data",
            "Stop is Never and there is no Length",
        ];
        foreach (string begin in begins)
            Assert.AreEqual(1, error.Faults.Count(fault => fault.Contains(begin, StringComparison.Ordinal)), $"{begin} in {error.Message}");
        Assert.HasCount(begins.Length, error.Faults);
    }

    [TestMethod]
    public void StopNever_OneSourceWithoutMaxPasses_IsRefused()
    {
        MixSource once = new("a", Numbered(0, 1)) { MaxPasses = 1 };

        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Mix(Selection.Even, StopRule.Never, null, once, new MixSource("b", Numbered(1, 1))));
        StringAssert.StartsWith(error.Message, "Mix: Stop is Never and there is no Length");
    }

    private static MixSourceException Fails(MixSource source, int rows, string message)
    {
        var counted = new CountingDataView(source.Data);
        source = new MixSource(source.Name, counted) { Range = source.Range, Choose = source.Choose };
        using DataViewRowCursor cursor = Mix(Selection.Even, StopRule.AllOnce, null, source).GetRowCursor([]);
        for (int row = 0; row < rows; row++)
            Assert.IsTrue(cursor.MoveNext());
        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual(message, error.Message);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(0, counted.Open);
        return error;
    }

    /// <summary>One view when it is first opened, another from then on.</summary>
    private sealed class Growing(IDataView first, IDataView later) : IDataView
    {
        private int _openings;

        public DataViewSchema Schema => first.Schema;

        public bool CanShuffle => false;

        public long? GetRowCount() => null;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            (_openings++ == 0 ? first : later).GetRowCursor(columnsNeeded, rand);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded, rand)];
    }
}
