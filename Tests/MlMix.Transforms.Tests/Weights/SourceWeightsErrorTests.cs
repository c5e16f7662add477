using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Weights;

[TestClass]
public class SourceWeightsErrorTests
{
    [TestMethod]
    public void Fixed_BadWeights_AreToldAtOnce()
    {
        AssertFaults(
            () => SourceWeightRule.Fixed(new Dictionary<string, double>
            {
                ["a"] = -0.5, ["b"] = double.NaN, ["c"] = double.PositiveInfinity, ["d"] = 1e39, ["e"] = 0,
            }),
            "the weight of source 'a' is -0.5; it must be a finite number of 0 or more.",
            "the weight of source 'b' is NaN; it must be a finite number of 0 or more.",
            "the weight of source 'c' is Infinity; it must be a finite number of 0 or more.",
            "the weight of source 'd' is 1E+39; it must be a finite number of 0 or more.");
        AssertFaults(() => SourceWeightRule.Fixed(new Dictionary<string, double>()), "there is no weight; give one for every source.");
        Assert.ThrowsExactly<ArgumentNullException>(() => SourceWeightRule.Fixed(null!));
    }

    [TestMethod]
    public void Importance_BadShares_AreToldAtOnce()
    {
        AssertFaults(
            () => SourceWeightRule.Importance(new Dictionary<string, double> { ["a"] = -1, ["b"] = 1 }),
            "the share of source 'a' is -1; it must be a finite number of 0 or more.");
        AssertFaults(() => SourceWeightRule.Importance(new Dictionary<string, double>()), "there is no share; give one for every source.");
        AssertFaults(
            () => SourceWeightRule.Importance(new Dictionary<string, double> { ["a"] = 0, ["b"] = 0 }),
            "all shares are 0; at least one source must have a share.");
    }

    [TestMethod]
    public void InverseFrequency_NoLabelColumn_Throws()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => SourceWeightRule.InverseFrequency(null!));
        Assert.ThrowsExactly<ArgumentException>(() => SourceWeightRule.InverseFrequency(""));
    }

    [TestMethod]
    public void Options_ManyFaults_AreToldAtOnce()
    {
        AssertFaults(
            () => Ml.Transforms.SourceWeights(new SourceWeightsOptions { Rule = null!, OutputColumnName = null!, SourceColumnName = "" }),
            "Rule is null; choose one of SourceWeightRule.",
            "OutputColumnName is null; it must be the name of a column.",
            "SourceColumnName is empty; it must be the name of a column.");
        AssertFaults(
            () => Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("source_id"), "source_id"),
            "OutputColumnName is 'source_id', the source column itself; choose another name for the output.",
            "the label column of the rule is 'source_id', the source column itself; name the label column.");
        AssertFaults(
            () => Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Weight")),
            "OutputColumnName is 'Weight', the label column of the rule; choose another name for the output.");
    }

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        SourceWeightsEstimator estimator = Ml.Transforms.SourceWeights(SourceWeightRule.Importance());
        Assert.ThrowsExactly<ArgumentNullException>(() => ((TransformsCatalog)null!).SourceWeights(SourceWeightRule.Importance()));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.SourceWeights((SourceWeightsOptions)null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.Fit(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => estimator.GetOutputSchema(null!));
        SourceWeightsTransformer transformer = estimator.Fit(Data(Singles("Label", 1), "a"));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    [TestMethod]
    public void Columns_OfOtherTypes_AreNamedWhenFitPromisedAndTransformed()
    {
        SourceWeightsEstimator estimator = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency());
        string[] faults =
        [
            "the source column 'source_id' is of type Single; it must be a key column whose key values name the sources. " +
            "Make it one with Transforms.Conversion.MapValueToKey.",
            "the label column 'Label' is of type Vector<Single, 2>; it must be a key, a number, a text or a Boolean.",
        ];
        var data = new FakeDataView(1, Vectors("Label", [1, 2]), Singles("source_id", 1));
        AssertFaults(() => estimator.Fit(data), faults);
        AssertFaults(() => estimator.Fit(Data(Singles("Label", 1), "a")).Transform(data), faults);
        faults[1] = "the label column 'Label' is of type Vector<Single>; it must be a key, a number, a text or a Boolean.";
        AssertFaults(() => estimator.GetOutputSchema(Shapes.Of(data)), faults);
    }

    [TestMethod]
    public void Columns_Missing_AreNamedWhenFitPromisedAndTransformed()
    {
        SourceWeightsEstimator estimator = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("class"));
        string[] faults = ["the source column 'source_id' is missing; the data has 'x'.", "the label column 'class' is missing; the data has 'x'."];
        var data = new FakeDataView(1, Singles("x", 1));
        AssertFaults(() => estimator.Fit(data), faults);
        AssertFaults(() => estimator.GetOutputSchema(Shapes.Of(data)), faults);
        AssertFaults(() => estimator.Fit(Data(Singles("class", 1), "a")).Transform(data), faults);
    }

    [TestMethod]
    public void Fit_SourcesNotGiven_NamesThem()
    {
        var given = new Dictionary<string, double> { ["b"] = 1, ["z"] = 5 };
        string fault = "source 'a' of the column 'source_id' is not among those of the rule, which are 'b', 'z'. Add it.";
        AssertFaults(() => Ml.Transforms.SourceWeights(SourceWeightRule.Fixed(given)).Fit(Data(Singles("x", 1), "a", "b")), fault);
        AssertFaults(() => Ml.Transforms.SourceWeights(SourceWeightRule.Importance(given)).Fit(Data(Singles("x", 1), "a", "b")), fault);
    }

    [TestMethod]
    public void Fit_FarTooManyLabels_Throws()
    {
        SourceWeightsEstimator estimator = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency());
        AssertFaults(
            () => estimator.Fit(Data(FakeColumn.Of("Label", new KeyDataViewType(typeof(ulong), 1_000_001), _ => 1ul), "a")),
            "the label column 'Label' has 1000001 key values; there can be 1000000 labels at most. Is it a column of classes?");
        var ids = new FakeDataView(1_000_001, FakeColumn.Of("Label", NumberDataViewType.Int64, row => row), FakeColumn.Key("source_id", _ => 1, "a"));
        AssertFaults(
            () => estimator.Fit(ids),
            "the label column 'Label' has 1000001 different labels; there can be 1000000 labels at most. Is it a column of classes?");
    }

    private static FakeDataView Data(FakeColumn column, params string[] sources) => new(1, column, Sources([1], sources));

    private static void AssertFaults(Action action, params string[] faults)
    {
        var error = Assert.ThrowsExactly<MixConfigurationException>(action);
        CollectionAssert.AreEqual(faults, error.Faults.ToArray(), error.Message);
    }
}
