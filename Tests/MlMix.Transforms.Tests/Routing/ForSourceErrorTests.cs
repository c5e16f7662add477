using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Routing;

[TestClass]
public class ForSourceErrorTests
{
    private static readonly Step<float, float> Fine = Times(2);

    [TestMethod]
    public void Settings_ThatDoNotFit_AreAllNamed()
    {
        AssertFault(
            "ForSource: 4 faults\n- the name of a source is null; it must be one of the source column's key values.\n" +
            "- source 'a' has 2 chains; give it one, joined with Append.\n- source 'b' has 3 chains; give it one, joined with Append.\n" +
            "- the chain of source 'c' is null; give an estimator, or leave the source out.",
            () => Ml.Transforms.ForSource(
                ("a", Fine), (null!, Fine), ("b", Fine), ("a", Fine), ("b", Fine), ("c", null!), ("b", Fine)));
        AssertFault(
            "ForSource: 2 faults\n- there are no chains; give at least one source its estimator.\n" +
            "- SourceColumnName is empty; it must be the name of a column.",
            () => Ml.Transforms.ForSource(new ForSourceOptions { Chains = null!, SourceColumnName = "" }));
        AssertFault(
            "ForSource: there are no chains; give at least one source its estimator.", () => Ml.Transforms.ForSource(Options(Fine)));
        AssertFault(
            "ForSource: SourceColumnName is null; it must be the name of a column.",
            () => Ml.Transforms.ForSource(new ForSourceOptions
            {
                Chains = new Dictionary<string, IEstimator<ITransformer>> { ["a"] = Fine }, SourceColumnName = null!,
            }));
    }

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        TransformsCatalog none = null!;
        Assert.ThrowsExactly<ArgumentNullException>(() => none.ForSource(("a", Fine)));
        Assert.ThrowsExactly<ArgumentNullException>(() => none.ForSource(Options(null, ("a", Fine))));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.ForSource((ForSourceOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.ForSource(((string, IEstimator<ITransformer>)[])null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.ForSource(("a", Fine)).Fit(null!));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(("a", Fine)).Fit(Data());
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    [TestMethod]
    public void Options_ChangedAfterwards_ChangeNothing()
    {
        var chains = new Dictionary<string, IEstimator<ITransformer>> { ["a"] = Times(2) };
        ForSourceEstimator estimator = Ml.Transforms.ForSource(new ForSourceOptions { Chains = chains });
        chains["a"] = Times(100);
        chains["b"] = Times(100);
        CollectionAssert.AreEqual(new float[] { 2, 10, 4, 20, 6, 300 }, Read<float>(FitTransform(estimator, Data()), "x"));
    }

    [TestMethod]
    public void Fit_SourcesThatAreNotThere_AreNamedWithThoseThatAre() => AssertFault(
        "ForSource: 2 faults\n- source 'A' has a chain, but the source column 'source_id' has no such key value; it has 'a', 'b'. " +
        "Name one of them, or leave the chain out.\n- source 'c' has a chain, but the source column 'source_id' has no such key value; " +
        "it has 'a', 'b'. Name one of them, or leave the chain out.",
        () => Ml.Transforms.ForSource(("A", Fine), ("b", Fine), ("c", Fine)).Fit(Data()));

    [TestMethod]
    public void Fit_SourcesWithoutRows_AreNamed()
    {
        var data = new FakeDataView(2, Singles("x", 1, 2), Sources([2, 0], "a", "b", "c"));
        var fitted = Times(2);
        AssertFault(
            "ForSource: 2 faults\n- source 'c' has no rows in this data to fit its chain on. Fit on data that has some, or leave the chain " +
            "out.\n- source 'a' has no rows in this data to fit its chain on. Fit on data that has some, or leave the chain out.",
            () => Ml.Transforms.ForSource(("c", fitted), ("b", fitted), ("a", fitted)).Fit(data));
        Assert.IsEmpty(fitted.Fitted, "It is said before anything is fitted.");
    }

    [TestMethod]
    public void Fit_WithoutASourceColumn_SaysWhatThereIs()
    {
        AssertFault(
            "ForSource: the source column 'source_id' is missing; the data has 'x'.",
            () => Ml.Transforms.ForSource(("a", Fine)).Fit(new FakeDataView(1, Singles("x", 1))));
        ForSourceTransformer transformer = Ml.Transforms.ForSource(("a", Fine)).Fit(Data());
        AssertFault(
            "ForSource: 2 faults\n- the source column 'source_id' is missing; the data has 'y'.\n" +
            "- the chain of source 'a' refuses the data: there is no column 'x'",
            () => transformer.Transform(new FakeDataView(1, Singles("y", 1))));
    }

    [TestMethod]
    public void Fit_AChainThatThrows_IsNamed()
    {
        var failing = new Step<float, float>("x", NumberDataViewType.Single, "x", _ => throw new NotSupportedException("too few values."));
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => Ml.Transforms.ForSource(("a", Fine), ("b", Chain(Times(1), failing))).Fit(Data()));
        Assert.AreEqual("ForSource: the chain of source 'b' could not be fitted: too few values.", error.Message);
        error = Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.ForSource(Options(failing, ("a", Fine))).Fit(Data()));
        Assert.AreEqual("ForSource: the chain of Otherwise could not be fitted: too few values.", error.Message);
        Assert.IsInstanceOfType<NotSupportedException>(error.InnerException);
    }

