using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Statistics;
using MlMix.Tool.Tests.Support;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Statistics;

/// <summary>Statistics by source and column, worked out by hand.</summary>
[TestClass]
public class MixStatisticsTests
{
    private const double Exact = 1e-12;

    [TestMethod]
    public void Numbers_BySource_HaveMeanDeviationAndBounds()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            new MixSource("a", new FakeDataView(5, Floats("X", 2, 4, float.NaN, 4, 6))),
            new MixSource("b", new FakeDataView(2, Floats("X", -1, float.PositiveInfinity))),
            new MixSource("none", new FakeDataView(3, Floats("X", 1, 1, 1)), weight: 0));

        IReadOnlyList<SourceColumnStatistics> all = MixStatistics.Read(mix);

        Assert.AreEqual("a X, b X, none X", string.Join(", ", all.Select(one => $"{one.Source} {one.Column}")));
        SourceColumnStatistics a = all[0], b = all[1], none = all[2];
        Assert.AreEqual((5L, 5L, 1L), (a.Rows, a.Values, a.Missing));
        // (2 + 4 + 4 + 6) / 4 and the root of (4 + 0 + 0 + 4) / 4.
        Assert.AreEqual(4, a.Mean!.Value, Exact);
        Assert.AreEqual(Math.Sqrt(2), a.StandardDeviation!.Value, Exact);
        Assert.AreEqual((2.0, 6.0, 3), (a.Min, a.Max, a.Distinct));
        Assert.AreEqual("2: 1, 4: 2, 6: 1", Histogram(a));
        Assert.AreEqual((-1.0, 0.0, -1.0, double.PositiveInfinity, 2), (b.Mean, b.StandardDeviation, b.Min, b.Max, b.Distinct));
        Assert.AreEqual((0L, 0L, 0L, 0), (none.Rows, none.Values, none.Missing, none.Distinct));
        Assert.IsTrue(none.Mean is null && none.StandardDeviation is null && none.Min is null && none.Max is null && none.IsCounted);
    }

    [TestMethod]
    public void Rows_CountAsOftenAsTheyAreDelivered()
    {
        // a1 b10 a2 b30 a3 b10 a4: b began again.
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted },
            new MixSource("a", new FakeDataView(4, Floats("X", 1, 2, 3, 4))), new MixSource("b", new FakeDataView(2, Floats("X", 10, 30))));

        IReadOnlyList<SourceColumnStatistics> all = MixStatistics.Read(mix);

        Assert.AreEqual((4L, 3L), (all[0].Rows, all[1].Rows));
        Assert.AreEqual("10: 2, 30: 1", Histogram(all[1]));
    }

    [TestMethod]
    public void LargeMeans_DoNotCostPrecision()
    {
        // 10^9 + 4, 7, 13, 16: the mean of the squares would lose the variance, which is 22.5.
        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        SourceColumnStatistics one = Read(400, FakeColumn.Of("X", NumberDataViewType.Double, row => values[row % 4]));

        Assert.AreEqual(1e9 + 10, one.Mean!.Value, 1e-6);
        Assert.AreEqual(Math.Sqrt(22.5), one.StandardDeviation!.Value, 1e-6);
    }

    [TestMethod]
    public void Keys_AreCountedByTheirKeyValues_InTheirOrder()
    {
        SourceColumnStatistics named = Read(7, FakeColumn.Key("K", row => (uint)(row % 3), "zebra", "ant"));
        SourceColumnStatistics bare = Read(7, FakeColumn.Of("K", new KeyDataViewType(typeof(byte), 9), row => (byte)(row % 2 * 7)));

        Assert.AreEqual((7L, 3L, 2), (named.Values, named.Missing, named.Distinct));
        Assert.AreEqual("zebra: 2, ant: 2", Histogram(named));
        Assert.AreEqual("7: 3", Histogram(bare));
        Assert.IsNull(named.Mean);
    }

    [TestMethod]
    public void Texts_AreMissingWhenEmpty_AndShownWhileTheyAreFew()
    {
        SourceColumnStatistics few = Read(6, Texts("T", "b", "", "a", "b", "B", ""));
        SourceColumnStatistics fifty = Read(100, FakeColumn.Of("T", TextDataViewType.Instance, row => $"{row % 50:00}".AsMemory()));
        SourceColumnStatistics more = Read(102, FakeColumn.Of("T", TextDataViewType.Instance, row => $"{row % 51:00}".AsMemory()));

        Assert.AreEqual((2L, 3), (few.Missing, few.Distinct));
        Assert.AreEqual("B: 1, a: 1, b: 2", Histogram(few));
        Assert.AreEqual(50, fifty.Histogram!.Count);
        Assert.AreEqual((51, null), (more.Distinct, more.Histogram));
    }

    [TestMethod]
    [DataRow(10_000, true)]
    [DataRow(10_001, false)]
    public void Distinct_IsGivenUpToTenThousand(int different, bool isKnown)
    {
        SourceColumnStatistics whole = Read(different * 2, FakeColumn.Of("X", NumberDataViewType.Int32, row => (int)(row % different)));
        SourceColumnStatistics key = Read(different, FakeColumn.Of("K", new KeyDataViewType(typeof(uint), 1 << 20), row => (uint)row + 1));

        Assert.AreEqual(isKnown ? different : null, whole.Distinct);
        Assert.AreEqual(isKnown ? different : null, key.Distinct);
        Assert.AreEqual(isKnown ? different : null, key.Histogram?.Count);
        Assert.AreEqual((different - 1) / 2.0, whole.Mean!.Value, 1e-6);
    }

    [TestMethod]
    public void Booleans_AreCounted()
    {
        SourceColumnStatistics one = Read(5, FakeColumn.Of("B", BooleanDataViewType.Instance, row => row > 2));

        Assert.AreEqual("false: 3, true: 2", Histogram(one));
        Assert.AreEqual((0L, 2, null), (one.Missing, one.Distinct, one.Mean));
    }

    [TestMethod]
    public void Vectors_AreCountedOverAllSlots_ZerosNotWrittenDownToo()
    {
        SourceColumnStatistics numbers = Read(
            2,
            FakeColumn.OfVectors(
                "V", new VectorDataViewType(NumberDataViewType.Single, 4), row => new VBuffer<float>(4, 1, [row == 0 ? 8 : float.NaN], [2])));
        SourceColumnStatistics keys = Read(
            2, FakeColumn.OfVectors("V", new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 4), row => new VBuffer<uint>(4, 1, [3], [(int)row])));

        // 8 and seven zeros, less the one that is NaN.
        Assert.AreEqual((2L, 8L, 1L), (numbers.Rows, numbers.Values, numbers.Missing));
        Assert.AreEqual(8.0 / 7, numbers.Mean!.Value, Exact);
        Assert.AreEqual(Math.Sqrt(64.0 / 7 - 64.0 / 49), numbers.StandardDeviation!.Value, Exact);
        Assert.AreEqual((0.0, 8.0), (numbers.Min, numbers.Max));
        Assert.AreEqual("0: 6, 8: 1", Histogram(numbers));
        Assert.AreEqual((8L, 6L), (keys.Values, keys.Missing));
        Assert.AreEqual("3: 2", Histogram(keys));
    }

    [TestMethod]
    public void OtherTypes_AreCountedOrSaidNotToBe()
    {
        MixedDataView mix = Ml.Data.Mix(new MixSource("s", SampleViews.Everything(4)));

        Dictionary<string, SourceColumnStatistics> all = MixStatistics.Read(mix).ToDictionary(one => one.Column);

        Assert.AreEqual("Number Text Kind Dense Sparse Words Kinds Day Other Handle", string.Join(' ', all.Keys), "and not the mix's own column");
        Assert.AreEqual((4, "2001-02-03T00:00:00.0000000"), (all["Day"].Distinct, all["Day"].Histogram!.Keys.First()));
        Assert.AreEqual((4, null), (all["Other"].Distinct, all["Other"].Histogram));
        // word 1.0; word 2.0 and word 2.1; none; none.
        Assert.AreEqual((4L, 3L, 3), (all["Words"].Rows, all["Words"].Values, all["Words"].Distinct));
        SourceColumnStatistics handle = all["Handle"];
        Assert.AreEqual((false, 4L, 0L, null), (handle.IsCounted, handle.Rows, handle.Values, handle.Distinct));
        Assert.IsTrue(all.Values.Where(one => one.Column != "Handle").All(one => one.IsCounted));
    }

    [TestMethod]
    public void Reading_IsOnePass_WithProgressAndAnEnd()
    {
        var view = new CountingDataView(new FakeDataView(10_000, FakeColumn.Of("X", NumberDataViewType.Int64, row => row)));
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, new MixSource("s", view));
        var told = new List<long>();

        MixStatistics.Read(mix, new Telling(told));

        Assert.AreEqual(10_000L, view.RowsRead);
        CollectionAssert.AreEqual(new[] { 4096L, 8192, 10_000 }, told);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => MixStatistics.Read(mix, null, source.Token));
        Assert.AreEqual(0, view.Open);
    }

    private static SourceColumnStatistics Read(long rows, FakeColumn column) => MixStatistics.Read(Plain(rows, column)).Single();

    private static string Histogram(SourceColumnStatistics one) => string.Join(", ", one.Histogram!.Select(bar => $"{bar.Key}: {bar.Value}"));

    private sealed class Telling(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
