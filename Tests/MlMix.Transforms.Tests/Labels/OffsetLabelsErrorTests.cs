using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

[TestClass]
public class OffsetLabelsErrorTests
{
    [TestMethod]
    public void Options_ManyFaults_AreToldAtOnce()
    {
        var options = new OffsetLabelsOptions
        {
            OutputColumnName = null!,
            SourceColumnName = "",
            Offsets = new Dictionary<string, int> { ["a"] = -1, ["b"] = 0 },
        };
        AssertFaults(
            () => Ml.Transforms.OffsetLabels(options),
            "OutputColumnName is null; it must be the name of a column.",
            "SourceColumnName is empty; it must be the name of a column.",
            "the offset given for source 'a' is -1; it must be 0 or more.");
    }

    [TestMethod]
    public void Options_NoOffsets_Throws() => AssertFaults(
        () => Ml.Transforms.OffsetLabels(new OffsetLabelsOptions { Offsets = new Dictionary<string, int>() }),
        "Offsets is empty; give one for every source, or leave it null to put the sources one after the other.");

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).OffsetLabels());
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.OffsetLabels((OffsetLabelsOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.OffsetLabels().Fit(null!));
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Singles([1], [1], "a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    [TestMethod]
    [DataRow(-1f, "-1")]
    [DataRow(2.5f, "2.5")]
    [DataRow(float.PositiveInfinity, "Infinity")]
    [DataRow(float.NegativeInfinity, "-Infinity")]
    [DataRow(3e9f, "3E+09")]
    public void Fit_LabelThatIsNoClass_NamesRowSourceAndValue(float label, string text)
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(
            () => Ml.Transforms.OffsetLabels().Fit(Singles([1, 2, label], [1, 1, 2], "a", "b")));
        Assert.AreEqual(
            $"OffsetLabels: row 2, of source 'b', has {text} in the column 'Label'; labels must be whole numbers from 0 to 2147483646. " +
            "Turn the labels into keys with Transforms.Conversion.MapValueToKey first, or give the offsets in OffsetLabelsOptions.Offsets.",
            error.Message);
    }

    [TestMethod]
    public void Fit_NegativeZero_IsClassZero() =>
        Assert.AreEqual(1, Ml.Transforms.OffsetLabels().Fit(Singles([-0f], [1], "a")).ClassCounts!["a"]);

    [TestMethod]
    public void Fit_SourceWithoutLabels_IsNamed() => AssertFaults(
        () => Ml.Transforms.OffsetLabels().Fit(Singles([1, float.NaN], [1, 2], "a", "b", "c")),
        "source 'b' has no label in the column 'Label', so its number of classes is unknown. Fit on data that holds labels of it, " +
        "or give the offsets in OffsetLabelsOptions.Offsets.");

    [TestMethod]
    public void Fit_TypeTooSmall_SaysSo()
    {
        FakeColumn bytes = FakeColumn.Of("Label", NumberDataViewType.Byte, row => (byte)(row == 0 ? 200 : 56));
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(new FakeDataView(2, bytes, Sources([1, 2], "a", "b"))),
            "the label column 'Label' is of type Byte, which holds whole numbers up to 255; with the classes of all sources 257 is " +
            "needed. " +
            "Convert it first with Transforms.Conversion.ConvertType.");
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(Singles([1 << 24, 0], [1, 2], "a", "b")),
            "the label column 'Label' is of type Single, which holds whole numbers up to 16777216; with the classes of all sources " +
            "16777217 is needed. " +
            "Convert it first with Transforms.Conversion.ConvertType.");
        FakeColumn keys = FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 128), _ => (byte)1);
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(new FakeDataView(2, keys, Sources([1, 2], "a", "b"))),
            "the label column 'Label' is of type Key<Byte, 0-127>, which holds whole numbers up to 255; with the classes of all sources " +
            "256 is needed. " +
            "Convert it first with Transforms.Conversion.ConvertType.");
    }

    [TestMethod]
    public void Fit_TypeJustLargeEnough_Fits()
    {
        FakeColumn bytes = FakeColumn.Of("Label", NumberDataViewType.Byte, row => (byte)(row == 0 ? 200 : 54));
        var data = new FakeDataView(2, bytes, Sources([1, 2], "a", "b"));
        CollectionAssert.AreEqual(new byte[] { 200, 255 }, Read<byte>(Ml.Transforms.OffsetLabels().Fit(data).Transform(data), "Label"));
    }

    [TestMethod]
    public void Fit_GivenOffsetBeyondTheType_SaysSo()
    {
        FakeColumn bytes = FakeColumn.Of("Label", NumberDataViewType.Byte, _ => (byte)0);
        var options = new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["a"] = 256 } };
        AssertFaults(
            () => Ml.Transforms.OffsetLabels(options).Fit(new FakeDataView(1, bytes, Sources([1], "a"))),
            "the label column 'Label' is of type Byte, which holds whole numbers up to 255; with the classes of all sources 256 is " +
            "needed. " +
            "Convert it first with Transforms.Conversion.ConvertType.");
    }

    [TestMethod]
    public void Fit_SourcesNotGiven_NamesThem()
    {
        var options = new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["b"] = 0, ["z"] = 5 } };
        AssertFaults(
            () => Ml.Transforms.OffsetLabels(options).Fit(Singles([1], [1], "a", "b")),
            "source 'a' of the column 'source_id' is not among the given offsets, which name 'b', 'z'. Add it, or leave Offsets null to " +
            "fit them.");
    }

    [TestMethod]
    public void Fit_OtherTypes_NamesThem()
    {
        var data = new FakeDataView(0, FakeColumn.Of("Label", BooleanDataViewType.Instance, _ => true), Singles("source_id"));
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(data),
            "the label column 'Label' is of type Boolean; it must be a number (Single, Double or an integer type) or a key. " +
            "Make it one with Transforms.Conversion.ConvertType or MapValueToKey.",
            "the source column 'source_id' is of type Single; it must be a key column whose key values name the sources. " +
            "Make it one with Transforms.Conversion.MapValueToKey.");
    }

    [TestMethod]
    public void Fit_KeyOfFarTooManyValues_Throws()
    {
        FakeColumn keys = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), uint.MaxValue), _ => 1u);
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(new FakeDataView(1, keys, Sources([1], "a"))),
            "the label column 'Label' has 4294967295 key values; there can be 2147483647 classes at most.");
    }

    [TestMethod]
    public void Fit_FarTooManyClasses_Throws()
    {
        FakeColumn labels = FakeColumn.Of("Label", NumberDataViewType.Int64, row => row == 0 ? int.MaxValue - 1L : 5);
        AssertFaults(
            () => Ml.Transforms.OffsetLabels().Fit(new FakeDataView(2, labels, Sources([1, 2], "a", "b"))),
            "the sources have 2147483653 classes together; there can be 2147483647 at most.");
    }

    [TestMethod]
    public void Transform_KeyForNumberAndBack_Throws()
    {
        OffsetLabelsTransformer number = Ml.Transforms.OffsetLabels().Fit(Singles([1], [1], "a"));
        OffsetLabelsTransformer key = Ml.Transforms.OffsetLabels().Fit(Keys("x", "y"));
        AssertFaults(
            () => number.Transform(Keys("x", "y")),
            "the label column 'Label' is of type Key<UInt32, 0-1>; when fitted it was a number, and the offsets hold for that only.");
        AssertFaults(
            () => key.Transform(Singles([1], [1], "a")),
            "the label column 'Label' is of type Single; when fitted it was a key, and the offsets hold for that only.");
    }

    [TestMethod]
    public void Transform_OtherKeyValues_Throws()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Keys("x", "y"));
        AssertFaults(
            () => transformer.Transform(Keys("x", "y", "z")),
            "the label column 'Label' has 3 key values; when fitted it had 2. Map it with the same keys as then.");
        AssertFaults(
            () => transformer.Transform(Keys("x", "w")),
            "the label column 'Label' has other key values than when fitted, first 'w' where 'y' was. " +
            "Map it with the same keys as then, for example with MapValueToKey and its keyData.");
    }

    [TestMethod]
    [DataRow(3f, "3")]
    [DataRow(-1f, "-1")]
    [DataRow(0.5f, "0.5")]
    public void Read_LabelNotSeenWhenFitted_NamesRowSourceAndValue(float label, string text)
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Singles([2, 5], [1, 2], "a", "b"));
        IDataView view = transformer.Transform(Singles([1, label], [1, 1], "a", "b"));
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<float>(view, "Label"));
        Assert.AreEqual(
            $"OffsetLabels: row 1, of source 'a', has {text} in the column 'Label'; labels of this source must be whole numbers from 0 to 2, " +
            "the largest seen when fitting, or they would fall among the classes of another source. Fit on data that holds every class.",
            error.Message);
    }

    [TestMethod]
    public void Read_LabelThatOverflowsWithItsOffset_NamesRowSourceAndValue()
    {
        FakeColumn bytes = FakeColumn.Of("Label", NumberDataViewType.Byte, row => (byte)(row + 55));
        var data = new FakeDataView(2, bytes, Sources([1, 1], "a"));
        var options = new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["a"] = 200 } };
        IDataView view = Ml.Transforms.OffsetLabels(options).Fit(data).Transform(data);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<byte>(view, "Label"));
        Assert.AreEqual(
            "OffsetLabels: row 1, of source 'a', has 56 in the column 'Label'; labels of this source must be whole numbers from 0 to 55, " +
            "so that with the offset they fit into Byte.",
            error.Message);
    }

    [TestMethod]
    public void Read_IntegerWithoutSource_NamesTheRow()
    {
        FakeColumn ints = FakeColumn.Of("Label", NumberDataViewType.Int32, _ => 1);
        var data = new FakeDataView(2, ints, Sources([1, 0], "a"));
        IDataView view = Ml.Transforms.OffsetLabels().Fit(data).Transform(data);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Read<int>(view, "Label"));
        Assert.AreEqual(
            "OffsetLabels: the source of row 1 is missing or was not fitted, and a label of type Int32 has no missing value to stand " +
            "for that. " +
            "Convert the labels to Single or to keys first.",
            error.Message);
    }

    private static FakeDataView Singles(float[] labels, uint[] sources, params string[] names) =>
        new(labels.Length, Support.Views.Singles("Label", labels), Sources(sources, names));

    private static FakeColumn Singles(string name) => Support.Views.Singles(name);

    private static FakeDataView Keys(params string[] values) => new(1, FakeColumn.Key("Label", _ => 1, values), Sources([1], "a"));

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
