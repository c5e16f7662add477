using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

/// <summary>Labels that are one class where their names, given by source, are equal.</summary>
[TestClass]
public class UnifyClassNamesTests
{
    // The same two animals under other numbers, and one of each source's own.
    private static readonly Dictionary<string, IReadOnlyList<string>> Animals = new() { ["a"] = ["cat", "dog"], ["b"] = ["fox", "dog", "cat"] };

    [TestMethod]
    public void Fit_Numbers_AreNamedBySource()
    {
        var counting = new CountingDataView(new FakeDataView(7, Singles("Label", 0, 1, 0, 1, 2, -0f, 2), Sources([1, 1, 2, 2, 2, 2, 1], "a", "b")));
        UnifyLabelsTransformer transformer = Estimator(Animals).Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count, "Nothing is left to be found in the data.");
        IDataView view = transformer.Transform(counting);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 2, 1, 3, 0 }, Read<uint>(view, "Label"), "Source a has no label 2.");
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fox" }, KeyValues(view.Schema["Label"]));
        CollectionAssert.AreEqual(
            new LabelRow[] { new("a", "0", 0, "cat"), new("a", "1", 1, "dog"), new("b", "0", 2, "fox"), new("b", "1", 1, "dog"), new("b", "2", 0, "cat") },
            transformer.Labels.ToArray());
    }

    [TestMethod]
    [DataRow(0.5f)]
    [DataRow(3f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    public void Transform_NumbersThatHaveNoName_AreMissing(float label)
    {
        var data = new FakeDataView(1, Singles("Label", label), Sources([2], "a", "b"));
        CollectionAssert.AreEqual(new uint[] { 0 }, Read<uint>(Estimator(Animals).Fit(data).Transform(data), "Label"));
    }

    [TestMethod]
    public void Transform_MissingAndUnknownSources_AreMissing()
    {
        var data = new FakeDataView(2, Singles("Label", 0, 0), Sources([1, 2], "a", "b"));
        UnifyLabelsTransformer transformer = Estimator(Animals).Fit(data);
        var other = new FakeDataView(4, Singles("Label", 0, 0, 0, 0), Sources([0, 1, 2, 3], "new", "b", "a"));
        CollectionAssert.AreEqual(new uint[] { 0, 0, 3, 1 }, Read<uint>(transformer.Transform(other), "Label"));
    }

    [TestMethod]
    public void Fit_SourcesThatComeLater_HaveTheirClasses()
    {
        var data = new FakeDataView(1, Singles("Label", 0), Sources([1], "b"));
        UnifyLabelsTransformer transformer = Estimator(Animals).Fit(data);
        CollectionAssert.AreEqual(new[] { "fox", "dog", "cat" }, transformer.Classes.ToArray(), "The sources of the data come first.");
        CollectionAssert.AreEqual(
            new uint[] { 3 }, Read<uint>(transformer.Transform(new FakeDataView(1, Singles("Label", 0), Sources([1], "a"))), "Label"));
    }

    [TestMethod]
    public void Fit_Keys_AreNamedInTheOrderOfTheirValues()
    {
        FakeDataView Data(params string[] values) => new(4, FakeColumn.Key("Label", row => (uint)row, values), Sources([2, 2, 2, 2], "a", "b"));
        UnifyLabelsTransformer transformer = Estimator(Animals).Fit(Data("x", "y", "z"));
        CollectionAssert.AreEqual(new uint[] { 0, 3, 2, 1 }, Read<uint>(transformer.Transform(Data("x", "y", "z")), "Label"));
        CollectionAssert.AreEqual(new uint[] { 0, 1, 0, 3 }, Read<uint>(transformer.Transform(Data("z", "new", "x")), "Label"), "By name, as sources are.");
        Assert.AreEqual(new LabelRow("b", "z", 0, "cat"), transformer.Labels[^1]);
    }

    [TestMethod]
    public void Fit_KeysWithFewerOrMoreValuesThanNames_HaveTheClassesThatThereAre()
    {
        FakeColumn two = FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 2), row => (byte)row);
        UnifyLabelsTransformer fewer = Estimator(Animals).Fit(new FakeDataView(1, two, Sources([1], "a", "b")));
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fox" }, fewer.Classes.ToArray());
        Assert.AreEqual("a0 a1 b0 b1", string.Join(" ", fewer.Labels.Select(row => row.Source + row.Label)));

        FakeColumn five = FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 5), row => (byte)row);
        var data = new FakeDataView(6, five, Sources([2, 2, 2, 2, 2, 2], "a", "b"));
        CollectionAssert.AreEqual(new uint[] { 0, 3, 2, 1, 0, 0 }, Read<uint>(Estimator(Animals).Fit(data).Transform(data), "Label"));
    }

    [TestMethod]
    public void Options_AreCopied()
    {
        List<string> names = ["cat", "dog"];
        Dictionary<string, IReadOnlyList<string>> given = new() { ["a"] = names };
        UnifyLabelsEstimator estimator = Estimator(given);
        names[0] = "cow";
        given.Clear();
        CollectionAssert.AreEqual(
            new[] { "cat", "dog" }, estimator.Fit(new FakeDataView(1, Singles("Label", 0), Sources([1], "a"))).Classes.ToArray());
    }

    private static UnifyLabelsEstimator Estimator(Dictionary<string, IReadOnlyList<string>> names) =>
        Ml.Transforms.UnifyLabels(new UnifyLabelsOptions { ClassNames = names });
}
