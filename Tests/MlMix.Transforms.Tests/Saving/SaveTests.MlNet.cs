using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>A saved model is stock ML.NET and gives the same numbers, to the bit, as what was saved.</summary>
[TestClass]
public class SaveTests
{
    private const int Rows = 500;

    [TestMethod]
    public void Normalize_Scalars_LoadEqual() =>
        AssertEqual(Ml.Transforms.NormalizeBySource("x"), Generated(Column(row => Value(row))), view => Read<float>(view, "x"));

    [TestMethod]
    public void Normalize_VectorsDenseAndSparse_LoadEqual()
    {
        VBuffer<float> Row(long row) => row % 3 == 0
            ? Sparse(9, (2, Value(row)), (7, Value(row + 1)))
            : new VBuffer<float>(9, [.. Enumerable.Range(0, 9).Select(slot => Value((row * 9) + slot))]);
        var known = new VectorDataViewType(NumberDataViewType.Single, 9);
        var variable = new VectorDataViewType(NumberDataViewType.Single);
        foreach (VectorDataViewType type in new[] { known, variable })
        {
            FakeDataView data = Generated(FakeColumn.OfVectors("x", type, Row));
            AssertEqual(Ml.Transforms.NormalizeBySource("x"), data, view => ReadVectors(view, "x").SelectMany(row => row).ToArray());
            AssertEqual(Ml.Transforms.NormalizeBySource("y", "x"), data, view => ReadVectors(view, "y").SelectMany(row => row).ToArray());
        }
    }

    [TestMethod]
    public void Normalize_ImagesOfTwoDimensions_LoadWithTheSameType()
    {
        // A trainer refuses features of another type than those it was fitted on, so the type must not change with the form.
        var images = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        FakeColumn x = FakeColumn.OfVectors("x", images, row => new VBuffer<float>(6, [.. Enumerable.Range(0, 6).Select(slot => Value(row + slot))]));
        FakeDataView data = Generated(x);
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        ITransformer loaded = Loaded(transformer, data.Schema);
        Assert.AreEqual(transformer.Transform(data).Schema["x"].Type, loaded.Transform(data).Schema["x"].Type);
    }

    [TestMethod]
    public void Normalize_MissingAndUnknownSources_LoadEqual()
    {
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(Generated(Column(row => Value(row))));
        FakeColumn sources = FakeColumn.Key("source_id", row => (uint)(row % 6), "a", "b", "c", "d", "e");
        var data = new FakeDataView(Rows, Column(row => Value(row)), sources);
        CollectionAssert.AreEqual(
            Bits(Read<float>(transformer.Transform(data), "x")), Bits(Read<float>(Loaded(transformer, data.Schema).Transform(data), "x")));
    }

    [TestMethod]
    public void Normalize_GivenStatistics_LoadEqual()
    {
        var given = new Dictionary<string, SourceStatistics>
        {
            ["later"] = new(9, 9), ["c"] = new(-0.25, 0), ["b"] = new(-33.318, 1e-7), ["a"] = new(0.1307, 0.3081),
        };
        var options = new NormalizeBySourceOptions { Columns = [new("x")], Statistics = new("x", given) };
        AssertEqual(Ml.Transforms.NormalizeBySource(options), Generated(Column(row => Value(row))), view => Read<float>(view, "x"));
    }

    [TestMethod]
    public void Normalize_KeysOfEveryRawType_LoadEqual()
    {
        AssertRaw<byte>();
        AssertRaw<ushort>();
        AssertRaw<uint>();
        AssertRaw<ulong>();
    }

