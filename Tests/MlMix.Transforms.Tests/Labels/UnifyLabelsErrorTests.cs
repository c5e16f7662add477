using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Labels;

[TestClass]
public class UnifyLabelsErrorTests
{
    [TestMethod]
    public void Options_ManyFaults_AreToldAtOnce() => AssertFaults(
        () => Ml.Transforms.UnifyLabels(new UnifyLabelsOptions
        {
            OutputColumnName = "",
            InputColumnName = "source_id",
            ClassNames = new Dictionary<string, IReadOnlyList<string>>
            {
                ["a"] = null!, ["b"] = [], ["c"] = ["x", ""], ["d"] = ["x", "y", "x", "y", "z"], ["e"] = ["x"],
            },
        }),
        "OutputColumnName is empty; it must be the name of a column.",
        "InputColumnName is 'source_id', the source column itself; name the column to be changed.",
        "the class names of source 'a' are null; give the names of its labels 0, 1, 2, ...",
        "the class names of source 'b' are empty; give the names of its labels 0, 1, 2, ...",
        "a class name of source 'c' is null or empty; give each of its labels a name.",
        "the class names of source 'd' have 'x' 2 times; the names of one source must differ.",
        "the class names of source 'd' have 'y' 2 times; the names of one source must differ.");

    [TestMethod]
    public void Options_NoClassNames_Throws() => AssertFaults(
        () => Ml.Transforms.UnifyLabels(new UnifyLabelsOptions { ClassNames = new Dictionary<string, IReadOnlyList<string>>() }),
        "ClassNames is empty; give the names of the classes of every source, or leave it null to unify labels by value.");

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).UnifyLabels());
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.UnifyLabels((UnifyLabelsOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.UnifyLabels().Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.UnifyLabels().GetOutputSchema(null!));
        UnifyLabelsTransformer transformer = Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", 1), "a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    [TestMethod]
    public void Columns_OfOtherTypes_AreNamedWhenFitPromisedAndTransformed()
    {
        string[] faults =
        [
            "the label column 'Label' is of type Vector<Single, 2>; it must be a key, a number, a text or a Boolean.",
            "the source column 'source_id' is of type Single; it must be a key column whose key values name the sources. " +
            "Make it one with Transforms.Conversion.MapValueToKey.",
        ];
        var data = new FakeDataView(1, Vectors("Label", [1, 2]), Singles("source_id", 1));
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(data), faults);
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", 1), "a")).Transform(data), faults[1], faults[0]);
        faults[0] = "the label column 'Label' is of type Vector<Single>; it must be a key, a number, a text or a Boolean.";
        AssertFaults(() => Ml.Transforms.UnifyLabels().GetOutputSchema(Shapes.Of(data)), faults);
        AssertFaults(
            () => Ml.Transforms.UnifyLabels().Fit(Data(FakeColumn.Of("Label", DateTimeDataViewType.Instance, _ => DateTime.UnixEpoch), "a")),
            "the label column 'Label' is of type DateTime; it must be a key, a number, a text or a Boolean.");
    }

    [TestMethod]
    public void Columns_Missing_AreNamedWhenFitPromisedAndTransformed()
    {
        var data = new FakeDataView(1, Singles("x", 1));
        string source = "the source column 'source_id' is missing; the data has 'x'.";
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(data), "the label column 'Label' is missing; the data has 'x'.", source);
        AssertFaults(
            () => Ml.Transforms.UnifyLabels().GetOutputSchema(Shapes.Of(data)), "the label column 'Label' is missing; the data has 'x'.", source);
        AssertFaults(
            () => Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", 1), "a")).Transform(data),
            "the input column 'Label' is missing; the data has 'x'.",
            source);
    }

    [TestMethod]
    public void Fit_ClassNamesForTextsOrBooleans_Throws()
    {
        foreach ((FakeColumn label, string type) in new[]
        {
            (FakeColumn.Of("Label", TextDataViewType.Instance, _ => "0".AsMemory()), "String"),
            (FakeColumn.Of("Label", BooleanDataViewType.Instance, _ => true), "Boolean"),
        })
        {
            string fault = $"the label column 'Label' is of type {type}; class names are for labels that are numbers from 0, or keys. " +
                "Leave ClassNames null to unify labels by value.";
            AssertFaults(() => Named().Fit(Data(label, "a")), fault);
            AssertFaults(() => Named().GetOutputSchema(Shapes.Of(Data(label, "a"))), fault);
        }
    }

    [TestMethod]
    public void Fit_SourcesWithoutClassNames_NamesThem() => AssertFaults(
        () => Named().Fit(Data(Singles("Label", 1), "a", "b")),
        "source 'b' of the column 'source_id' has no class names, which are given for 'a', 'z'. " +
        "Add them, or leave ClassNames null to unify labels by value.");

    [TestMethod]
    public void Fit_EqualKeyValuesWithClassNames_AreNamed() => AssertFaults(
        () => Named().Fit(Data(FakeColumn.Key("Label", _ => 1, "cat", "dog", "cat"), "a")),
        "the label column 'Label' has the key value 'cat' 2 times; the values of labels with class names must differ.");

    [TestMethod]
    public void Fit_NoLabelAtAll_SaysSo()
    {
        string fault = "the label column 'Label' has no label to make a class of. Fit on data that has labels, or give ClassNames.";
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", float.NaN), "a")), fault);
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(Data(FakeColumn.Of("Label", TextDataViewType.Instance, _ => "".AsMemory()), "a")), fault);
        AssertFaults(() => Ml.Transforms.UnifyLabels().Fit(Data(FakeColumn.Key("Label", _ => 1, ""), "a")), fault);
    }

    [TestMethod]
    public void Fit_FarTooManyLabels_Throws()
    {
        FakeColumn keys = FakeColumn.Of("Label", new KeyDataViewType(typeof(uint), uint.MaxValue), _ => 1u);
        AssertFaults(
            () => Ml.Transforms.UnifyLabels().Fit(Data(keys, "a")),
            "the label column 'Label' has 4294967295 key values; there can be 1000000 labels at most. Is it a column of classes?");
        var ids = new FakeDataView(1_000_001, FakeColumn.Of("Label", NumberDataViewType.Int64, row => row), FakeColumn.Key("source_id", _ => 1, "a"));
        AssertFaults(
            () => Ml.Transforms.UnifyLabels().Fit(ids),
            "the label column 'Label' has 1000001 different labels; there can be 1000000 labels at most. Is it a column of classes?");
    }

    [TestMethod]
    public void Transform_SourcesWithoutNamesInAnotherNumber_Throws() => AssertFaults(
        () => Ml.Transforms.UnifyLabels().Fit(Data(Singles("Label", 1), "a", "b"))
            .Transform(new FakeDataView(1, Singles("Label", 1), FakeColumn.Of("source_id", new KeyDataViewType(typeof(uint), 3), _ => 1u))),
        "the source column 'source_id' has no text key values to name its sources, so they are taken in the fitted order; " +
        "it has 3 key values, fitted were 2. Give the column text key values (MapValueToKey does).");

    private static UnifyLabelsEstimator Named() => Ml.Transforms.UnifyLabels(
        new UnifyLabelsOptions { ClassNames = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["x", "y"], ["z"] = ["x"] } });

    private static FakeDataView Data(FakeColumn label, params string[] sources) => new(1, label, Sources([1], sources));

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
