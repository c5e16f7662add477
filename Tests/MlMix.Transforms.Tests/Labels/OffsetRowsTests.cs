using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

/// <summary>The table of labels and classes.</summary>
[TestClass]
public class OffsetRowsTests
{
    [TestMethod]
    public void Labels_OfNumbers_AreTheNumbersFrom0()
    {
        var data = new FakeDataView(3, Singles("Label", 1, 0, 2), Sources([1, 2, 2], "digits", "clothes", "none"));
        CollectionAssert.AreEqual(
            new LabelRow[]
            {
                new("digits", "0", 0, "digits/0"), new("digits", "1", 1, "digits/1"),
                new("clothes", "0", 2, "clothes/0"), new("clothes", "1", 3, "clothes/1"), new("clothes", "2", 4, "clothes/2"),
            },
            Ml.Transforms.OffsetLabels().Fit(data).Labels!.ToArray());
    }

    [TestMethod]
    public void Labels_OfNamedKeys_AreTheirValues()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels()
            .Fit(new FakeDataView(1, FakeColumn.Key("Label", _ => 1, "cat", "dog"), Sources([1], "a", "b")));
        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "cat", 0, "a/cat"), new("a", "dog", 1, "a/dog"), new("b", "cat", 2, "b/cat"), new("b", "dog", 3, "b/dog") },
            transformer.Labels!.ToArray());
    }

    [TestMethod]
    public void Labels_OfKeysWithoutNamesOrNamedByNumbers_AreNumbers()
    {
        FakeColumn unnamed = FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 2), _ => (byte)1);
        Assert.AreEqual("a/0 a/1 b/0 b/1", Names(Ml.Transforms.OffsetLabels().Fit(new FakeDataView(1, unnamed, Sources([1], "a", "b")))));

        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues", new VectorDataViewType(NumberDataViewType.Single, 2), (ref VBuffer<float> values) => values = new VBuffer<float>(2, [7, 0.5f]));
        FakeColumn numbers = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), 2), _ => 1u, annotations.ToAnnotations());
        Assert.AreEqual("a/7 a/0.5", Names(Ml.Transforms.OffsetLabels().Fit(new FakeDataView(1, numbers, Sources([1], "a")))));
    }

    [TestMethod]
    public void Labels_OfGivenOffsets_LieThereForKeysAndAreUnknownForNumbers()
    {
        OffsetLabelsEstimator estimator = Ml.Transforms.OffsetLabels(
            new OffsetLabelsOptions { Offsets = new Dictionary<string, int> { ["a"] = 1, ["b"] = 0, ["later"] = 7 } });
        OffsetLabelsTransformer keys = estimator.Fit(new FakeDataView(1, FakeColumn.Key("Label", _ => 1, "x", "y"), Sources([1], "a", "b")));
        CollectionAssert.AreEqual(
            new LabelRow[]
            {
                new("a", "x", 1, "a/x | b/y"), new("a", "y", 2, "a/y"), new("b", "x", 0, "b/x"), new("b", "y", 1, "a/x | b/y"),
                new("later", "x", 7, "later/x"), new("later", "y", 8, "later/y"),
            },
            keys.Labels!.ToArray());
        Assert.IsNull(estimator.Fit(new FakeDataView(1, Singles("Label", 1), Sources([1], "a", "b"))).Labels);
    }

    [TestMethod]
    public void Labels_AndLocate_AgreeOnEveryClass()
    {
        OffsetLabelsTransformer transformer = Ml.Transforms.OffsetLabels()
            .Fit(new FakeDataView(3, Singles("Label", 4, 0, 2), Sources([1, 2, 3], "a", "b", "c")));
        Assert.HasCount(9, transformer.Labels!);
        foreach (LabelRow row in transformer.Labels!)
            Assert.AreEqual((row.Source, long.Parse(row.Label)), transformer.Locate(row.Class));
    }

    private static string Names(OffsetLabelsTransformer transformer) => string.Join(" ", transformer.Labels!.Select(row => row.Name));
}
