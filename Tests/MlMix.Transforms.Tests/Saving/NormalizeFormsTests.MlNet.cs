using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Every kind of normalization, saved and loaded, gives the same values as what was saved.</summary>
[TestClass]
public class NormalizeFormsTests
{
    private const int Rows = 300;

    public static IEnumerable<object[]> Kinds =>
        from method in new[]
        {
            NormalizationMethod.MeanVariance(), NormalizationMethod.MeanVariance(center: false), NormalizationMethod.LogMeanVariance(),
            NormalizationMethod.MinMax(), NormalizationMethod.MinMax(fixZero: false), NormalizationMethod.Robust(),
        }
        from perSlot in new[] { false, true }
        from size in new[] { 1, 7, 96 }
        select new object[] { method.ToString()!, perSlot, size, method };

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Vectors_OfAnyKind_LoadEqual(string name, bool perSlot, int size, NormalizationMethod method)
    {
        FakeDataView data = Data(size, 3);
        var options = new NormalizeBySourceOptions { Columns = [new("s"), new("D", "d")], Method = method, PerSlot = perSlot };
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource(options).Fit(data);
        AssertEqual(transformer, data, data.Schema, name);

        // Other rows, other sources beside the known ones, which must keep their places.
        AssertEqual(transformer, Data(size, 5), data.Schema, name);
    }

    [TestMethod]
    public void Columns_ThatTakeEachOthersNames_LoadEqual()
    {
        FakeDataView data = Data(4, 3);
        foreach (bool perSlot in new[] { false, true })
        {
            var options = new NormalizeBySourceOptions { Columns = [new("d", "s"), new("s", "d"), new("t", "s")], PerSlot = perSlot };
            NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource(options).Fit(data);
            IDataView fused = transformer.Transform(data), stock = Loaded(transformer, data.Schema).Transform(data);
            CollectionAssert.AreEqual(fused.Schema.Where(c => !c.IsHidden).Select(c => $"{c.Name} {c.Type}").Order().ToArray(),
                stock.Schema.Where(c => !c.IsHidden).Select(c => $"{c.Name} {c.Type}").Order().ToArray());
            CollectionAssert.AreEqual(Bits(ReadVectors(fused, "d").SelectMany(row => row)), Bits(ReadVectors(stock, "d").SelectMany(row => row)));
            CollectionAssert.AreEqual(Bits(ReadVectors(fused, "t").SelectMany(row => row)), Bits(ReadVectors(stock, "t").SelectMany(row => row)));
            CollectionAssert.AreEqual(
                Read<VBuffer<double>>(fused, "s").SelectMany(row => row.DenseValues()).ToArray(),
                Read<VBuffer<double>>(stock, "s").SelectMany(row => row.DenseValues()).ToArray());
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void UnknownSource_Error_IsAnErrorWhenLoaded(bool perSlot)
    {
        FakeDataView data = Data(4, 3, withMissing: false);
        var options = new NormalizeBySourceOptions { Columns = [new("s")], PerSlot = perSlot, UnknownSource = UnknownSource.Error };
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource(options).Fit(data);
        ITransformer loaded = Loaded(transformer, data.Schema);
        CollectionAssert.AreEqual(
            Bits(ReadVectors(transformer.Transform(data), "s").SelectMany(row => row)), Bits(ReadVectors(loaded.Transform(data), "s").SelectMany(row => row)));
        Exception? error = null;
        try
        {
            ReadVectors(loaded.Transform(Data(4, 5)), "s");
        }
        catch (Exception failure)
        {
            error = failure;
        }

        while (error is { InnerException: not null } and not InvalidDataException)
            error = error.InnerException;
        Assert.IsInstanceOfType<InvalidDataException>(error);
        Assert.StartsWith("NormalizeBySource: the source of a row (column 'source_id') is missing or was not there when the model was fitted", error.Message);
    }

    [TestMethod]
    public void PerSlot_InFrontOfATrainer_LoadsAndPredictsEqual()
    {
        var data = new FakeDataView(
            Rows,
            FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 5), row => Row<float>(row, 5)),
            FakeColumn.Of("Label", NumberDataViewType.Single, row => (float)(row % 7)),
            FakeColumn.Key("source_id", row => (uint)(row % 3) + 1, "a", "b", "c"));
        var options = new NormalizeBySourceOptions { Columns = [new("Features")], PerSlot = true, Method = NormalizationMethod.MinMax() };
        var model = Ml.Transforms.ReplaceMissingValues("Features").Append(Ml.Transforms.NormalizeBySource(options))
            .Append(Ml.Regression.Trainers.Sdca(maximumNumberOfIterations: 3)).Fit(data);
        float[] fused = Read<float>(model.Transform(data), "Score");
        float[] stock = Read<float>(Loaded(model, data.Schema).Transform(data), "Score");
        Assert.IsTrue(fused.All(float.IsFinite));

        // A score is a sum of products, whose order depends on where vectors lie in memory; what it rounds is a part of the largest.
        double largest = fused.Max(Math.Abs);
        AssertNear([.. fused.Select(score => score / largest)], [.. stock.Select(score => score / largest)], "Score", tolerance: 1e-5);
    }

