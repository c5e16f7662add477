using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Mapping;

/// <summary>What an estimator promises of its output is what its transformer delivers.</summary>
[TestClass]
public class SchemaPromiseTests
{
    private static readonly DataViewSchema.Annotations SlotNames = FakeColumn.Texts("SlotNames", "left", "right");

    [TestMethod]
    [DataRow("x")]
    [DataRow("new")]
    [DataRow("other")]
    public void NormalizeBySource_OfAnyColumn_DeliversWhatItPromises(string output)
    {
        foreach (FakeColumn x in new[]
        {
            Singles("x", 1, 2),
            Vectors("x", [1, 2], [3, 4]),
            Vectors("x", 0, new VBuffer<float>(1, [1]), new VBuffer<float>(2, [1, 2])),
            FakeColumn.OfVectors("x", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2]), SlotNames),
        })
        {
            var data = new FakeDataView(2, x, Singles("other", 1, 2), Sources([1, 2], "a", "b"));
            AssertKept(Ml.Transforms.NormalizeBySource(output, "x"), data);
        }
    }

    [TestMethod]
    [DataRow("Label")]
    [DataRow("new")]
    public void OffsetLabels_OfAnyColumn_DeliversWhatItPromises(string output)
    {
        foreach (FakeColumn label in new[]
        {
            Singles("Label", 1, 2),
            FakeColumn.Of("Label", NumberDataViewType.Double, _ => 1.0),
            FakeColumn.Of("Label", NumberDataViewType.Int64, _ => 1L),
            FakeColumn.Of("Label", NumberDataViewType.Byte, _ => (byte)1),
            FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), _ => 1u),
            FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 3), _ => (byte)1),
            FakeColumn.Key("Label", _ => 1, "yes", "no"),
        })
        {
            var data = new FakeDataView(2, label, Sources([1, 2], "a", "b"));
            AssertKept(Ml.Transforms.OffsetLabels(output, "Label"), data);
        }
    }

    [TestMethod]
    [DataRow(0, 2, "one after the other")]
    [DataRow(2, 0, "in another order")]
    [DataRow(0, 1, "sharing a class")]
    [DataRow(0, 0, "sharing all")]
    [DataRow(0, 5, "leaving a gap")]
    [DataRow(3, 5, "not from 0")]
    public void OffsetLabels_OfGivenOffsets_DeliversWhatItPromises(int a, int b, string why)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues",
            new VectorDataViewType(DateTimeDataViewType.Instance, 2),
            (ref VBuffer<DateTime> values) => values = new VBuffer<DateTime>(2, [DateTime.UnixEpoch, DateTime.UnixEpoch]));
        var noted = new DataViewSchema.Annotations.Builder();
        noted.AddPrimitiveValue("Note", BooleanDataViewType.Instance, true);
        foreach (FakeColumn label in new[]
        {
            Singles("Label", 1, 2),
            FakeColumn.Of("Label", NumberDataViewType.Byte, _ => (byte)1, noted.ToAnnotations()),
            FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 2), _ => (byte)1),
            FakeColumn.Of("Label", new KeyDataViewType(typeof(ulong), 2), _ => 1ul, FakeColumn.Texts("KeyValues", "yes", "no")),
            FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 2), _ => 1u, annotations.ToAnnotations()),
            FakeColumn.Key("Label", _ => 1, "yes", "no"),
        })
        {
            var data = new FakeDataView(2, label, Sources([1, 2], "a", "b"));
            var options = new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["a"] = a, ["b"] = b } };
            AssertKept(Ml.Transforms.OffsetLabels(options), data, why);
        }
    }

    [TestMethod]
    public void NormalizeBySource_Output_KeepsSlotNamesOnly()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(SlotNames, _ => true);
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        FakeColumn x = FakeColumn.OfVectors(
            "x", new VectorDataViewType(NumberDataViewType.Single, 2), _ => new VBuffer<float>(2, [1, 2]), annotations.ToAnnotations());
        IDataView view = FitTransform(Ml.Transforms.NormalizeBySource("y", "x"), new FakeDataView(2, x, Sources([1, 2], "a", "b")));

        CollectionAssert.AreEqual(new[] { "SlotNames" }, view.Schema["y"].Annotations.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "SlotNames", "IsNormalized" }, view.Schema["x"].Annotations.Schema.Select(column => column.Name).ToArray());
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        view.Schema["y"].Annotations.GetValue("SlotNames", ref names);
        Assert.AreEqual("left right", string.Join(" ", names.DenseValues()));
    }

    [TestMethod]
    public void Promise_OfOtherTypes_SaysWhatIsWrong()
    {
        SchemaShape shape = Shapes.Of(new FakeDataView(
            0, FakeColumn.Of("x", NumberDataViewType.Int64, _ => 1L), FakeColumn.Of("source_id", NumberDataViewType.Int32, _ => 1)));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.NormalizeBySource("x").GetOutputSchema(shape));
        Assert.AreEqual(
            "NormalizeBySource: 2 faults\n- the input column 'x' is of type Int64; it must be Single, Double or a vector of one of these. " +
            "Convert it first with Transforms.Conversion.ConvertType.\n- the source column 'source_id' is of type Int32; " +
            "it must be a key column whose key values name the sources. Make it one with Transforms.Conversion.MapValueToKey.",
            error.Message);
    }

    [TestMethod]
    public void Promise_OfVectorLabels_SaysWhatIsWrong()
    {
        var known = new FakeDataView(1, Vectors("Label", [1, 2]), Sources([1], "a"));
        var variable = new FakeDataView(1, Vectors("Label", 0, default(VBuffer<float>)), Sources([1], "a"));
        foreach ((FakeDataView data, string type) in new[] { (known, "Vector<Single>"), (variable, "VarVector<Single>") })
        {
            SchemaShape shape = Shapes.Of(data);
            var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.OffsetLabels().GetOutputSchema(shape));
            Assert.AreEqual(
                $"OffsetLabels: the label column 'Label' is of type {type}; it must be a number (Single, Double or an integer type) or " +
                $"a key. " +
                "Make it one with Transforms.Conversion.ConvertType or MapValueToKey.",
                error.Message);
        }
    }

    [TestMethod]
    public void Promise_MissingColumns_NamesThem()
    {
        SchemaShape shape = Shapes.Of(new FakeDataView(0, Singles("y")));
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.OffsetLabels().GetOutputSchema(shape));
        Assert.AreEqual(
            "OffsetLabels: 2 faults\n- the label column 'Label' is missing; the data has 'y'.\n- the source column 'source_id' is " +
            "missing; the data has 'y'.",
            error.Message);
        var none = new SchemaShape([]);
        error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Transforms.NormalizeBySource("x").GetOutputSchema(none));
        Assert.AreEqual(
            "NormalizeBySource: 2 faults\n- the input column 'x' is missing; the data has no columns.\n- the source column 'source_id' " +
            "is missing; the data has no columns.",
            error.Message);
    }

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.NormalizeBySource("x").GetOutputSchema(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.OffsetLabels().GetOutputSchema(null!));
    }

    private static void AssertKept<T>(IEstimator<T> estimator, IDataView data, string why = "")
        where T : class, ITransformer
    {
        string[] promised = Shapes.Lines(estimator.GetOutputSchema(Shapes.Of(data)));
        string[] delivered = Shapes.Lines(Shapes.Of(FitTransform(estimator, data)));
        Array.Sort(promised, StringComparer.Ordinal);
        Array.Sort(delivered, StringComparer.Ordinal);
        CollectionAssert.AreEqual(delivered, promised, $"{string.Join("; ", promised)} promised, {string.Join("; ", delivered)} " +
            $"delivered {why}.");
    }

    private static IDataView FitTransform<T>(IEstimator<T> estimator, IDataView data)
        where T : class, ITransformer => estimator.Fit(data).Transform(data);
}
