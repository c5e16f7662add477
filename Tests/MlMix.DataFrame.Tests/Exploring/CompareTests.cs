using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Exploring.Tests.Appending.AppendTests;
using static MlMix.Exploring.Tests.Exploring.ExploreTests;

namespace MlMix.Exploring.Tests.Exploring;

/// <summary>Before and after normalization.</summary>
[TestClass]
public sealed class CompareTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void CompareWith_TheMixNormalizedBySource_HasMeansOfZeroAndDeviationsOfOne()
    {
        MixedDataView mixed = Mix();
        IDataView after = Ml.Transforms.NormalizeBySource("V").Fit(mixed).Transform(mixed);

        DataFrame frame = mixed.Explore().CompareWith(after).Frame;

        CollectionAssert.AreEqual(
            new[] { "column", "slot", "source", "mean before", "mean after", "sd before", "sd after" }, frame.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new object?[] { "V", "V", "V", "X", "X", "X" }, Values(frame["column"]));
        CollectionAssert.AreEqual(new object?[] { "a", "b", "(all)", "a", "b", "(all)" }, Values(frame["source"]));
        // a: 0, 2, 4, 6; b: 100, 104.
        AreClose([3, 102, 36, 1, 10, 4], frame["mean before"]);
        AreClose([Math.Sqrt(5), 2], frame["sd before"]);
        for (int row = 0; row < 3; row++)
        {
            Assert.AreEqual(0, (double)frame["mean after"][row], 1e-6, $"row {row}");
            Assert.AreEqual(1, (double)frame["sd after"][row], 1e-6, $"row {row}");
        }
        AreClose([1, 10, 4], new DoubleDataFrameColumn("X after", Values(frame["mean after"])[3..].Cast<double>()));
    }

    [TestMethod]
    public void CompareWith_ColumnsRenamedAndBySlot_PairsThem()
    {
        MixedDataView mixed = Mix();
        IDataView after = Ml.Transforms.NormalizeBySource("N", "V").Fit(mixed).Transform(mixed);

        DataFrame frame = mixed.Explore(new ExploreOptions { Columns = ["V"], BySlot = ["V"] })
            .CompareWith(after.Explore(new ExploreOptions { BySlot = ["N"] }), new Dictionary<string, string> { ["V"] = "N" }).Frame;

        Assert.AreEqual(9L, frame.Rows.Count);
        Assert.AreEqual("V > N", frame["column"][0]);
        CollectionAssert.AreEqual(new object?[] { null, null, null, "0", "0", "0", "1", "1", "1" }, Values(frame["slot"]));
        // Slot 0 of a: 0 and 4, of b: 100.
        AreClose([2, 100], new DoubleDataFrameColumn("slot 0", Values(frame["mean before"])[3..5].Cast<double>()));
        Assert.AreEqual(-1 / Math.Sqrt(5), (double)frame["mean after"][3], 1e-6);
    }

    [TestMethod]
    public void CompareWith_AView_LooksAtItAsTheMixWasLookedAt()
    {
        MixedDataView mixed = Ml.Data.Concat(
            new MixOptions { SourceColumnName = "site" },
            new MixSource("a", Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", [0f, 2, 4, 6], 2), ArrayColumn.Scalar("X", new[] { 0f, 2 }))));
        IDataView after = Ml.Transforms.CopyColumns("Copy", "V").Fit(mixed).Transform(mixed);

        DataFrame frame = mixed.Explore(new ExploreOptions { Columns = ["V"], BySlot = ["V"] }).CompareWith(after).Frame;

        // V of a and all, whole and of two slots.
        CollectionAssert.AreEqual(new object?[] { "V", "V", "V", "V", "V", "V" }, Values(frame["column"]));
        CollectionAssert.AreEqual(new object?[] { "a", "(all)", "a", "(all)", "a", "(all)" }, Values(frame["source"]));
        CollectionAssert.AreEqual(Values(frame["mean before"]), Values(frame["mean after"]));
    }

    [TestMethod]
    public void CompareWith_NothingInCommon_IsEmpty()
    {
        MixComparison none = Mix().Explore(new ExploreOptions { Columns = ["X"] }).CompareWith(Mix().Explore(new ExploreOptions { Columns = ["V"] }));

        Assert.AreEqual(0L, none.Frame.Rows.Count);
        StringAssert.Contains(none.ToString(), "mean before");
    }

    [TestMethod]
    public void CompareWith_ASourceCalledAsAllOfThem_IsNotTakenForThese()
    {
        MixedDataView mixed = Ml.Data.Concat(
            new MixSource("(all)", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", new[] { 1f }))),
            new MixSource("b", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("X", new[] { 3f }))));

        DataFrame frame = mixed.Explore().CompareWith(mixed).Frame;

        CollectionAssert.AreEqual(new object?[] { "(all)", "b", "(all)" }, Values(frame["source"]));
        CollectionAssert.AreEqual(new object?[] { 1.0, 3.0, 2.0 }, Values(frame["mean before"]));
        CollectionAssert.AreEqual(new object?[] { 1.0, 3.0, 2.0 }, Values(frame["mean after"]));
    }

    private static MixedDataView Mix() => Ml.Data.Concat(
        new MixSource("a", Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", [0f, 2, 4, 6], 2), ArrayColumn.Scalar("X", new[] { 0f, 2 }))),
        new MixSource("b", Ml.Data.LoadFromArrays(ArrayColumn.Vector("V", [100f, 104], 2), ArrayColumn.Scalar("X", new[] { 10f }))));
}