    [TestMethod]
    public void Normalize_LoadedInAnyCulture_IsEqual()
    {
        FakeDataView data = Generated(Column(row => Value(row)));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        int[] expected = Bits(Read<float>(transformer.Transform(data), "x"));
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            Thread.CurrentThread.CurrentCulture = culture;
            CollectionAssert.AreEqual(expected, Bits(Read<float>(Loaded(transformer, data.Schema).Transform(data), "x")));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Normalize_Loaded_HasTheSameColumns()
    {
        FakeDataView data = Generated(Column(row => Value(row)), FakeColumn.Of("MlMix:x:offset", NumberDataViewType.Single, _ => 5f));
        NormalizeBySourceTransformer transformer = Ml.Transforms.NormalizeBySource("x").Fit(data);
        IDataView loaded = Loaded(transformer, data.Schema).Transform(data);
        CollectionAssert.AreEqual(ColumnNames(transformer.GetOutputSchema(data.Schema)), ColumnNames(loaded.Schema));
        CollectionAssert.AreEqual(Bits(Read<float>(transformer.Transform(data), "x")), Bits(Read<float>(loaded, "x")));
        Assert.AreEqual(5, Read<float>(loaded, "MlMix:x:offset")[0], "The user's own column of that name is another one.");
    }

    [TestMethod]
    public void Offset_SinglesAndDoubles_LoadEqual()
    {
        FakeDataView singles = Generated(Column(row => row % 50 == 49 ? float.NaN : row % 10));
        AssertEqual(Ml.Transforms.OffsetLabels("x"), singles, view => Read<float>(view, "x"));
        FakeDataView doubles = Generated(FakeColumn.Of("x", NumberDataViewType.Double, row => row % 50 == 49 ? double.NaN : row % 10));
        AssertEqual(Ml.Transforms.OffsetLabels("y", "x"), doubles, view => Read<double>(view, "y"));
    }

    [TestMethod]
    public void Offset_Keys_LoadEqual()
    {
        FakeDataView data = Generated(FakeColumn.Key("x", row => (uint)(row / 2 % 5), "v", "w", "", "z"));
        AssertEqual(Ml.Transforms.OffsetLabels("x"), data, view => Read<uint>(view, "x"));
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels("x").Fit(data);
        DataViewSchema schema = Loaded(transformer, data.Schema).GetOutputSchema(data.Schema);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 12), schema["x"].Type);
        CollectionAssert.AreEqual(KeyValues(transformer.GetOutputSchema(data.Schema)["x"]), KeyValues(schema["x"]));
    }

    [TestMethod]
    public void Offset_KeysWithoutOrWithClashingNames_LoadEqual()
    {
        FakeDataView unnamed = Generated(FakeColumn.Of("x", new KeyDataViewType(typeof(uint), 4), row => (uint)(row / 2 % 5)));
        AssertEqual(Ml.Transforms.OffsetLabels("x"), unnamed, view => Read<uint>(view, "x"));

        // "a" with "b/c" and "a/b" with "c" are both "a/b/c".
        var clashing = new FakeDataView(
            Rows,
            FakeColumn.Key("x", row => (uint)(row % 3), "b/c", "c"),
            FakeColumn.Key("source_id", row => (uint)(row / 3 % 3), "a", "a/b"));
        AssertEqual(Ml.Transforms.OffsetLabels("x"), clashing, view => Read<uint>(view, "x"));

        var options = new OffsetLabelsOptions
        {
            OutputColumnName = "x", Offsets = new Dictionary<string, int> { ["a"] = 7, ["b"] = 2, ["c"] = 3, ["later"] = 20 },
        };
        AssertEqual(Ml.Transforms.OffsetLabels(options), unnamed, view => Read<uint>(view, "x"));
    }

    [TestMethod]
    public void Offset_KeysOfEveryRawType_LoadEqual()
    {
        AssertKeys<byte>();
        AssertKeys<ushort>();
        AssertKeys<uint>();
        AssertKeys<ulong>();
    }

    private static void AssertKeys<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        var type = new KeyDataViewType(typeof(T), 4);
        FakeDataView unnamed = Generated(FakeColumn.Of("x", type, row => T.CreateChecked(row / 2 % 5)));
        FakeDataView named = Generated(FakeColumn.Of("x", type, row => T.CreateChecked(row / 2 % 5), FakeColumn.Texts("KeyValues", "v", "", "v", "z")));
        var offsets = new Dictionary<string, int> { ["a"] = 2, ["b"] = 0, ["c"] = 9 };
        var shared = new OffsetLabelsOptions { OutputColumnName = "y", InputColumnName = "x", Offsets = offsets };
        foreach (FakeDataView data in new[] { unnamed, named })
        {
            foreach (OffsetLabelsEstimator estimator in new[] { Ml.Transforms.OffsetLabels("y", "x"), Ml.Transforms.OffsetLabels(shared) })
            {
                AssertEqual(estimator, data, view => Read<T>(view, "y"));
                OffsetLabelsTransformer transformer = estimator.Fit(data);
                DataViewSchema.Column fused = transformer.GetOutputSchema(data.Schema)["y"];
                DataViewSchema.Column stock = Loaded(transformer, data.Schema).GetOutputSchema(data.Schema)["y"];
                Assert.AreEqual(fused.Type, stock.Type);
                Assert.AreEqual(data == named ? 1 : 0, stock.Annotations.Schema.Count);
                if (data == named)
                    CollectionAssert.AreEqual(KeyValues(fused), KeyValues(stock));
            }
        }
    }

    private static void AssertRaw<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        FakeColumn key = FakeColumn.Of("source_id", new KeyDataViewType(typeof(T), 3), row => T.CreateChecked(row % 4));
        var data = new FakeDataView(Rows, Column(row => Value(row)), key);
        AssertEqual(Ml.Transforms.NormalizeBySource("x"), data, view => Read<float>(view, "x"));
    }

    private static void AssertEqual<TTransformer, T>(IEstimator<TTransformer> estimator, FakeDataView data, Func<IDataView, T[]> read)
        where TTransformer : class, ITransformer
    {
        TTransformer transformer = estimator.Fit(data);
        ITransformer loaded = Loaded(transformer, data.Schema);
        Assert.IsFalse(loaded.GetType().Assembly.GetName().Name!.StartsWith("MlMix", StringComparison.Ordinal));
        T[] fused = read(transformer.Transform(data));
        T[] stock = read(loaded.Transform(data));
        Assert.IsTrue(fused.Length >= Rows);
        CollectionAssert.AreEqual(fused.Select(Raw).ToArray(), stock.Select(Raw).ToArray());
    }

    /// <summary>The bits of a number; NaN is one value, however it is written.</summary>
    private static long Raw<T>(T value) => value switch
    {
        float.NaN or double.NaN => long.MinValue,
        float single => BitConverter.SingleToInt32Bits(single),
        double number => BitConverter.DoubleToInt64Bits(number),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Three sources in turn, and rows without one.</summary>
    private static FakeDataView Generated(params FakeColumn[] columns) =>
        new(Rows, [.. columns, FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c")]);

    private static FakeColumn Column(Func<long, float> value) => FakeColumn.Of("x", NumberDataViewType.Single, value);

    private static float Value(long row) => (float)(Math.Sin(row * 0.7) * Math.Pow(10, row % 5) - (row % 4 * 3.3));
}
