using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Vectors that a contract makes in a loaded model have the slot names of those that were saved, and their values to the last bit.</summary>
[TestClass]
public sealed class SlotNamesTests
{
    private const int Rows = 12;

    private static readonly Dictionary<string, string[]> All = new()
    {
        ["plain"] = ["left", "middle", "right"],
        ["of one slot"] = ["one"],
        ["equal"] = ["same", "same", "other", "same"],
        ["of some slots"] = ["", "named", "", "", "also named"],
        ["empty"] = ["", ""],
        ["in all languages"] = ["Größe", "尺寸", "\U0001F98A fox", "e\u0301"],
        ["with signs"] = ["\"quoted\"", "'", "\\", "{0}", "(x) : x", "a,b;c\td", "line\nbreak", " blanks "],
        ["many"] = [.. Enumerable.Range(0, 784).Select(slot => $"pixel {slot}")],
    };

    public static IEnumerable<object[]> Kinds => All.Keys.Select(kind => new object[] { kind });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void BySlot_Loaded_HaveTheNamesGiven(string kind)
    {
        string[] names = All[kind];
        FakeDataView data = Data(names);
        foreach (NormalizationMethod method in new[] { NormalizationMethod.MinMax(fixZero: false), NormalizationMethod.LogMeanVariance() })
        {
            var options = new NormalizeBySourceOptions { Columns = [new("single"), new("made", "double")], PerSlot = true, Method = method };
            AssertEqual(Ml.Transforms.NormalizeBySource(options), data, names, "single", "made");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Chosen_Loaded_HaveTheNamesGiven(string kind)
    {
        string[] names = All[kind];
        FakeDataView data = Data(names);
        var options = new NormalizeBySourceOptions { Columns = [new("single"), new("double")], PerSlot = true };
        AssertEqual(Ml.Transforms.ForSource(("a", Ml.Transforms.NormalizeBySource(options))), data, names, "single", "double");
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void SplitScores_Loaded_HaveTheNamesOfSourcesAndLabels(string kind)
    {
        // A source has each label once.
        string[] names = [.. All[kind].Distinct()], sources = [.. names.Take(6).Select(name => $"of {name}")];
        LabelRow[] rows =
        [
            .. sources.Select((source, index) => new LabelRow(source, "only", index, $"class {index}")),
            .. names.Select((name, index) => new LabelRow("many", name, sources.Length + index, $"class {sources.Length + index}")),
        ];
        string[] classes = [.. rows.Select(row => row.Name)];
        var data = new FakeDataView(
            Rows,
            FakeColumn.Key("PredictedLabel", row => (uint)(row % rows.Length) + 1, classes),
            FakeColumn.OfVectors(
                "Score",
                new VectorDataViewType(NumberDataViewType.Single, rows.Length),
                row => new VBuffer<float>(rows.Length, [.. rows.Select((_, slot) => (float)Value(row, slot))]),
                FakeColumn.Texts("SlotNames", classes)));
        ITransformer model = Ml.Transforms.SplitPrediction(rows).Fit(data);
        AssertEqual(model, data, [.. sources, "many"], "SourceScore");
        AssertEqual(model, data, names, "Score/many");
        AssertEqual(model, data, ["only"], $"Score/{sources[0]}");
    }

    [TestMethod]
    public void ChosenVectorsOfSeveralDimensions_KeepThemAndTheNames()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        var type = new VectorDataViewType(NumberDataViewType.Single, 2, 3);
        var data = new FakeDataView(
            Rows,
            FakeColumn.OfVectors("v", type, row => Vector<float>(row, 6), FakeColumn.Texts("SlotNames", names)),
            FakeColumn.OfVectors("w", type, row => Vector<float>(row + 1, 6), FakeColumn.Texts("SlotNames", names)),
            FakeColumn.Key("source_id", row => (uint)(row % 3), "a", "b"));
        AssertEqual(Ml.Transforms.ForSource(("a", Ml.Transforms.CopyColumns("v", "w"))), data, names, "v");
    }

    [TestMethod]
    public void ChosenVectors_ThatAreNormalized_SayItBesideTheirNames()
    {
        string[] names = ["left", "right"];
        FakeDataView data = Data(names);
        ForSourceTransformer model = Ml.Transforms.ForSource(new ForSourceOptions
        {
            Chains = new Dictionary<string, IEstimator<ITransformer>> { ["a"] = Ml.Transforms.NormalizeMeanVariance("single") },
            Otherwise = Ml.Transforms.NormalizeMinMax("single"),
        }).Fit(data);
        AssertEqual(model, data, names, "single");
        CollectionAssert.AreEquivalent(
            new[] { "SlotNames", "IsNormalized" },
            Loaded(model, data.Schema).GetOutputSchema(data.Schema)["single"].Annotations.Schema.Select(annotation => annotation.Name).ToArray());
    }

    [TestMethod]
    public void ChosenVectors_WhoseNamesDiffer_HaveNone()
    {
        FakeDataView data = Data(["left", "right"]);
        ForSourceTransformer model = Ml.Transforms.ForSource(("a", Ml.Transforms.Concatenate("single", "number", "number"))).Fit(data);
        Assert.IsFalse(model.GetOutputSchema(data.Schema)["single"].HasSlotNames());
        Assert.IsFalse(Loaded(model, data.Schema).GetOutputSchema(data.Schema)["single"].HasSlotNames());
    }

    [TestMethod]
    public void OnlyVectorsWithNames_AreWritten()
    {
        var options = new NormalizeBySourceOptions { Columns = [new("single")], PerSlot = true };
        foreach (string[]? names in new[] { new[] { "left", "right" }, null })
        {
            FakeDataView data = Data(names, 2);
            foreach (IEstimator<ITransformer> estimator in new IEstimator<ITransformer>[]
            {
                Ml.Transforms.NormalizeBySource(options), Ml.Transforms.ForSource(("a", Ml.Transforms.NormalizeMinMax("single"))),
            })
            {
                Assert.AreEqual(names is not null, Writes(Loaded(estimator.Fit(data), data.Schema)));
            }
        }
    }

    [TestMethod]
    public void AnySingle_ComesBackToTheLastBit()
    {
        var random = new Random(1);
        float[] some =
        [
            0, -0f, 1, -1, 0.1f, 1 / 3f, 123456789, 16777217, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1.17549421e-38f,
            float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Pi, float.BitIncrement(1), float.BitDecrement(1), 8.5899346e9f, 2.2250739e-38f,
        ];
        AssertWritten([.. some, .. Enumerable.Range(0, 50_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))]);
        AssertWritten([.. some, .. Enumerable.Range(0, 10_000).Select(_ => random.NextSingle())]);
    }

    [TestMethod]
    public void AnyDouble_ComesBackToTheLastBit()
    {
        var random = new Random(1);
        double[] some =
        [
            0, -0d, 1, -1, 0.1, 1 / 3d, 9007199254740993, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308,
            2.2250738585072009e-308, 5e-320, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.Pi, double.BitIncrement(1),
            double.BitDecrement(1), 1e22, 1e23, 8.98846567431158e307, 1.7800590868057611e-307, 123456789012345678,
        ];
        AssertWritten([.. some, .. Enumerable.Range(0, 50_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))]);
        AssertWritten([.. some, .. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble())]);
    }

    [TestMethod]
    public void VectorsOfAnyDensity_ComeBack()
    {
        string[] names = ["a", "b", "c", "d"];
        VBuffer<float>[] rows =
        [
            new(4, [1, 2, 3, 4]), new(4, 0, [], []), new(4, 1, [5], [2]), new(4, 2, [float.NaN, -0f], [0, 3]), new(4, [0, 0, 0, 0]),
        ];
        var data = new FakeDataView(rows.Length, Vectors("x", 4, rows));
        IDataView named = NamedSlots.Of(Ml, "y", NumberDataViewType.Single, names, "x").Fit(data).Transform(data);
        CollectionAssert.AreEqual(
            Bits([1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 5, 0, float.NaN, 0, 0, -0f, 0, 0, 0, 0]), Bits(ReadVectors(named, "y").SelectMany(row => row)));
        CollectionAssert.AreEqual(names, SlotNames(named.Schema["y"]));
    }

    private static void AssertWritten<T>(T[] values)
        where T : struct, IFloatingPointIeee754<T>
    {
        DataViewType item = typeof(T) == typeof(float) ? NumberDataViewType.Single : NumberDataViewType.Double;
        var type = new VectorDataViewType((PrimitiveDataViewType)item, values.Length);
        var data = new FakeDataView(1, FakeColumn.OfVectors("x", type, _ => new VBuffer<T>(values.Length, values)));
        string[] names = [.. values.Select((_, slot) => $"{slot}")];
        IDataView named = Loaded(NamedSlots.Of(Ml, "y", item, names, "x").Fit(data), data.Schema).Transform(data);
        Assert.AreEqual(type, named.Schema["y"].Type);
        T[] found = [.. Read<VBuffer<T>>(named, "y").Single().DenseValues()];
        Assert.HasCount(values.Length, found);
        for (int slot = 0; slot < values.Length; slot++)
        {
            bool isSame = T.IsNaN(values[slot]) ? T.IsNaN(found[slot]) : values[slot] == found[slot] && T.IsNegative(values[slot]) == T.IsNegative(found[slot]);
            Assert.IsTrue(isSame, $"{values[slot]:G17} came back as {found[slot]:G17}.");
        }
    }

    private static void AssertEqual(IEstimator<ITransformer> estimator, FakeDataView data, string[] names, params string[] columns) =>
        AssertEqual(estimator.Fit(data), data, names, columns);

    /// <summary>Also when what was loaded is saved and loaded again.</summary>
    private static void AssertEqual(ITransformer model, FakeDataView data, string[] names, params string[] columns)
    {
        IDataView fused = model.Transform(data);
        ITransformer loaded = Loaded(model, data.Schema);
        foreach (IDataView view in new[] { loaded, Loaded(loaded, data.Schema) }.Select(stock => stock.Transform(data)))
        {
            foreach (string column in columns)
            {
                Assert.AreEqual(fused.Schema[column].Type, view.Schema[column].Type, column);
                CollectionAssert.AreEqual(names, SlotNames(view.Schema[column]), column);
                double[] expected = Values(fused, column), found = Values(view, column);
                Assert.HasCount(Rows * names.Length, found);
                for (int index = 0; index < expected.Length; index++)
                {
                    double tolerance = 1e-6 * Math.Max(1, Math.Abs(expected[index]));
                    bool isSame = found[index].Equals(expected[index]) || Math.Abs(found[index] - expected[index]) <= tolerance;
                    Assert.IsTrue(isSame, $"{column}: value {index} is {found[index]} in place of {expected[index]}.");
                }
            }

            Assert.IsFalse(view.Schema.Any(column => !column.IsHidden && column.Name.StartsWith("MlMix", StringComparison.Ordinal)), "Nothing is left over.");
        }
    }

    private static double[] Values(IDataView view, string column) => view.Schema[column].Type is VectorDataViewType { ItemType: var item } &&
        item == NumberDataViewType.Double
        ? [.. Read<VBuffer<double>>(view, column).SelectMany(row => row.DenseValues())]
        : [.. ReadVectors(view, column).SelectMany(row => row).Select(value => (double)value)];

    /// <summary>Whether a loaded model writes vectors of Single as texts.</summary>
    private static bool Writes(ITransformer loaded) => loaded.GetType().GenericTypeArguments.Contains(typeof(WrittenContract<float>.Input)) ||
        (loaded as IEnumerable<ITransformer> ?? []).Any(Writes);

    private static FakeDataView Data(string[] names) => Data(names, names.Length);

    private static FakeDataView Data(string[]? names, int size)
    {
        DataViewSchema.Annotations? annotations = names is null ? null : FakeColumn.Texts("SlotNames", names);
        return new FakeDataView(
            Rows,
            FakeColumn.OfVectors("single", new VectorDataViewType(NumberDataViewType.Single, size), row => Vector<float>(row, size), annotations),
            FakeColumn.OfVectors("double", new VectorDataViewType(NumberDataViewType.Double, size), row => Vector<double>(row + 1, size), annotations),
            FakeColumn.Of("number", NumberDataViewType.Single, row => (float)row),
            FakeColumn.Key("source_id", row => (uint)(row % 3), "a", "b"));
    }

    /// <summary>Dense and sparse rows in turn; one value is missing.</summary>
    private static VBuffer<T> Vector<T>(long row, int size)
        where T : struct, INumber<T>
    {
        T[] values = [.. Enumerable.Range(0, size).Select(slot => T.CreateTruncating(row == 7 && slot == 0 ? double.NaN : Value(row, slot)))];
        return row % 4 != 3 ? new VBuffer<T>(size, values) : new VBuffer<T>(size, 1, [values[0]], [size - 1]);
    }

    private static double Value(long row, int slot) => (Math.Sin((row * 1.3) + (slot * 0.7)) + 1.5) * (1 + (row % 3));
}
