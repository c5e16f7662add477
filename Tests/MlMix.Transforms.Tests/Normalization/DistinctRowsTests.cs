using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

/// <summary>A mix that repeats rows has the statistics of its sources, where copies can be told.</summary>
[TestClass]
public class DistinctRowsTests
{
    private static readonly float[] Few = [1, 2, 6];
    private static readonly float[] Many = [.. Enumerable.Range(0, 40).Select(row => (float)((row * row) % 17))];

    [TestMethod]
    [DataRow(MixColumns.SourceId | MixColumns.Origin)]
    [DataRow(MixColumns.SourceId | MixColumns.SourceRow)]
    [DataRow(MixColumns.SourceId | MixColumns.SourceRow | MixColumns.Origin)]
    public void Fit_OfAMixThatRepeats_CountsEachRowOnce(MixColumns columns)
    {
        ColumnStatistics fitted = Fit(Repeating(columns));
        AssertExact(Few, fitted.Sources["few"]);
        AssertExact(Many, fitted.Sources["many"]);
        AssertExact([.. Few, .. Many], fitted.Pooled!);
    }

    [TestMethod]
    public void Fit_WhereCopiesCannotBeTold_CountsThemAll() =>
        Assert.IsGreaterThan(3, Fit(Repeating(MixColumns.SourceId)).Sources["few"].Count);

