using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

/// <summary>Labels that are keys: raw 0 is missing, 1 the first class.</summary>
[TestClass]
public class OffsetKeysTests
{
    [TestMethod]
    public void Fit_Keys_MovesByTheKeyCount()
    {
        FakeDataView data = Data([1, 3, 1, 3, 0, 2], [1, 1, 2, 2, 2, 0]);
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(data);
        IDataView view = transformer.Transform(data);
        CollectionAssert.AreEqual(new uint[] { 1, 3, 4, 6, 0, 0 }, Read<uint>(view, "Label"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 6), view.Schema["Label"].Type);
        CollectionAssert.AreEqual(
            new[] { "a/cat", "a/dog", "a/fox", "b/cat", "b/dog", "b/fox" }, KeyValues(view.Schema["Label"]));
        Assert.AreEqual(3, transformer.Offsets["b"]);
        Assert.AreEqual(3, transformer.ClassCounts!["a"]);
        Assert.AreEqual(("b", 2L), transformer.Locate(6 - 1));
    }

    [TestMethod]
    public void Fit_Keys_ReadsNothing()
    {
        var counting = new CountingDataView(Data([1], [1]));
        Ml.Transforms.OffsetLabels().Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count);
    }

    [TestMethod]
    public void Transform_OtherOrderOfSourcesAndNewOnes_MatchesByName()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels().Fit(Data([1], [1]));
        var data = new FakeDataView(3, Label([2, 2, 2]), Sources([1, 2, 3], "b", "new", "a"));
        IDataView view = transformer.Transform(data);
        CollectionAssert.AreEqual(new uint[] { 5, 0, 2 }, Read<uint>(view, "Label"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 6), view.Schema["Label"].Type);
    }

    [TestMethod]
    public void Transform_KeysOfEveryRawType_KeepIt()
    {
        AssertShifted<byte>();
        AssertShifted<ushort>();
        AssertShifted<uint>();
        AssertShifted<ulong>();
    }

    [TestMethod]
    public void Transform_RawValueBeyondTheKey_IsMissing() =>
        CollectionAssert.AreEqual(new uint[] { 3, 0 }, Shifted(Data([3, 4], [1, 1])));

    [TestMethod]
    public void Transform_KeysWithoutText_HaveNoKeyValues()
    {
        FakeColumn label = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), _ => 1u);
        var data = new FakeDataView(1, label, Sources([2], "a", "b"));
        IDataView view = Ml.Transforms.OffsetLabels().Fit(data).Transform(data);
        Assert.AreEqual(0, view.Schema["Label"].Annotations.Schema.Count);
        CollectionAssert.AreEqual(new uint[] { 4 }, Read<uint>(view, "Label"));
    }

    [TestMethod]
    public void Transform_KeysOfNumbers_NameTheClassesAndPromiseIt()
    {
        // As MapValueToKey makes them of numbers.
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues", new VectorDataViewType(NumberDataViewType.Single, 2), (ref VBuffer<float> values) => values = new VBuffer<float>(2, [0.5f, 7]));
        FakeColumn label = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 2), _ => 1u, annotations.ToAnnotations());
        var data = new FakeDataView(1, label, Sources([2], "a", "b"));
        OffsetLabelsEstimator estimator = Ml.Transforms.OffsetLabels();
        IDataView view = estimator.Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "a/0.5", "a/7", "b/0.5", "b/7" }, KeyValues(view.Schema["Label"]));
        CollectionAssert.AreEqual(Shapes.Lines(Shapes.Of(view)), Shapes.Lines(estimator.GetOutputSchema(Shapes.Of(data))));
    }

    [TestMethod]
    public void Fit_GivenOffsetsThatTile_NameTheClassesInTheirOrder()
    {
        IDataView view = Given(new() { ["a"] = 3, ["b"] = 0 }, Data([1, 1], [1, 2]));
        CollectionAssert.AreEqual(new uint[] { 4, 1 }, Read<uint>(view, "Label"));
        CollectionAssert.AreEqual(
            new[] { "b/cat", "b/dog", "b/fox", "a/cat", "a/dog", "a/fox" }, KeyValues(view.Schema["Label"]));
    }

    [TestMethod]
    public void Fit_GivenOffsetsThatOverlap_NameTheClassesAfterAllTheirSources()
    {
        IDataView view = Given(new() { ["a"] = 0, ["b"] = 1 }, Data([1, 3], [1, 2]));
        CollectionAssert.AreEqual(new uint[] { 1, 4 }, Read<uint>(view, "Label"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 4), view.Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { "a/cat", "a/dog | b/cat", "a/fox | b/dog", "b/fox" }, KeyValues(view.Schema["Label"]));
    }

    [TestMethod]
    public void Fit_GivenOffsetsThatLeaveAMillionClassesEmpty_AreRefusedWhereClassesHaveNames()
    {
        var offsets = new Dictionary<string, int> { ["a"] = 0, ["b"] = 999_997 };
        Assert.AreEqual(1_000_000ul, ((KeyDataViewType)Given(offsets, Data([1], [1])).Schema["Label"].Type).Count);
        offsets["b"] = 999_998;
        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Given(offsets, Data([1], [1])));
        Assert.AreEqual(
            "OffsetLabels: with the given offsets the label column 'Label' has 1000001 classes; where they have names there can be 1000000 at most. " +
            "Give offsets that leave fewer classes to no source.",
            error.Message);
        FakeColumn unnamed = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), _ => 1u);
        Assert.AreEqual(1_000_001ul, ((KeyDataViewType)Given(offsets, new FakeDataView(1, unnamed, Sources([1], "a", "b"))).Schema["Label"].Type).Count);
    }

    [TestMethod]
    public void Locate_SharedClass_HasRowsOfOneName()
    {
        var options = new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["a"] = 0, ["b"] = 2 } };
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels(options).Fit(Data([1], [1]));
        CollectionAssert.AreEqual(
            new[] { "a/fox | b/cat", "a/fox | b/cat" }, transformer.Labels!.Where(row => row.Class == 2).Select(row => row.Name).ToArray());
    }

    private static IDataView Given(Dictionary<string, int> offsets, FakeDataView data) =>
        Ml.Transforms.OffsetLabels(new OffsetLabelsOptions { Offsets = offsets }).Fit(data).Transform(data);

    private static uint[] Shifted(FakeDataView data) => Read<uint>(Ml.Transforms.OffsetLabels().Fit(data).Transform(data), "Label");

    private static void AssertShifted<T>()
        where T : struct, System.Numerics.INumber<T>
    {
        FakeColumn label = FakeColumn.Of("Label", new KeyDataViewType(typeof(T), 3), row => T.CreateChecked(row));
        var data = new FakeDataView(3, label, Sources([2, 2, 1], "a", "b"));
        IDataView view = Ml.Transforms.OffsetLabels().Fit(data).Transform(data);
        Assert.AreEqual(new KeyDataViewType(typeof(T), 6), view.Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { T.Zero, T.CreateChecked(4), T.CreateChecked(2) }, Read<T>(view, "Label"));
    }

    private static FakeDataView Data(uint[] labels, uint[] sources) => new(labels.Length, Label(labels), Sources(sources, "a", "b"));

    private static FakeColumn Label(uint[] raw) => FakeColumn.Key("Label", row => raw[row], "cat", "dog", "fox");
}