    [TestMethod]
    public void Fit_Cancelled_IsNotAFailureOfTheChain()
    {
        var cancelled = new Step<float, float>("x", NumberDataViewType.Single, "x", _ => throw new OperationCanceledException());
        Assert.ThrowsExactly<OperationCanceledException>(() => Ml.Transforms.ForSource(("a", cancelled)).Fit(Data()));
    }

    [TestMethod]
    public void Fit_ChainsThatDoNotMapRows_AreNamed()
    {
        Step<float, float> Filter() => new("x", NumberDataViewType.Single, "x", _ => x => x) { IsRowToRowMapper = false };
        AssertFault(
            "ForSource: 2 faults\n- the chain of source 'a' does not map row by row, because of StepTransformer`2; rows that go through " +
            "chains of their own must. Apply it to the data before or after ForSource.\n- the chain of Otherwise does not map row by row, " +
            "because of StepTransformer`2; rows that go through chains of their own must. Apply it to the data before or after ForSource.",
            () => Ml.Transforms.ForSource(Options(Filter(), ("a", Chain(Filter())), ("b", Fine))).Fit(Data()));
    }

    [TestMethod]
    public void Columns_OfDifferentTypes_AreNamedWithTheirSources()
    {
        Step<float, VBuffer<float>> Vector(string name, int size) =>
            Makes(name, new VectorDataViewType(NumberDataViewType.Single, size), default(VBuffer<float>));
        Step<float, double> doubles = Makes("y", NumberDataViewType.Double, 1.0);
        AssertFault(
            "ForSource: 2 faults\n- the column 'y' is not the same for all sources: Single for source 'a', Otherwise; Double for source 'b'. " +
            "Make them one with Transforms.Conversion.ConvertType or vectors of the same kind, or give the columns names of their own.\n" +
            "- the column 'v' is not the same for all sources: Vector<Single, 2> for source 'a'; Vector<Single, 3> for source 'b', Otherwise. " +
            "Make vectors of the same dimensions and keys of the same number of values, or give the columns names of their own.",
            () => Ml.Transforms.ForSource(Options(
                Chain(Times(1, "y"), Vector("v", 3)),
                ("a", Chain(Times(1, "y"), Vector("v", 2))),
                ("b", Chain(doubles, Vector("v", 3))))).Fit(Data()));
    }

    [TestMethod]
    public void Columns_ThatSourcesDoNotHave_AreNamed()
    {
        var data = new FakeDataView(3, Singles("x", 1, 2, 3), Sources([1, 2, 3], "a", "b", "c"));
        AssertFault(
            "ForSource: the column 'y' is not the same for all sources: Single for source 'a'; none for source 'b', " +
            "source 'c', which has no chain. Let every chain make it, for example with CopyColumns, " +
            "or set ForSourceOptions.Otherwise for sources without a chain.",
            () => Ml.Transforms.ForSource(("a", Times(1, "y")), ("b", Fine)).Fit(data));
    }