    private static void AssertEqual(NormalizeBySourceTransformer transformer, FakeDataView data, DataViewSchema schema, string name)
    {
        IDataView fused = transformer.Transform(data), stock = Loaded(transformer, schema).Transform(data);
        Assert.AreEqual(fused.Schema["s"].Type, stock.Schema["s"].Type);
        Assert.AreEqual(fused.Schema["D"].Type, stock.Schema["D"].Type);
        AssertNear(Values<float>(fused, "s"), Values<float>(stock, "s"), name);
        AssertNear(Values<double>(fused, "D"), Values<double>(stock, "D"), name);
    }

    private static void AssertNear(double[] fused, double[] stock, string name, double tolerance = 1e-6)
    {
        Assert.HasCount(fused.Length, stock);
        for (int index = 0; index < fused.Length; index++)
        {
            bool equal = fused[index].Equals(stock[index]) || Math.Abs(fused[index] - stock[index]) <= tolerance * Math.Max(1, Math.Abs(fused[index]));
            Assert.IsTrue(equal, $"{name}: value {index} is {fused[index]} when fused and {stock[index]} when loaded.");
        }
    }

    private static double[] Values<T>(IDataView view, string column)
        where T : struct, System.Numerics.INumber<T> =>
        [.. Read<VBuffer<T>>(view, column).SelectMany(row => row.DenseValues()).Select(double.CreateTruncating)];

    private static FakeDataView Data(int size, int sources, bool withMissing = true) => new(
        Rows,
        FakeColumn.OfVectors("s", new VectorDataViewType(NumberDataViewType.Single, size), row => Row<float>(row, size)),
        FakeColumn.OfVectors("d", new VectorDataViewType(NumberDataViewType.Double, size), row => Row<double>(row + 1, size)),
        FakeColumn.Key(
            "source_id",
            row => withMissing ? (uint)(row % (sources + 1)) : (uint)(row % sources) + 1,
            [.. "abcde"[..sources].Select(letter => $"{letter}")]));

    /// <summary>Dense and sparse rows in turn; now and then a value is missing.</summary>
    private static VBuffer<T> Row<T>(long row, int size)
        where T : struct, System.Numerics.INumber<T>
    {
        int[] listed = [.. Enumerable.Range(0, size).Where(slot => row % 3 != 0 || (row + slot) % 2 == 0)];
        T[] values = [.. listed.Select(slot => T.CreateTruncating((row + slot) % 29 == 0 ? double.NaN : Value(row, slot)))];
        return listed.Length == size ? new VBuffer<T>(size, values) : new VBuffer<T>(size, values.Length, values, listed);
    }

    private static double Value(long row, int slot) => (Math.Sin(row + (slot * 0.7)) * 10) + (row % 4 * 3.3);
}
