using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Sources that do not know how many rows they have.</summary>
[TestClass]
public class MixUnknownCountTests
{
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 b0 a1")]
    [DataRow(StopRule.FirstMiss, null, "a0 b0 a1 b1")]
    [DataRow(StopRule.AllExhausted, null, "a0 b0 a1 b1 a0 b2")]
    [DataRow(StopRule.AllOnce, null, "a0 b0 a1 b1 b2")]
    [DataRow(StopRule.Never, 8, "a0 b0 a1 b1 a0 b2 a1 b0")]
    public void Rows_CountsUnknown_AreTheSame(StopRule stop, int? length, string expected)
    {
        foreach (bool[] unknown in new bool[][] { [true, true], [true, false], [false, true] })
        {
            MixedDataView mix = Mix(Selection.Even, stop, length, Sources([2, 3], null, unknown));

            Assert.AreEqual(expected, Rows(mix));
            Assert.AreEqual(expected, Rows(mix), "second cursor");
        }
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted)]
    [DataRow(StopRule.FirstMiss)]
    [DataRow(StopRule.AllExhausted)]
    [DataRow(StopRule.AllOnce)]
    public void GetRowCount_OneCountUnknown_IsNull(StopRule stop)
    {
        MixedDataView mix = Mix(Selection.Even, stop, null, Sources([2, 3], null, [false, true]));

        Assert.IsNull(mix.GetRowCount());
        _ = Rows(mix);
        Assert.IsNull(mix.GetRowCount(), "reading teaches the view nothing");
    }

    [TestMethod]
    public void GetRowCount_UnknownCountOfWeightZero_IsKnown()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([2, 3], [1, 0], [false, true]));

        Assert.AreEqual(2, mix.GetRowCount());
    }

    [TestMethod]
    public void AllOnce_EmptySourcesOfUnknownCount_DropOut()
    {
        MixSource[] sources = Sources([0, 2, 0, 1], null, [true, true, true, true]);

        Assert.AreEqual("b0 d0 b1", Rows(Mix(Selection.RoundRobin(), StopRule.AllOnce, null, sources)));
        Assert.AreEqual("b0 b1 d0", Rows(Mix(Selection.Concat, StopRule.AllOnce, null, sources)));
        Assert.AreEqual("b0 d0 b1", Rows(Mix(Selection.Even, StopRule.AllOnce, null, sources)));
    }

    [TestMethod]
    public void AllOnce_AllEmptyOfUnknownCount_HasNoRows()
    {
        foreach (Selection selection in EverySelection)
            Assert.AreEqual("", Rows(Mix(selection, StopRule.AllOnce, null, Sources([0, 0], null, [true, true]))));
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted)]
    [DataRow(StopRule.FirstMiss)]
    [DataRow(StopRule.AllExhausted)]
    [DataRow(StopRule.Never)]
    public void OtherRules_EmptySourceOfUnknownCount_IsAnErrorThatNamesIt(StopRule stop)
    {
        var counted = new CountingDataView(Numbered(0, 5));
        var empty = new CountingDataView(Numbered(1, 0, countUnknown: true));
        using var cursor = Mix(Selection.RoundRobin(), stop, 9, Over(counted, empty)).GetRowCursor([]);

        Assert.IsTrue(cursor.MoveNext());
        var error = Assert.ThrowsExactly<MixSourceException>(() => cursor.MoveNext());

        Assert.AreEqual($"Source 'b' failed at its row 0, pass 0 (row 1 of the mix): Source 'b' is empty, so {stop} cannot hold; "
            + "leave it out, give it weight 0, or stop by AllOnce.", error.Message);
        Assert.AreEqual(0, counted.Open);
        Assert.AreEqual(0, empty.Open);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void Length_WithCountsUnknown_ReadsNoRowBeyondIt()
    {
        var source = new CountingDataView(Numbered(0, 10, countUnknown: true));

        Assert.AreEqual("a0 a1 a2", Rows(Mix(Selection.Even, StopRule.AllOnce, 3, Over(source))));
        Assert.AreEqual(3, source.RowsRead);
    }

    [TestMethod]
    public void MoveNext_CountUnknown_LooksAheadOnlyWhenTheNextRowIsWanted()
    {
        var source = new CountingDataView(Numbered(0, 10, countUnknown: true));
        using var cursor = Mix(Selection.Even, StopRule.FirstExhausted, null, Over(source)).GetRowCursor([]);

        for (int row = 1; row <= 3; row++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(row, source.RowsRead, "a row that can be had is not held back until the next one comes");
        }
    }
}