    [TestMethod]
    public void Transform_NewSources_NeedWhatTheyWouldKeep()
    {
        ForSourceTransformer transformer = Ml.Transforms.ForSource(("a", Times(1, "y")), ("b", Times(2, "y"))).Fit(Data());
        var more = new FakeDataView(1, Singles("x", 1), Sources([3], "a", "b", "new"));
        AssertFault(
            "ForSource: the column 'y' is not the same for all sources: Single for source 'a', source 'b'; none for " +
            "source 'new', which has no chain. Let every chain make it, for example with CopyColumns, " +
            "or set ForSourceOptions.Otherwise for sources without a chain.",
            () => transformer.GetOutputSchema(more.Schema));

        var keeping = new FakeDataView(1, Singles("x", 1), Singles("y", 7), Sources([3], "a", "b", "new"));
        CollectionAssert.AreEqual(new float[] { 7 }, Read<float>(transformer.Transform(keeping), "y"));
    }

    [TestMethod]
    public void KeyColumns_OfOtherKeyValues_AreNamed()
    {
        AssertFault(
            "ForSource: the key values of the column 'k' differ: 'cat', 'dog' for source 'a', 'dog', 'cat' for source 'b'; the same key would " +
            "mean another thing by source. Map the column with the same keys for all, before ForSource or with the keyData of MapValueToKey.",
            () => Ml.Transforms.ForSource(("a", Keys("k", "cat", "dog")), ("b", Keys("k", "dog", "cat"))).Fit(Data()));
        AssertFault(
            "ForSource: the key values of the column 'k' differ: '1', '2', '3', '4', '5', ... for source 'a', none for Otherwise; the same " +
            "key would mean another thing by source. " +
            "Map the column with the same keys for all, before ForSource or with the keyData of MapValueToKey.",
            () => Ml.Transforms.ForSource(Options(
                Makes("k", new KeyDataViewType(typeof(uint), 6), 1u), ("a", Keys("k", "1", "2", "3", "4", "5", "6")))).Fit(Data()));
    }

    [TestMethod]
    public void KeyColumns_OfSourcesWithoutAChain_MustBeAlikeToo()
    {
        FakeColumn kind = FakeColumn.Key("k", _ => 1, "dog", "cat");
        AssertFault(
            "ForSource: the key values of the column 'k' differ: 'cat', 'dog' for source 'a', 'dog', 'cat' for source 'b', which has no chain; " +
            "the same key would mean another thing by source. " +
            "Map the column with the same keys for all, before ForSource or with the keyData of MapValueToKey.",
            () => Ml.Transforms.ForSource(("a", Keys("k", "cat", "dog"))).Fit(Data(kind)));

        // With a chain for every source only rows without one would keep it; they say so when they are read.
        IDataView view = FitTransform(Ml.Transforms.ForSource(("a", Keys("k", "cat", "dog")), ("b", Keys("k", "cat", "dog"))), Data(kind));
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, KeyValues(view.Schema["k"]));
        Assert.ThrowsExactly<InvalidDataException>(() => Read<uint>(view, "k"));
    }

    [TestMethod]
    public void KeyColumns_OfVectors_AreHeldToTheSame()
    {
        Step<float, VBuffer<uint>> Vector(params string[] values) => Makes(
            "k", new VectorDataViewType(new KeyDataViewType(typeof(uint), values.Length), 2), default(VBuffer<uint>), FakeColumn.Texts("KeyValues", values));
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Transforms.ForSource(Options(Vector("u", "v"), ("a", Vector("u", "w")))).Fit(Data()));
        Assert.StartsWith("ForSource: the key values of the column 'k' differ: 'u', 'w' for source 'a', 'u', 'v' for Otherwise;", error.Message);
    }

    private static void AssertFault(string message, Action action) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<MixConfigurationException>(action).Message);
}
