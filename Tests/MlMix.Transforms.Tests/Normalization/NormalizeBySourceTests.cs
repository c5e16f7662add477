using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class NormalizeBySourceTests
{
    [TestMethod]
    public void Fit_Scalars_TakesStatisticsOfEachSource()
    {
        // a: 1 3 -> mean 2, deviation 1. b: 10 20 30 -> mean 20, deviation sqrt(200 / 3).
        var data = new FakeDataView(5, Singles("x", 1, 10, 3, 20, 30), Sources([1, 2, 1, 2, 2], "a", "b"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        double deviation = Math.Sqrt(200.0 / 3);
        CollectionAssert.AreEqual(new[] { "a", "b" }, Fitted(transformer).Sources.Keys.ToArray());
        AssertNear(new SourceStatistics(2, 1), Fitted(transformer).Sources["a"]);
        AssertNear(new SourceStatistics(20, deviation), Fitted(transformer).Sources["b"]);

        // All five: mean 64 / 5 = 12.8; squares 139.24 + 7.84 + 96.04 + 51.84 + 295.84 = 590.8, / 5 = 118.16.
        AssertNear(new SourceStatistics(12.8, Math.Sqrt(118.16)), Fitted(transformer).Pooled!);
        float scale = (float)(1 / deviation);
        CollectionAssert.AreEqual(new[] { -1, -10 * scale, 1, 0, 10 * scale }, Read<float>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Fit_Vectors_TakesAllSlotsTogether()
    {
        // a: 0 2 4 6 -> mean 3, squares 9 1 1 9, deviation sqrt 5. b: 5 5 -> only shifted.
        var data = new FakeDataView(3, Vectors("x", [0, 2], [5, 5], [4, 6]), Sources([1, 2, 1], "a", "b"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        AssertNear(new SourceStatistics(3, Math.Sqrt(5)), Fitted(transformer).Sources["a"]);
        AssertNear(new SourceStatistics(5, 0), Fitted(transformer).Sources["b"]);
        float scale = (float)(1 / Math.Sqrt(5));
        float[][] read = ReadVectors(transformer.Transform(data), "x");
        CollectionAssert.AreEqual(new[] { -3 * scale, -1 * scale }, read[0]);
        CollectionAssert.AreEqual(new float[] { 0, 0 }, read[1]);
        CollectionAssert.AreEqual(new[] { 1 * scale, 3 * scale }, read[2]);
    }

    [TestMethod]
    public void Fit_VectorsOfVariableSize_TakesAllValuesAlike()
    {
        // 1 | 2 3 4 | nothing: mean 2.5, squares 2.25 .25 .25 2.25 = 5, variance 1.25.
        FakeColumn x = Vectors("x", 0, new VBuffer<float>(1, [1]), new VBuffer<float>(3, [2, 3, 4]), default);
        var data = new FakeDataView(3, x, Sources([1, 1, 1], "a"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("y", "x").Fit(data);
        AssertNear(new SourceStatistics(2.5, Math.Sqrt(1.25)), Fitted(transformer, "y").Sources["a"]);
        IDataView view = transformer.Transform(data);
        Assert.AreEqual(view.Schema["x"].Type, view.Schema["y"].Type);
        CollectionAssert.AreEqual(new[] { 1, 3, 0 }, ReadVectors(view, "y").Select(row => row.Length).ToArray());
    }

    [TestMethod]
    public void Transform_ImagesOfTwoDimensions_BecomePlainVectors()
    {
        var images = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        FakeColumn x = FakeColumn.OfVectors("x", images, row => new VBuffer<float>(6, [row, 1, 2, 3, 4, 5]));
        var data = new FakeDataView(2, x, Sources([1, 1], "a"));
        IDataView view = Ml.Transforms.NormalizeBySource("y", "x").Fit(data).Transform(data);
        Assert.AreEqual(images, view.Schema["x"].Type);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 6), view.Schema["y"].Type);
        Assert.HasCount(6, ReadVectors(view, "y")[0]);
    }

    [TestMethod]
    public void Fit_NaN_IsLeftOutAndStays()
    {
        var data = new FakeDataView(3, Singles("x", 1, float.NaN, 3), Sources([1, 1, 1], "a"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        AssertNear(new SourceStatistics(2, 1), Fitted(transformer).Sources["a"]);
        CollectionAssert.AreEqual(new[] { -1, float.NaN, 1 }, Read<float>(transformer.Transform(data), "x"));
    }

    [TestMethod]
    public void Fit_RowsWithoutSource_CountForThePoolAlone()
    {
        // Pool: 1 3 8: mean 4, squares 9 1 16 = 26.
        var data = new FakeDataView(3, Singles("x", 1, 3, 8), Sources([1, 1, 0], "a"));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        AssertNear(new SourceStatistics(2, 1), Fitted(transformer).Sources["a"]);
        AssertNear(new SourceStatistics(4, Math.Sqrt(26.0 / 3)), Fitted(transformer).Pooled!);
        float third = Read<float>(transformer.Transform(data), "x")[2];
        Assert.AreEqual((8 - 4f) * (float)(1 / Math.Sqrt(26.0 / 3)), third);
    }

    [TestMethod]
    public void Fit_ReadsTheTwoColumnsOnce()
    {
        var counting = new CountingDataView(new FakeDataView(
            3, Singles("y", 0, 0, 0), Singles("x", 1, 2, 3), Singles("z", 0, 0, 0), Sources([1, 1, 1], "a")));
        Ml.Transforms.NormalizeBySource("out", "x").Fit(counting);
        Assert.AreEqual(1, counting.Asked.Count);
        CollectionAssert.AreEqual(new[] { "1:x", "3:source_id" }, counting.Asked[0]);
        Assert.AreEqual(3, counting.RowsRead);
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Fit_InputFails_ClosesIt()
    {
        var data = new FakeDataView(1, Singles("x", 1), Sources([1], "a"));
        var counting = new CountingDataView(data) { GetterFault = new IOException("gone") };
        Assert.ThrowsExactly<IOException>(() => Ml.Transforms.NormalizeBySource("x").Fit(counting));
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Fit_Given_ReadsNothing()
    {
        var counting = new CountingDataView(new FakeDataView(1, Singles("x", 1), Sources([1], "a")));
        Given(new() { ["a"] = new(1, 2) }).Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count);
    }

    [TestMethod]
    public void Fit_Given_PoolsByTotalVariance()
    {
        // Means 1 and 5: mean 3, variance of means 4. Deviations 1 and 3: mean variance 5. Together 9.
        NormalizeBySourceTransformer transformer = Given(new() { ["b"] = new(5, 3), ["a"] = new(1, 1) })
            .Fit(new FakeDataView(1, Singles("x", 1), Sources([1], "a")));
        AssertNear(new SourceStatistics(3, 3), Fitted(transformer).Pooled!);
        AssertNear(new SourceStatistics(5, 3), Fitted(transformer).Sources["b"]); // Sources that the data does not have are kept.
        var other = new FakeDataView(1, Singles("x", 8), Sources([2], "a", "b"));
        CollectionAssert.AreEqual(new[] { 3 * (1 / 3f) }, Read<float>(transformer.Transform(other), "x"));
    }

    [TestMethod]
    public void Options_ChangedAfterwards_ChangeNothing()
    {
        var statistics = new Dictionary<string, SourceStatistics> { ["a"] = new(1, 1) };
        var columns = new List<InputOutputColumnPair> { new("x") };
        var options = new NormalizeBySourceOptions { Columns = columns, Statistics = new("x", statistics) };
        NormalizeBySourceEstimator estimator = Ml.Transforms.NormalizeBySource(options);
        columns[0] = new("gone");
        options.Method = NormalizationMethod.MinMax();
        statistics["a"] = new(7, 7);
        NormalizeBySourceTransformer transformer = estimator.Fit(new FakeDataView(1, Singles("x", 1), Sources([1], "a")));
        AssertNear(new SourceStatistics(1, 1), Fitted(transformer).Sources["a"]);
    }

    [TestMethod]
    public void Options_NotSet_HaveTheDocumentedDefaults()
    {
        var options = new NormalizeBySourceOptions { Columns = [new("x")] };
        Assert.AreEqual("source_id", options.SourceColumnName);
        Assert.AreEqual("MeanVariance", options.Method.ToString());
        Assert.IsFalse(options.PerSlot);
        Assert.AreEqual(UnknownSource.Pooled, options.UnknownSource);
        Assert.IsNull(options.Statistics);
        Assert.IsNull(options.OriginColumnName);
    }

    [TestMethod]
    public void Door_OtherNames_AreUsed()
    {
        var data = new FakeDataView(2, Singles("in", 1, 3), FakeColumn.Key("from", _ => 1, "a"));
        IDataView view = Ml.Transforms.NormalizeBySource("out", "in", "from").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new float[] { -1, 1 }, Read<float>(view, "out"));
        CollectionAssert.AreEqual(new float[] { 1, 3 }, Read<float>(view, "in"));
    }

    [TestMethod]
    public void Normalized_EachSource_HasMeanZeroAndDeviationOne() =>
        Prop.ForAll(Data().ToArbitrary(), data =>
        {
            NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data.View);
            NormalizeBySourceTransformer again = Ml.Transforms.NormalizeBySource("x").Fit(transformer.Transform(data.View));
            return Fitted(again).Sources.All(pair => Math.Abs(pair.Value.Center[0]) < 1e-4 &&
                Math.Abs(pair.Value.Spread[0] - (Fitted(transformer).Sources[pair.Key].Spread[0] == 0 ? 0 : 1)) < 1e-4);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Normalized_SparseAndDense_AreEqual() =>
        Prop.ForAll(Data().ToArbitrary(), data =>
        {
            NormalizeBySourceTransformer dense = Ml.Transforms.NormalizeBySource("x").Fit(data.View);
            NormalizeBySourceTransformer sparse = Ml.Transforms.NormalizeBySource("x").Fit(data.SparseView);
            foreach (string source in Fitted(dense).Sources.Keys)
                AssertNear(Fitted(dense).Sources[source], Fitted(sparse).Sources[source]);
            return ReadVectors(dense.Transform(data.View), "x").Zip(ReadVectors(dense.Transform(data.SparseView), "x"))
                .All(rows => Bits(rows.First).SequenceEqual(Bits(rows.Second)));
        }).QuickCheckThrowOnFailure();

    private static NormalizeBySourceEstimator Given(Dictionary<string, SourceStatistics> statistics) =>
        Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", statistics) });

    private static ColumnStatistics Fitted(NormalizeBySourceTransformer transformer, string column = "x") => transformer.Statistics.Columns[column];

    private static void AssertNear(SourceStatistics expected, SourceStatistics actual)
    {
        Assert.AreEqual(expected.Center.Single(), actual.Center.Single(), 1e-9);
        Assert.AreEqual(expected.Spread.Single(), actual.Spread.Single(), 1e-9);
    }

    /// <summary>Two sources of vectors of five, each with at least one row; many values are 0.</summary>
    private static Gen<(FakeDataView View, FakeDataView SparseView)> Data()
    {
        Gen<float> value = Gen.Frequency((1, Gen.Constant(0f)), (2, Gen.Choose(-5_000, 5_000).Select(tenths => tenths / 10f)));
        return from count in Gen.Choose(2, 20)
               from values in value.ArrayOf(5).ArrayOf(count)
               from sources in Gen.Choose(1, 2).ArrayOf(count - 2)
               select Make(values, [1, 2, .. sources.Select(source => (uint)source)]);
    }

    private static (FakeDataView View, FakeDataView SparseView) Make(float[][] values, uint[] sources)
    {
        VBuffer<float>[] sparse = [.. values.Select(row =>
            Sparse(row.Length, [.. row.Select((value, index) => (index, value)).Where(item => item.value != 0)]))];
        FakeColumn key = Sources(sources, "a", "b");
        return (new FakeDataView(values.Length, Vectors("x", values), key), new FakeDataView(values.Length, Vectors("x", 5, sparse), key));
    }
}
