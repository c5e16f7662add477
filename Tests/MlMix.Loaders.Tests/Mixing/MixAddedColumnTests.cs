using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The columns that a mix adds: which row of which source in which pass, what it counts for, and what all its copies share.</summary>
[TestClass]
public class MixAddedColumnTests
{
    private const MixColumns All =
        MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void RowAndPass_OfASourceThatStartsAgain_AreThoseOfThePlan(bool countUnknown)
    {
        // a0 b0 a1 b1 a0 b2 a1 b3 a0 b4
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted, Columns = All },
            Sources([2, 5], null, [countUnknown, countUnknown]));

        CollectionAssert.AreEqual(new long[] { 0, 0, 1, 1, 0, 2, 1, 3, 0, 4 }, ViewRows.Column<long>(mix, "source_row"));
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0, 1, 0, 1, 0, 2, 0 }, ViewRows.Column<int>(mix, "source_pass"));
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 2, 1, 2, 1, 2, 1, 2 }, ViewRows.Column<uint>(mix, "source_id"));
    }

    [TestMethod]
    public void Row_OfARange_CountsFromTheStartOfTheSource()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceRow }, new MixSource("a", Numbered(0, 9)) { Range = RowRange.Rows(5, 8) });

        CollectionAssert.AreEqual(new long[] { 5, 6, 7 }, ViewRows.Column<long>(mix, "source_row"));
        Assert.IsNull(mix.Schema.GetColumnOrNull("source_id"), "only what was asked for is added");
    }

    [TestMethod]
    public void Row_WhateverOtherColumnsAreRead_IsTheSame()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Columns = All, Stop = StopRule.AllOnce }, Sources([300, 200, 100], [3, 2, 1]));
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        ValueGetter<long> value = cursor.GetGetter<long>(mix.Schema[Value]);
        ValueGetter<long> row = cursor.GetGetter<long>(mix.Schema["source_row"]);
        int rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            long number = 0, own = 0;
            row(ref own);
            value(ref number);
            Assert.AreEqual(number % (1L << 40), own);
        }
        Assert.AreEqual(600, rows);
    }

    [TestMethod]
    public void SampleWeight_Fixed_IsTheSourcesOwn()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SampleWeight, Selection = Selection.Concat },
            new MixSource("a", Numbered(0, 2)) { SampleWeight = 0.2 },
            new MixSource("b", Numbered(1, 1)));

        CollectionAssert.AreEqual(new[] { 0.2f, 0.2f, 1f }, ViewRows.Column<float>(mix, "sample_weight"));
    }

    [TestMethod]
    public void SampleWeight_ByImportance_GivesEachSourceItsShare()
    {
        // Of 40 rows, a has 10 and shall count for half, b has 30: 0.5 / 0.25 and 0.5 / 0.75.
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.SourceId | MixColumns.SampleWeight, SampleWeights = SampleWeighting.Importance, Stop = StopRule.AllOnce },
            Sources([10, 30]));
        uint[] sources = [.. ViewRows.Column<uint>(mix, "source_id")];
        float[] weights = [.. ViewRows.Column<float>(mix, "sample_weight")];

        for (int row = 0; row < 40; row++)
            Assert.AreEqual(sources[row] == 1 ? 2f : 2f / 3, weights[row], 1e-6f);
        Assert.AreEqual(40, weights.Sum(), 1e-4, "all together count for as many rows as there are");
    }

    [TestMethod]
    public void Origin_OfCopies_IsEqualAndOfOtherRowsIsNot()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Columns = All, Selection = Selection.Random, Stop = StopRule.AllExhausted }, Sources([20, 500, 90]));
        ulong[] origins = [.. ViewRows.Column<ulong>(mix, "origin")];
        long[] values = [.. ViewRows.Column<long>(mix, Value)];

        Assert.IsGreaterThan(610, values.Length, "rows are repeated");
        foreach (IGrouping<long, ulong> copies in values.Zip(origins).GroupBy(row => row.First, row => row.Second))
            Assert.HasCount(1, copies.Distinct());
        Assert.HasCount(610, origins.Distinct());
    }

    [TestMethod]
    public void Origin_InAMixOfMixes_IsThatOfTheInnermostRow()
    {
        MixOptions columns = new() { Columns = MixColumns.Origin | MixColumns.SourceId, Stop = StopRule.AllExhausted };
        MixedDataView inner = Ml.Data.Mix(columns, Sources([3, 7]));
        MixedDataView outer = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.Origin, OriginColumnName = "from", Stop = StopRule.AllExhausted },
            new MixSource("inner", inner) { Drop = ["source_id", "origin"] },
            new MixSource("more", Numbered(2, 40)));
        ulong[] origins = [.. ViewRows.Column<ulong>(outer, "from")];
        long[] values = [.. ViewRows.Column<long>(outer, Value)];

        foreach (IGrouping<long, ulong> copies in values.Zip(origins).GroupBy(row => row.First, row => row.Second))
            Assert.HasCount(1, copies.Distinct());
        Assert.HasCount(50, origins.Distinct());
    }

    [TestMethod]
    public void Origin_OfOneViewGivenTwice_IsThatOfTheView()
    {
        FakeDataView view = Numbered(0, 6);
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Columns = MixColumns.Origin, Selection = Selection.Concat }, new MixSource("a", view), new MixSource("again", view));
        ulong[] origins = [.. ViewRows.Column<ulong>(mix, "origin")];

        CollectionAssert.AreEqual(origins[..6], origins[6..]);
        Assert.IsTrue(mix.MayRepeatRows);
    }

    [TestMethod]
    public void Origin_OfASource_HangsOnItsNameAndRowAlone()
    {
        MixOptions options = new() { Columns = MixColumns.Origin, Selection = Selection.Concat };
        ulong[] one = [.. ViewRows.Column<ulong>(Ml.Data.Mix(options, new MixSource("a", Numbered(0, 3)), new MixSource("b", Numbered(1, 3))), "origin")];
        ulong[] other = [.. ViewRows.Column<ulong>(Ml.Data.Mix(options, new MixSource("b", Numbered(1, 3)), new MixSource("a", Numbered(0, 3))), "origin")];

        CollectionAssert.AreEqual(one[..3], other[3..]);
        CollectionAssert.AreEqual(one[3..], other[..3]);
    }

    [TestMethod]
    public void Origin_OfOneViewDirectlyAndInAMix_IsRefused()
    {
        FakeDataView view = Numbered(0, 6);
        MixedDataView inner = Ml.Data.Mix(new MixOptions { Columns = MixColumns.Origin }, new MixSource("v", view), new MixSource("w", Numbered(1, 6)));

        Assert.AreEqual(
            "Mix: Sources 'm' and 'v' have rows of one view in common, one of them in a mix, so copies of a row would have different origins; "
                + "leave one of them out, or leave MixColumns.Origin out of Columns.",
            Assert.ThrowsExactly<MixConfigurationException>(
                () => Ml.Data.Mix(new MixOptions { Columns = MixColumns.Origin }, new MixSource("m", inner), new MixSource("v", view))).Message);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void RowAndOrigin_OfTheSidesOfASplit_AreThoseOfTheSource(bool countUnknown)
    {
        MixOptions Options() => new() { Columns = All, Stop = StopRule.AllOnce };
        MixSource[] sources = [new("a", Numbered(0, 40, countUnknown)) { Range = RowRange.Rows(10, 30) }, new("b", Numbered(1, 30, countUnknown))];
        MixedDataView whole = Ml.Data.Mix(Options(), sources);
        Dictionary<long, ulong> origins = ViewRows.Column<long>(whole, Value).Zip(ViewRows.Column<ulong>(whole, "origin")).ToDictionary();

        MixSplit split = Ml.Data.MixSplit(new MixSplitOptions { TestFraction = 0.3, Mix = Options() }, sources);

        Assert.AreEqual(50, ViewRows.Column<long>(split.TrainSet, Value).Concat(ViewRows.Column<long>(split.TestSet, Value)).Distinct().Count());
        foreach (MixedDataView side in new[] { split.TrainSet, split.TestSet })
        {
            List<long> values = ViewRows.Column<long>(side, Value);
            CollectionAssert.AreEqual(values.Select(value => value % (1L << 40)).ToArray(), ViewRows.Column<long>(side, "source_row"));
            CollectionAssert.AreEqual(values.Select(value => origins[value]).ToArray(), ViewRows.Column<ulong>(side, "origin"));
        }
    }

    [TestMethod]
    public void Getters_OffTheRows_Fail()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Columns = All }, Sources([1]));
        using DataViewRowCursor cursor = mix.GetRowCursor(mix.Schema);
        Action[] getters =
        [
            Reading<uint>(cursor, "source_id"), Reading<long>(cursor, "source_row"), Reading<int>(cursor, "source_pass"),
            Reading<float>(cursor, "sample_weight"), Reading<ulong>(cursor, "origin"),
        ];

        Array.ForEach(getters, getter => Assert.ThrowsExactly<InvalidOperationException>(getter));
        Assert.IsTrue(cursor.MoveNext());
        Array.ForEach(getters, getter => getter());
        Assert.IsFalse(cursor.MoveNext());
        Array.ForEach(getters, getter => Assert.ThrowsExactly<InvalidOperationException>(getter));
    }

    [TestMethod]
    [DoNotParallelize]
    public void Getters_OverManyRows_AllocateNothing()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Columns = All, Stop = StopRule.AllOnce }, Sources([400_000, 400_000]));
        CheckAllocation<long>(mix, "source_row");
        CheckAllocation<int>(mix, "source_pass");
        CheckAllocation<float>(mix, "sample_weight");
        CheckAllocation<ulong>(mix, "origin");
    }

    private static void CheckAllocation<T>(MixedDataView mix, string column)
    {
        using DataViewRowCursor cursor = mix.GetRowCursor([mix.Schema[column]]);
        ValueGetter<T> getter = cursor.GetGetter<T>(mix.Schema[column]);
        T value = default!;
        Allocation.Walk(cursor, getter, ref value, 20_000);
        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, 100_000), column);
    }

    private static Action Reading<T>(DataViewRowCursor cursor, string column)
    {
        ValueGetter<T> getter = cursor.GetGetter<T>(cursor.Schema[column]);
        return () =>
        {
            T value = default!;
            getter(ref value);
        };
    }
}
