using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A mix as a source of another mix.</summary>
[TestClass]
public class MixOfMixesTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rest_OfAMix_IsASourceLikeAnyOther(bool countUnknown)
    {
        MixedDataView inner = Mix(Selection.Even, StopRule.AllOnce, null, Sources([4, 4], null, [countUnknown, countUnknown]));
        List<long> whole = ViewRows.Column<long>(inner, Value);
        PlanWalker walker = inner.Plan.Walk();
        for (int row = 0; row < 3; row++)
            Assert.IsTrue(walker.MoveNext());

        MixedDataView outer = Ml.Data.Concat(
            new MixOptions { Columns = MixColumns.SourceRow, MissingColumns = MissingColumns.Fill }, inner.Resume(walker.Save()), Numbered(2, 2));

        CollectionAssert.AreEqual(whole.Skip(3).Concat(ViewRows.Column<long>(Numbered(2, 2), Value)).ToArray(), ViewRows.Column<long>(outer, Value));
        CollectionAssert.AreEqual(new long[] { 0, 1, 2, 3, 4, 0, 1 }, ViewRows.Column<long>(outer, "source_row"));
        Assert.AreEqual(countUnknown ? null : 7L, outer.GetRowCount());
    }

    [TestMethod]
    public void Rows_OfAMixOfMixes_AreInTheOrderOfBoth()
    {
        MixedDataView mix = Mix(
            Selection.RoundRobin(), StopRule.AllOnce, null,
            Over(Inner(Selection.Concat, Numbered(0, 2), Numbered(1, 2)), Inner(Selection.RoundRobin(), Numbered(2, 1), Numbered(3, 2))));

        CollectionAssert.AreEqual(new[] { "Value", "inner_id", "source_id" }, mix.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "a0", "c0", "a1", "d0", "b0", "d1", "b1" },
            ViewRows.Column<long>(mix, Value).Select(value => $"{Name((int)(value >> 40))}{value & 1}").ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 2, 1, 2, 1 }, ViewRows.Column<uint>(mix, "source_id"));
        CollectionAssert.AreEqual(new uint[] { 1, 1, 1, 2, 2, 2, 2 }, ViewRows.Column<uint>(mix, "inner_id"));
    }

    [TestMethod]
    public void InnerKeys_InOtherOrder_AreUnited()
    {
        MixedDataView first = Inner(Selection.Concat, Numbered(0, 2), Numbered(1, 2));
        MixedDataView second = Ml.Data.Mix(
            new MixOptions { SourceColumnName = "inner_id" }, new MixSource("b", Numbered(0, 2)), new MixSource("a", Numbered(1, 2)));

        // The first gives a, a, b, b; the second takes turns, b, a, b, and ends then.
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 1, 2, 2 }, ViewRows.Column<uint>(Ml.Data.Mix(Over(first, second)), "inner_id"));
    }

    [TestMethod]
    public void Shares_OfAMixOfMixes_Multiply()
    {
        // 0.5 of (0.8, 0.2) and 0.5 of (0.3, 0.7): 0.4, 0.1, 0.15, 0.35.
        static MixedDataView Pair(int first, double weightA, double weightB) => Ml.Data.Mix(
            new MixOptions { SourceColumnName = "inner_id" },
            new MixSource("x", Numbered(first, 5_000), weightA), new MixSource("y", Numbered(first + 1, 5_000), weightB));
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Length = 2_000, Stop = StopRule.Never },
            new MixSource("left", Pair(0, 0.8, 0.2), 0.5), new MixSource("right", Pair(2, 0.3, 0.7), 0.5));
        List<long> rows = ViewRows.Column<long>(mix, Value);

        CollectionAssert.AreEqual(
            new[] { 800, 200, 300, 700 }, Enumerable.Range(0, 4).Select(i => rows.Count(row => row >> 40 == i)).ToArray());
    }

    [TestMethod]
    public void RowIds_OfAMixOfMixes_AreUnique()
    {
        static MixedDataView Repeating(int first) => Ml.Data.Mix(
            new MixOptions { SourceColumnName = "inner_id", Stop = StopRule.AllExhausted },
            new MixSource("x", Numbered(first, 90)), new MixSource("y", Numbered(first, 7)));
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.Never, Length = 2_000 },
            new MixSource("left", Repeating(0)), new MixSource("right", Repeating(0)));

        Assert.AreEqual(2_000, ViewRows.Ids(mix).Distinct().Count());
    }

    [TestMethod]
    public void GetRowCount_OfAMixOfMixes_FollowsFromTheInnerCounts()
    {
        MixedDataView known = Inner(Selection.Even, Numbered(0, 4), Numbered(1, 6));
        MixedDataView unknown = Inner(Selection.Even, Numbered(0, 4), Numbered(1, 6, countUnknown: true));

        Assert.AreEqual(20, Mix(Selection.Even, StopRule.AllOnce, null, Over(known, known)).GetRowCount());
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Over(known, unknown));
        Assert.IsNull(mix.GetRowCount());
        Assert.HasCount(20, ViewRows.Ids(mix));
    }

    private static MixedDataView Inner(Selection selection, params IDataView[] views) =>
        Ml.Data.Mix(new MixOptions { Selection = selection, Stop = StopRule.AllOnce, SourceColumnName = "inner_id" }, Over(views));
}
