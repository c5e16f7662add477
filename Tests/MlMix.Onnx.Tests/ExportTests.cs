using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;

namespace MlMix.Onnx.Tests;

/// <summary>What <c>CheckOnnx</c> lets pass is exported by ML.NET and computes in ONNX Runtime what it computes in memory.</summary>
[TestClass]
public class ExportTests
{
    private static readonly MLContext Ml = new(seed: 1);

    /// <summary>Labels of every type that ML.NET exports, fitted and foreign ones, and the classes that they are when the first four are fitted.</summary>
    public static IEnumerable<object[]> Labels
    {
        get
        {
            uint[] numbers = [1, 3, 2, 3, 0, 0];
            yield return Numbers(NumberDataViewType.Single, numbers, 0f, 2.5f, 1f, 2.5f, float.NaN, 100f);
            yield return Numbers(NumberDataViewType.Double, numbers, -0.1, 1e10, 0, 1e10, double.NaN, 7);
            yield return Numbers<short>(NumberDataViewType.Int16, numbers, -1, 5, 2, 5, 3, 0);
            yield return Numbers(NumberDataViewType.Int32, numbers, -1, 5, 2, 5, 3, 0);
            yield return Numbers(NumberDataViewType.Int64, numbers, -1L, long.MaxValue, 2L, long.MaxValue, long.MaxValue - 1, 0L);
            yield return Numbers<ushort>(NumberDataViewType.UInt16, numbers, 0, 65_535, 2, 65_535, 3, 1);
            yield return Numbers(NumberDataViewType.UInt32, numbers, 0u, uint.MaxValue, 2u, uint.MaxValue, 3u, 1u);
            yield return Numbers(NumberDataViewType.UInt64, numbers, 0ul, 1ul << 60, 2ul, 1ul << 60, (1ul << 60) + 1, 1ul);
            string[] texts = ["cat", "fox", "dog", "fox", "", "cow"];
            yield return ["texts", FakeColumn.Of("x", TextDataViewType.Instance, row => texts[row].AsMemory()), numbers];
            yield return ["Booleans", FakeColumn.Of("x", BooleanDataViewType.Instance, row => row % 2 == 1), new uint[] { 1, 2, 1, 2, 1, 2 }];

            // Equal key values are one label, and the empty one is none.
            DataViewSchema.Annotations values = FakeColumn.Texts("KeyValues", "a", "", "b", "a");
            uint[] keys = [0, 1, 0, 2, 1, 0];
            yield return ["keys of UInt16", FakeColumn.Of("x", new KeyDataViewType(typeof(ushort), 4), row => (ushort)(row % 5), values), keys];
            yield return ["keys of UInt32", FakeColumn.Of("x", new KeyDataViewType(typeof(uint), 4), row => (uint)(row % 5), values), keys];
            yield return ["keys of UInt64", FakeColumn.Of("x", new KeyDataViewType(typeof(ulong), 4), row => (ulong)(row % 5), values), keys];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Labels))]
    public void UnifyLabels_ByValue_IsExported(string name, FakeColumn label, uint[] classes)
    {
        FakeColumn source = FakeColumn.Key("source_id", row => row < 4 ? (uint)(row % 2) + 1 : 0, "a", "b");
        ITransformer model = Ml.Transforms.UnifyLabels("Class", "x").Fit(new FakeDataView(4, label, source));
        AssertExported(model, new FakeDataView(6, label, source), "Class", classes, name);
    }

    [TestMethod]
    public void UnifyLabels_OfDoubles_AreToldApartAsSinglesOnceExported()
    {
        double[] labels = [0.1, 0.1 + 1e-12, 5];
        FakeColumn label = FakeColumn.Of("x", NumberDataViewType.Double, row => row == 0 ? 0.1 : 5);
        FakeColumn later = FakeColumn.Of("x", NumberDataViewType.Double, row => labels[row]);
        FakeColumn source = FakeColumn.Key("source_id", _ => 1, "a");
        ITransformer model = Ml.Transforms.UnifyLabels("Class", "x").Fit(new FakeDataView(2, label, source));
        var data = new FakeDataView(3, later, source);
        CollectionAssert.AreEqual(new uint[] { 1, 0, 2 }, Read<uint>(model.Transform(data), "Class"));
        using var exported = new OnnxModel(Ml.Model.ToStock(model), data);
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2 }, exported.Run<uint>(data, "Class"));
    }

    [TestMethod]
    public void SourceWeights_BySource_AreExportedForKeysOfThreeTypes()
    {
        AssertWeights<ushort>();
        AssertWeights<uint>();
        AssertWeights<ulong>();
    }

    [TestMethod]
    public void SplitPrediction_WithoutScores_IsExported()
    {
        LabelRow[] rows = [new("mnist", "zero", 0, "mnist/0"), new("mnist", "one", 1, "mnist/1"), new("fashion", "zero", 2, "fashion/0")];
        string[] texts = ["mnist/0", "fashion/0", "mnist/1", "other", "", "mnist/1"];
        float[] numbers = [0, 2, 1, 3, float.NaN, 1];
        uint[] keys = [1, 3, 2, 0, 0, 2];
        foreach (FakeColumn predicted in new[]
        {
            FakeColumn.Of("x", TextDataViewType.Instance, row => texts[row].AsMemory()),
            FakeColumn.Of("x", NumberDataViewType.Single, row => numbers[row]),
            FakeColumn.Key("x", row => keys[row], "mnist/0", "mnist/1", "fashion/0"),
            FakeColumn.Of("x", new KeyDataViewType(typeof(uint), 3), row => keys[row]),
        })
        {
            var data = new FakeDataView(6, predicted);
            ITransformer model = Ml.Transforms.SplitPrediction(rows, "x", scoreColumnName: null).Fit(data);
            AssertExported(model, data, "PredictedSource", [1u, 2u, 1u, 0u, 0u, 1u], $"{predicted.Type}");
            AssertExported(model, data, "PredictedSourceLabel", [1u, 1u, 2u, 0u, 0u, 2u], $"{predicted.Type}");
        }
    }

    [TestMethod]
    public void Chain_OfAll_IsExported()
    {
        var data = new FakeDataView(6, FakeColumn.Of("x", NumberDataViewType.Int32, row => (int)(row % 3)), Sources<uint>());
        LabelRow[] rows = [new("a", "no", 0, "0"), new("a", "yes", 1, "1"), new("b", "no", 2, "2")];
        ITransformer model = Ml.Transforms.SourceWeights(SourceWeightRule.Fixed(new Dictionary<string, double> { ["a"] = 0.25, ["b"] = 4 }))
            .Append(Ml.Transforms.UnifyLabels("Class", "x"))
            .Append(Ml.Transforms.SplitPrediction(rows, "Class", scoreColumnName: null))
            .Fit(data);
        AssertExported(model, data, "Weight", [1, 0.25f, 4, 1, 1, 0.25f], "weight");
        AssertExported(model, data, "Class", [0u, 1u, 2u, 0u, 1u, 2u], "class");
        AssertExported(model, data, "PredictedSource", [0u, 1u, 2u, 0u, 1u, 2u], "source");
    }

    private static void AssertWeights<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        // Each has one of the two rows, and b shall have twice as much of their weight, which is 2.
        var shares = new Dictionary<string, double> { ["a"] = 1, ["b"] = 2, ["later"] = 0 };
        var data = new FakeDataView(6, Sources<T>());
        foreach ((SourceWeightRule rule, float a, float b) in new[]
        {
            (SourceWeightRule.Fixed(new Dictionary<string, double> { ["a"] = 0.1, ["b"] = 7, ["later"] = 0 }), 0.1f, 7f),
            (SourceWeightRule.Importance(shares), 2 / 3f, 4 / 3f),
        })
        {
            ITransformer model = Ml.Transforms.SourceWeights(rule).Fit(new FakeDataView(3, Sources<T>()));
            AssertExported(model, data, "Weight", [1, a, b, 1, 1, a], $"{typeof(T)}");
        }
    }

    private static void AssertExported<T>(ITransformer model, FakeDataView data, string column, T[] expected, string what)
    {
        CollectionAssert.AreEqual(expected, Read<T>(model.Transform(data), column), $"{what}, in memory");
        ITransformer stock = Ml.Model.ToStock(model);
        Ml.Model.CheckOnnx(stock);
        using var exported = new OnnxModel(stock, data);
        CollectionAssert.DoesNotContain(exported.Inputs.ToArray(), column, what);
        CollectionAssert.AreEqual(expected, exported.Run<T>(data, column), $"{what}, in ONNX Runtime");
    }

    private static T[] Read<T>(IDataView view, string column)
    {
        var values = new List<T>();
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[column]]);
        ValueGetter<T> get = cursor.GetGetter<T>(view.Schema[column]);
        T value = default!;
        while (cursor.MoveNext())
        {
            get(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>None, a, b, none, none, a.</summary>
    private static FakeColumn Sources<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        int[] raw = [0, 1, 2, 0, 0, 1];
        return FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), 2), row => T.CreateChecked(raw[row]), FakeColumn.Texts("KeyValues", "a", "b"));
    }

    private static object[] Numbers<T>(NumberDataViewType type, uint[] classes, params T[] labels) =>
        [$"{typeof(T).Name}", FakeColumn.Of("x", type, row => labels[row]), classes];
}