    [TestMethod]
    public void Fit_OfANestedMix_CountsEachRowOnce()
    {
        IDataView inner = Repeating(MixColumns.SourceId | MixColumns.Origin);
        IDataView mixed = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.AllExhausted },
            new MixSource("inner", inner) { Drop = ["source_id"] },
            new MixSource("other", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Few)), weight: 3));
        ColumnStatistics fitted = Fit(mixed);
        AssertExact([.. Few, .. Many], fitted.Sources["inner"]);
        AssertExact(Few, fitted.Sources["other"]);
    }

    [TestMethod]
    public void Fit_ByAnotherKeyColumn_TellsRowsOfSourcesApart()
    {
        // Rows 0 of both sources are in the same group, and no copies of each other.
        string[] groups = ["p", "q", "p"];
        IDataView mixed = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.SourceRow, Stop = StopRule.AllExhausted },
            new MixSource("a", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Few), ArrayColumn.Scalar("group", groups))),
            new MixSource("b", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", new float[] { 10, 20 }), ArrayColumn.Scalar("group", groups[..2]))));
        IDataView grouped = KeyOf(mixed, "group");
        ColumnStatistics fitted = Ml.Transforms.NormalizeBySource("x", sourceColumnName: "key").Fit(grouped).Statistics.Columns["x"];
        AssertExact([1, 6, 10], fitted.Sources["p"]);
        AssertExact([2, 20], fitted.Sources["q"]);
    }

    [TestMethod]
    public void Fit_ByAnotherKeyColumnWithoutThatOfTheMix_CountsThemAll()
    {
        var data = new FakeDataView(
            3, Singles("x", 1, 2, 3), FakeColumn.Of("source_row", NumberDataViewType.Int64, _ => 0L), FakeColumn.Key("group", _ => 1, "p"));
        AssertExact([1, 2, 3], Ml.Transforms.NormalizeBySource("x", sourceColumnName: "group").Fit(data).Statistics.Columns["x"].Sources["p"]);
    }

    [TestMethod]
    public void Fit_OfOneViewAsTwoSources_CountsItInBoth()
    {
        IDataView few = Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Few));
        ColumnStatistics fitted = Fit(Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.Origin, Stop = StopRule.AllExhausted },
            new MixSource("few", few),
            new MixSource("again", few),
            new MixSource("many", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Many)))));
        AssertExact(Few, fitted.Sources["few"]);
        AssertExact(Few, fitted.Sources["again"]);
        AssertExact(Many, fitted.Sources["many"]);
    }

    [TestMethod]
    public void Fit_NegativeSourceRow_SaysWhatItIs()
    {
        var data = new FakeDataView(
            2, Singles("x", 1, 2), FakeColumn.Of("source_row", NumberDataViewType.Int64, row => -row), Sources([1, 1], "a"));
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Fit(data));
        Assert.AreEqual(
            "NormalizeBySource: row 1 has -1 in the column 'source_row'; rows of a source are numbered from 0. Name the column that tells copies of a row in " +
            "NormalizeBySourceOptions.OriginColumnName, or drop this one.",
            error.Message);
    }

    [TestMethod]
    public void Fit_OfANamedColumn_TakesIt()
    {
        var data = new FakeDataView(
            4,
            Singles("x", 1, 1, 3, 1),
            FakeColumn.Of("id", NumberDataViewType.UInt64, row => (ulong)new[] { 7, 7, 8, 7 }[row]),
            Sources([1, 1, 1, 1], "a"));
        var options = new NormalizeBySourceOptions { Columns = [new("x")], OriginColumnName = "id" };
        AssertExact([1, 3], Ml.Transforms.NormalizeBySource(options).Fit(data).Statistics.Columns["x"].Sources["a"]);
    }

    [TestMethod]
    public void Fit_OfANamedColumnThatCannotBe_SaysWhy()
    {
        var data = new FakeDataView(1, Singles("x", 1), Sources([1], "a"));
        AssertFault("x", data, "the origin column 'x' is of type Single; it must be the UInt64 origin column of a mix or its Int64 column of source rows " +
            "(MixOptions.Columns).");
        AssertFault("gone", data, "the origin column 'gone' is missing; the data has 'x', 'source_id'.");
    }

    [TestMethod]
    public void Fit_TenMillionRowsAroundAMillion_IsExact()
    {
        // 1,000,000 to 1,000,004 in turn, which Single holds exactly: mean 1,000,002, variance 2.
        const int Rows = 10_000_000;
        var data = new FakeDataView(
            Rows, FakeColumn.Of("x", NumberDataViewType.Single, row => 1_000_000f + (row % 5)), FakeColumn.Key("source_id", _ => 1, "a"));
        SourceStatistics found = Fit(data).Sources["a"];
        Assert.AreEqual(Rows, found.Count);
        Assert.AreEqual(1_000_002, found.Center[0], 1e-6);
        Assert.AreEqual(Math.Sqrt(2), found.Spread[0], 1e-9);
    }

    [TestMethod]
    public void Fit_MillionRowsBySlotAroundAMillion_IsExact()
    {
        float[][] rows = [.. Enumerable.Range(0, 5).Select(row => new[] { 1_000_000f + row, 1_000_004f - row, 5f, 1_000_000f + row, row })];
        var type = new VectorDataViewType(NumberDataViewType.Single, 5);
        var data = new FakeDataView(
            1_000_000, FakeColumn.OfVectors("x", type, row => new VBuffer<float>(5, rows[row % 5])), FakeColumn.Key("source_id", _ => 1, "a"));
        var options = new NormalizeBySourceOptions { Columns = [new("x")], PerSlot = true };
        SourceStatistics found = Ml.Transforms.NormalizeBySource(options).Fit(data).Statistics.Columns["x"].Sources["a"];
        double[] means = [1_000_002, 1_000_002, 5, 1_000_002, 2], deviations = [Math.Sqrt(2), Math.Sqrt(2), 0, Math.Sqrt(2), Math.Sqrt(2)];
        for (int slot = 0; slot < 5; slot++)
        {
            Assert.AreEqual(means[slot], found.Center[slot], 1e-6);
            Assert.AreEqual(deviations[slot], found.Spread[slot], 1e-9);
        }
    }

    /// <summary>Adds a column "key" of a text column.</summary>
    private static IDataView KeyOf(IDataView view, string text) => Ml.Transforms.UnifyLabels("key", text).Fit(view).Transform(view);

    private static void AssertFault(string column, IDataView data, string fault)
    {
        var options = new NormalizeBySourceOptions { Columns = [new("x")], OriginColumnName = column };
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.NormalizeBySource(options).Fit(data));
        Assert.AreEqual(fault, error.Faults.Single());
    }

    private static MixedDataView Repeating(MixColumns columns) => Ml.Data.Mix(
        new MixOptions { Columns = columns, Stop = StopRule.AllExhausted },
        new MixSource("few", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Few))),
        new MixSource("many", Ml.Data.LoadFromArrays(ArrayColumn.Scalar("x", Many))));

    private static ColumnStatistics Fit(IDataView data) => Ml.Transforms.NormalizeBySource("x").Fit(data).Statistics.Columns["x"];

    private static void AssertExact(float[] values, SourceStatistics found)
    {
        double mean = values.Average(value => (double)value);
        Assert.AreEqual(values.Length, found.Count);
        Assert.AreEqual(mean, found.Center[0], 1e-9);
        Assert.AreEqual(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), found.Spread[0], 1e-9);
    }
}
