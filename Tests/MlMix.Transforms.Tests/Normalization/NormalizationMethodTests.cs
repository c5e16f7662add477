using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

/// <summary>Each method by numbers worked out by hand.</summary>
[TestClass]
public class NormalizationMethodTests
{
    [TestMethod]
    public void MeanVariance_WithoutCentering_OnlyDivides()
    {
        // 1 3: deviation 1. 10 30: deviation 10.
        var data = new FakeDataView(4, Singles("x", 1, 10, 3, 30), Sources([1, 2, 1, 2], "a", "b"));
        CollectionAssert.AreEqual(new float[] { 1, 1, 3, 3 }, Normalized(data, NormalizationMethod.MeanVariance(center: false)));
    }

    [TestMethod]
    public void MinMax_FixZero_DividesByTheLargest()
    {
        var data = new FakeDataView(4, Singles("x", -4, 10, 2, -5), Sources([1, 2, 1, 2], "a", "b"));
        CollectionAssert.AreEqual(new[] { -1, 1, 0.5f, -0.5f }, Normalized(data, NormalizationMethod.MinMax()));
    }

    [TestMethod]
    public void MinMax_NotFixZero_GoesFromZeroToOne()
    {
        var data = new FakeDataView(5, Singles("x", -4, 10, 4, 20, 15), Sources([1, 2, 1, 2, 2], "a", "b"));
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 1, 0.5f }, Normalized(data, NormalizationMethod.MinMax(fixZero: false)));
    }

    [TestMethod]
    public void Robust_OutlierDoesNotMoveIt()
    {
        // 1 2 3 4 1000: median 3, quartiles 2 and 4.
        var data = new FakeDataView(5, Singles("x", 1000, 3, 1, 4, 2), Sources([1, 1, 1, 1, 1], "a"));
        CollectionAssert.AreEqual(new[] { 498.5f, 0, -1, 0.5f, -0.5f }, Normalized(data, NormalizationMethod.Robust()));
        CollectionAssert.AreEqual(new[] { 500, 1.5f, 0.5f, 2, 1 }, Normalized(data, NormalizationMethod.Robust(center: false)));

        // From the least to the largest: 999.
        Assert.AreEqual(997 / 999f, Normalized(data, NormalizationMethod.Robust(quantileMin: 0, quantileMax: 100))[0], 1e-6f);
    }

    [TestMethod]
    public void LogMeanVariance_ValuesWithoutLogarithm_AreMissing()
    {
        // ln: 0 and 2, mean 1, deviation 1.
        float square = MathF.Exp(2);
        var data = new FakeDataView(5, Singles("x", 1, 0, square, -3, float.NaN), Sources([1, 1, 1, 1, 1], "a"));
        float[] read = Normalized(data, NormalizationMethod.LogMeanVariance());
        Assert.AreEqual(-1, read[0], 1e-6f);
        Assert.AreEqual(1, read[2], 1e-6f);
        CollectionAssert.AreEqual(new[] { float.NaN, float.NaN, float.NaN }, new[] { read[1], read[3], read[4] });
    }

    [TestMethod]
    public void LogMeanVariance_SparseVectors_BecomeDense()
    {
        FakeColumn x = Vectors("x", 3, Sparse(3, (1, 1)), Sparse(3, (1, MathF.Exp(2))));
        var data = new FakeDataView(2, x, Sources([1, 1], "a"));
        float[][] read = ReadVectors(Transformed(data, NormalizationMethod.LogMeanVariance()), "x");
        Assert.AreEqual(-1, read[0][1], 1e-6f);
        Assert.AreEqual(1, read[1][1], 1e-6f);
        Assert.IsTrue(float.IsNaN(read[0][0]) && float.IsNaN(read[0][2]));
    }

    [TestMethod]
    public void PerSlot_EachSlot_HasItsOwn()
    {
        // a: slots 1 3 (mean 2, deviation 1) and 10 30 (20, 10). b: one row, only shifted.
        var data = new FakeDataView(3, Vectors("x", [1, 10], [5, 7], [3, 30]), Sources([1, 2, 1], "a", "b"));
        float[][] read = ReadVectors(Transformed(data, NormalizationMethod.MeanVariance(), perSlot: true), "x");
        CollectionAssert.AreEqual(new float[] { -1, -1 }, read[0]);
        CollectionAssert.AreEqual(new float[] { 0, 0 }, read[1]);
        CollectionAssert.AreEqual(new float[] { 1, 1 }, read[2]);
    }

    [TestMethod]
    public void PerSlot_SlotWithoutValuesInASource_TakesThePooled()
    {
        // The second slot of b is missing; all of it together: 10 30, mean 20, deviation 10.
        var data = new FakeDataView(3, Vectors("x", [1, 10], [5, float.NaN], [3, 30]), Sources([1, 2, 1], "a", "b"));
        ColumnStatistics fitted = Fit(data, NormalizationMethod.MeanVariance(), perSlot: true).Statistics.Columns["x"];
        CollectionAssert.AreEqual(new double[] { 5, 20 }, fitted.Sources["b"].Center.ToArray());
        CollectionAssert.AreEqual(new double[] { 0, 10 }, fitted.Sources["b"].Spread.ToArray());
        Assert.AreEqual((4L, 1L, 5L), (fitted.Sources["a"].Count, fitted.Sources["b"].Count, fitted.Pooled!.Count));
    }

    [TestMethod]
    public void PerSlot_OfVariableSize_IsRefused()
    {
        var data = new FakeDataView(1, Vectors("x", 0, new VBuffer<float>(1, [1])), Sources([1], "a"));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Fit(data, NormalizationMethod.MinMax(), perSlot: true));
        Assert.AreEqual(
            "the input column 'x' is of type Vector<Single>, without a known size, so it has no slots to take statistics of. " +
            "Set PerSlot to false, or give it a known size.",
            error.Faults.Single());
    }

    [TestMethod]
    public void PerSlot_AnotherSizeAtTransform_IsRefused()
    {
        var fitted = new FakeDataView(1, Vectors("x", [1, 2]), Sources([1], "a"));
        NormalizeBySourceTransformer transformer = Fit(fitted, NormalizationMethod.MinMax(), perSlot: true);
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => transformer.Transform(new FakeDataView(1, Vectors("x", [1, 2, 3]), Sources([1], "a"))));
        Assert.AreEqual(
            "the input column 'x' is of type Vector<Single, 3>; its statistics are by slot, for vectors of 2. " +
            "Give it that size, or take statistics of the whole column.",
            error.Faults.Single());
    }

    [TestMethod]
    public void Columns_ThatTakeEachOthersNames_ReadTheInput()
    {
        // Each is made of the other as it came in: y of x (1 3 to -1 1), x of y (10 30 to -1 1, with 20 in the middle).
        FakeColumn y = FakeColumn.Of("y", NumberDataViewType.Double, row => new[] { 30.0, 10 }[row]);
        var data = new FakeDataView(2, Singles("x", 1, 3), y, Sources([1, 1], "a"));
        var options = new NormalizeBySourceOptions { Columns = [new("y", "x"), new("x", "y"), new("z", "x")] };
        IDataView view = Ml.Transforms.NormalizeBySource(options).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "(x)", "x", "(y)", "y", "source_id", "z" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { -1, 1 }, Read<float>(view, "y"));
        CollectionAssert.AreEqual(new double[] { 1, -1 }, Read<double>(view, "x"));
        CollectionAssert.AreEqual(new float[] { -1, 1 }, Read<float>(view, "z"));
    }

    [TestMethod]
    public void Doubles_KeepTheirPrecision()
    {
        // A spread that Single would lose beside the mean.
        FakeColumn x = FakeColumn.Of("x", NumberDataViewType.Double, row => 1e9 + (row % 2 * 0.5));
        IDataView view = Transformed(new FakeDataView(2, x, Sources([1, 1], "a")), NormalizationMethod.MeanVariance());
        CollectionAssert.AreEqual(new double[] { -1, 1 }, Read<double>(view, "x"));
    }

    [TestMethod]
    public void EqualValues_AreOnlyShifted()
    {
        // The sum of many tenths is not that many times a tenth; the deviation is 0 all the same.
        var type = new VectorDataViewType(NumberDataViewType.Double, 7);
        FakeColumn x = FakeColumn.OfVectors("x", type, _ => new VBuffer<double>(7, [.. Enumerable.Repeat(0.1, 7)]));
        var data = new FakeDataView(300, x, FakeColumn.Key("source_id", _ => 1, "a"));
        foreach (bool perSlot in new[] { false, true })
        {
            NormalizeBySourceTransformer transformer = Fit(data, NormalizationMethod.MeanVariance(), perSlot);
            Assert.IsTrue(transformer.Statistics.Columns["x"].Sources["a"].Spread.All(spread => spread == 0));
            Assert.IsTrue(Read<VBuffer<double>>(transformer.Transform(data), "x").All(row => row.DenseValues().All(value => Math.Abs(value) < 1e-15)));
        }
    }

    [TestMethod]
    public void UnknownSource_Error_NamesTheRow()
    {
        var options = new NormalizeBySourceOptions { Columns = [new("x")], UnknownSource = UnknownSource.Error };
        NormalizeBySourceTransformer transformer =
            Ml.Transforms.NormalizeBySource(options).Fit(new FakeDataView(2, Singles("x", 1, 3), Sources([1, 1], "a")));
        foreach (FakeColumn x in new[] { Singles("x", 5, 6), Singles("x", 7, 8) })
        {
            var data = new FakeDataView(2, x, Sources([1, 2], "a", "new"));
            var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(transformer.Transform(data), "x"));
            Assert.AreEqual(
                "NormalizeBySource: the source of row 1 (column 'source_id') is missing or was not there when the model was fitted, " +
                "and NormalizeBySourceOptions.UnknownSource is Error. Known are 'a'.",
                error.Message);
        }

        Assert.HasCount(2, Read<uint>(transformer.Transform(new FakeDataView(2, Singles("x", 1, 2), Sources([0, 0], "a"))), "source_id"));
    }

    [TestMethod]
    public void Given_PooledByTheMethod()
    {
        // Ranges 0 to 4 and -2 to 3: from -2 to 4. Without a minimum the larger of the two.
        AssertPooled(NormalizationMethod.MinMax(fixZero: false), (0, 4), (-2, 5), (-2, 6));
        AssertPooled(NormalizationMethod.MinMax(), (0, 4), (0, 5), (0, 5));
        AssertPooled(NormalizationMethod.MinMax(), (-3, 4), (2, 5), (0, 5));
        AssertPooled(NormalizationMethod.Robust(), (1, 4), (3, 8), (2, 6));
        AssertPooled(NormalizationMethod.LogMeanVariance(), (1, 1), (5, 3), (3, 3));
    }

    [TestMethod]
    public void ToString_IsHowItIsCalled()
    {
        Assert.AreEqual("MeanVariance", NormalizationMethod.MeanVariance().ToString());
        Assert.AreEqual("LogMeanVariance(center: false)", NormalizationMethod.LogMeanVariance(center: false).ToString());
        Assert.AreEqual("MinMax", NormalizationMethod.MinMax().ToString());
        Assert.AreEqual("MinMax(fixZero: false)", NormalizationMethod.MinMax(fixZero: false).ToString());
        Assert.AreEqual("Robust(center: false, 12.5, 90)", NormalizationMethod.Robust(false, 12.5, 90).ToString());
    }

    private static void AssertPooled(
        NormalizationMethod method, (double Center, double Spread) a, (double Center, double Spread) b, (double Center, double Spread) pooled)
    {
        var sources = new Dictionary<string, SourceStatistics> { ["a"] = new(a.Center, a.Spread), ["b"] = new(b.Center, b.Spread) };
        var options = new NormalizeBySourceOptions { Columns = [new("x")], Method = method, Statistics = new("x", sources) };
        SourceStatistics found = Ml.Transforms.NormalizeBySource(options)
            .Fit(new FakeDataView(0, Singles("x"), Sources([], "a"))).Statistics.Columns["x"].Pooled!;
        Assert.AreEqual(pooled.Center, found.Center.Single(), 1e-12);
        Assert.AreEqual(pooled.Spread, found.Spread.Single(), 1e-12);
    }

    private static float[] Normalized(IDataView data, NormalizationMethod method) => Read<float>(Transformed(data, method), "x");

    private static IDataView Transformed(IDataView data, NormalizationMethod method, bool perSlot = false) => Fit(data, method, perSlot).Transform(data);

    private static NormalizeBySourceTransformer Fit(IDataView data, NormalizationMethod method, bool perSlot = false) =>
        Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions { Columns = [new("x")], Method = method, PerSlot = perSlot }).Fit(data);
}
