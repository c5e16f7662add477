using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>Reading costs no memory per row: 100,000 rows more must not cost a byte more.</summary>
[TestClass]
public class AllocationTests
{
    private const int Rows = 100_000;
    private static readonly float[] Values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly VBuffer<float> Dense = new(10, Values);
    private static readonly VBuffer<float> Thin = new(10, 2, [1, 2], [3, 7]);

    [TestMethod]
    public void Normalize_Vectors_AllocatesNothingPerRow()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 10);
        AssertFlat<VBuffer<float>>(Normalized(FakeColumn.OfVectors("x", type, _ => Dense)));
        AssertFlat<VBuffer<float>>(Normalized(FakeColumn.OfVectors("x", type, _ => Thin)));
    }

    [TestMethod]
    public void Normalize_Scalars_AllocatesNothingPerRow() =>
        AssertFlat<float>(Normalized(FakeColumn.Of("x", NumberDataViewType.Single, row => (float)row)));

    [TestMethod]
    public void Offset_Labels_AllocatesNothingPerRow()
    {
        AssertFlat<float>(Shifted(FakeColumn.Of("x", NumberDataViewType.Single, row => (float)(row % 10))));
        AssertFlat<long>(Shifted(FakeColumn.Of("x", NumberDataViewType.Int64, row => row % 10)));
        AssertFlat<uint>(Shifted(FakeColumn.Key("x", row => (uint)(row % 3), "u", "v")));
    }

    [TestMethod]
    public void Unify_Labels_AllocatesNothingPerRow()
    {
        ReadOnlyMemory<char>[] texts = [.. "abc".Select(letter => $"{letter}".AsMemory())];
        AssertFlat<uint>(Unified(FakeColumn.Of("x", NumberDataViewType.Single, row => (float)(row % 10))));
        AssertFlat<uint>(Unified(FakeColumn.Of("x", TextDataViewType.Instance, row => texts[row % 3])));
        AssertFlat<uint>(Unified(FakeColumn.Of("x", BooleanDataViewType.Instance, row => row % 3 == 0)));
        AssertFlat<uint>(Unified(FakeColumn.Key("x", row => (uint)(row % 3), "u", "v")));
    }

    [TestMethod]
    public void Weights_AllocateNothingPerRow()
    {
        FakeDataView data = Data(FakeColumn.Of("Label", NumberDataViewType.Int64, row => row % 10));
        AssertFlat<float>(Ml.Transforms.SourceWeights(SourceWeightRule.Importance(), "x").Fit(data).Transform(data));
        AssertFlat<float>(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency(), "x").Fit(data).Transform(data));
    }

    private static IDataView Unified(FakeColumn x)
    {
        FakeDataView data = Data(x);
        return Ml.Transforms.UnifyLabels("x").Fit(data).Transform(data);
    }

    private static IDataView Normalized(FakeColumn x)
    {
        FakeDataView data = Data(x);
        return Ml.Transforms.NormalizeBySource("x").Fit(data).Transform(data);
    }

    private static IDataView Shifted(FakeColumn x)
    {
        FakeDataView data = Data(x);
        return Ml.Transforms.OffsetLabels("x").Fit(data).Transform(data);
    }

    private static FakeDataView Data(FakeColumn x) => new(4 * Rows, x, FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"));

    private static void AssertFlat<T>(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["x"]]);
        ValueGetter<T> get = cursor.GetGetter<T>(view.Schema["x"]);
        T value = default!;
        Allocation.Walk(cursor, get, ref value, Rows / 2);
        Assert.AreEqual(0, Allocation.Least(cursor, get, ref value, Rows), $"Bytes for {Rows} rows of {typeof(T)}.");
    }
}
