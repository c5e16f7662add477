using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Which rows of a source a mix delivers, and how often: range, repeat, choose, passes.</summary>
[TestClass]
public class MixSourceRowsTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Range_OfRows_DeliversThoseAndReadsNoFurther(bool countUnknown)
    {
        var a = new CountingDataView(Numbered(0, 10, countUnknown));
        MixedDataView mix = Mix(Selection.Concat, StopRule.AllOnce, null,
            new MixSource("a", a) { Range = RowRange.Rows(3, 6) }, new MixSource("b", Numbered(1, 2)));

        Assert.AreEqual(5, mix.GetRowCount());
        Assert.AreEqual("a3 a4 a5 b0 b1", Rows(mix));
        Assert.AreEqual(6, a.RowsRead, "three rows moved over, three delivered");
        Assert.AreEqual(0, a.Open);
    }

    [TestMethod]
    public void Range_RowsBeforeIt_AreNotAskedForTheirValues()
    {
        var asked = new List<long>();
        var view = new FakeDataView(5, FakeColumn.Of(Value, NumberDataViewType.Int64, row =>
        {
            asked.Add(row);
            return row;
        }));

        Assert.AreEqual("a2 a3 a4", Rows(Ml.Data.Mix(new MixSource("a", view) { Range = RowRange.Rows(2) })));
        CollectionAssert.AreEqual(new long[] { 2, 3, 4 }, asked);
    }

    [TestMethod]
    public void Range_InPercent_IsOfTheRowCount()
    {
        // 33 % to 66 % of 10 rows are rows 3, 4 and 5.
        MixSource[] parts = [.. new[] { (0, 33), (33, 66), (66, 100) }.Select((part, i) =>
            new MixSource(Name(i), Numbered(i, 10)) { Range = RowRange.Percent(part.Item1, part.Item2) })];

        Assert.AreEqual("a0 a1 a2 b3 b4 b5 c6 c7 c8 c9", Rows(Mix(Selection.Concat, StopRule.AllOnce, null, parts)));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Range_StartedAgain_BeginsAtItsFirstRow(bool countUnknown)
    {
        var a = new CountingDataView(Numbered(0, 5, countUnknown));
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.Never, 7,
            new MixSource("a", a) { Range = RowRange.Rows(1, 3) });
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);

        Assert.AreEqual("a1 a2", Take(cursor, 2));
        Assert.AreEqual("a1 a2 a1 a2 a1", Rest(cursor));
        Assert.HasCount(4, a.Asked);
        Assert.AreEqual(11, a.RowsRead, "three rows in each of three passes, two in the last");
        Assert.AreEqual(0, a.Open);
    }

    [TestMethod]
    public void Range_ToTheEndOfAnUnknownCount_EndsThere()
    {
        MixSource[] sources = [new("a", Numbered(0, 4, countUnknown: true)) { Range = RowRange.Rows(2) }, new("b", Numbered(1, 5))];

        Assert.AreEqual("a2 b0 a3 b1 b2 b3 b4", Rows(Mix(Selection.RoundRobin(), StopRule.AllOnce, null, sources)));
        Assert.AreEqual("a2 b0 a3 b1 a2 b2 a3 b3 a2 b4", Rows(Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, sources)));
    }

    [TestMethod]
    public void Range_ThatBeginsAtTheEndOfAnUnknownCount_DropsOut() => Assert.AreEqual("b0 b1", Rows(Mix(
        Selection.RoundRobin(), StopRule.AllOnce, null,
        new MixSource("a", Numbered(0, 2, countUnknown: true)) { Range = RowRange.Rows(2) }, new MixSource("b", Numbered(1, 2)))));

    [TestMethod]
    [DataRow(1.5, "a0 a1 a2 a0")]
    [DataRow(2.0, "a0 a1 a2 a0 a1 a2")]
    [DataRow(0.7, "a0 a1")]
    public void Repeat_Once_DeliversPassesAndAPartOfOne(double repeat, string expected)
    {
        var a = new CountingDataView(Numbered(0, 3));
        MixedDataView mix = Ml.Data.Mix(new MixSource("a", a) { Repeat = repeat });

        Assert.AreEqual(expected, Rows(mix));
        Assert.AreEqual(expected.Split(' ').Length, mix.GetRowCount());
        Assert.AreEqual(0, a.Open);
    }

    [TestMethod]
    public void Repeat_StartedAgain_BeginsAtRowZero()
    {
        // One content of 1.5 times 2 rows is a0 a1 a0.
        var a = new CountingDataView(Numbered(0, 2));
        MixedDataView mix = Mix(Selection.Concat, StopRule.Never, 7, new MixSource("a", a) { Repeat = 1.5 });

        Assert.AreEqual("a0 a1 a0 a0 a1 a0 a0", Rows(mix));
        Assert.HasCount(5, a.Asked);
        Assert.AreEqual(7, a.RowsRead);
    }

    [TestMethod]
    public void Repeat_OfAnUnknownCount_RepeatsWhatWasFound() => Assert.AreEqual("a0 b0 a1 b1 a0 b2 b3", Rows(Mix(
        Selection.RoundRobin(), StopRule.AllOnce, null,
        new MixSource("a", Numbered(0, 2, countUnknown: true)) { Repeat = 1.5 }, new MixSource("b", Numbered(1, 4)))));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Choose_FewerThanTheRows_ReadsNoFurther(bool countUnknown)
    {
        var a = new CountingDataView(Numbered(0, 9, countUnknown));
        MixedDataView mix = Mix(Selection.Concat, StopRule.Never, 5, new MixSource("a", a) { Choose = 2 });

        Assert.AreEqual("a0 a1 a0 a1 a0", Rows(mix));
        Assert.HasCount(3, a.Asked);
        Assert.AreEqual(5, a.RowsRead);
        Assert.AreEqual(0, a.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Choose_MoreThanTheRows_ReadsThemAgain(bool countUnknown)
    {
        MixedDataView mix = Mix(Selection.Concat, StopRule.AllOnce, null,
            new MixSource("a", Numbered(0, 3, countUnknown)) { Choose = 5 }, new MixSource("b", Numbered(1, 1)));

        Assert.AreEqual("a0 a1 a2 a0 a1 b0", Rows(mix));
        Assert.AreEqual(countUnknown ? null : 6, mix.GetRowCount());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MaxPasses_Read_DropTheSourceOut(bool countUnknown)
    {
        MixSource[] sources = [new("a", Numbered(0, 2, countUnknown)) { MaxPasses = 2 }, new("b", Numbered(1, 6))];

        Assert.AreEqual("a0 b0 a1 b1 a0 b2 a1 b3 b4 b5", Rows(Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, sources)));
    }

    [TestMethod]
    public void StopNever_EverySourceWithMaxPasses_EndsOfItself()
    {
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.Never, null,
            new MixSource("a", Numbered(0, 1)) { MaxPasses = 3 }, new MixSource("b", Numbered(1, 2)) { MaxPasses = 1 },
            new MixSource("c", Numbered(2, 2), 0));

        Assert.AreEqual("a0 b0 a0 b1 a0", Rows(mix));
        Assert.AreEqual(5, mix.GetRowCount());
    }

    [TestMethod]
    public void StopNever_ExplicitOrder_EndsWithIt() =>
        Assert.AreEqual("a0 b0 b0 a1 a0", Rows(Mix(Selection.Explicit(0, 1, 1, 0, 0), StopRule.Never, null, Sources([2, 1]))));

    [TestMethod]
    public void RepeatOrChoose_OfZero_LeavesTheSourceOut()
    {
        var b = new CountingDataView(Numbered(1, 3));
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null,
            new MixSource("a", Numbered(0, 2)), new MixSource("b", b) { Repeat = 0 }, new MixSource("c", b) { Choose = 0 });

        Assert.AreEqual("a0 a1", Rows(mix));
        Assert.IsEmpty(b.Asked);
    }

    [TestMethod]
    public void RowIds_OfRepeatedRows_AreTheirOwn()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.Never, 400,
            new MixSource("a", Numbered(0, 7)) { Range = RowRange.Rows(2, 6), Repeat = 1.5 },
            new MixSource("b", Numbered(0, 7, countUnknown: true)) { Choose = 3 });

        Assert.AreEqual(400, Support.ViewRows.Ids(mix).Distinct().Count());
    }
}
