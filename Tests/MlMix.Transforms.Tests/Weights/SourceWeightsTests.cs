using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Weights;

[TestClass]
public class SourceWeightsTests
{
    [TestMethod]
    public void Fixed_Weights_AreThoseOfTheSourceAndReadNothing()
    {
        var counting = new CountingDataView(Data([1, 2, 0, 1], "a", "b"));
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(Fixed(("b", 0.25), ("a", 3), ("later", 7))).Fit(counting);
        Assert.AreEqual(0, counting.Asked.Count);
        IDataView view = transformer.Transform(counting);
        CollectionAssert.AreEqual(new[] { 3, 0.25f, 1, 3 }, Read<float>(view, "Weight"));
        Assert.AreEqual(NumberDataViewType.Single, view.Schema["Weight"].Type);
        CollectionAssert.AreEqual(new float[] { 7, 3, 1 }, Read<float>(transformer.Transform(Data([1, 2, 3], "later", "a", "new")), "Weight"));
        CollectionAssert.AreEqual(new[] { "a", "b", "later" }, transformer.Weights.Keys.ToArray());
        CollectionAssert.AreEqual(new[] { 0.25f }, transformer.Weights["b"].ToArray());
        Assert.IsEmpty(transformer.Labels);
    }

    [TestMethod]
    public void Fixed_Zero_SwitchesASourceOff() => CollectionAssert.AreEqual(
        new float[] { 0, 2 }, Weights(SourceWeightRule.Fixed(new Dictionary<string, double> { ["a"] = 0, ["b"] = 2 }), Data([1, 2], "a", "b")));

    [TestMethod]
    public void Importance_NoShares_MakesSourcesEqual()
    {
        // Three quarters of the rows for half of the weight, and one quarter for the other half.
        FakeDataView data = Data([1, 1, 1, 2], "a", "b");
        CollectionAssert.AreEqual(new[] { 2 / 3f, 2 / 3f, 2 / 3f, 2f }, Weights(SourceWeightRule.Importance(), data));
    }

    [TestMethod]
    public void Importance_Shares_AreMadeUpForInAnyUnit()
    {
        // Shares 0.75, 0.25 and 0 over 1/4, 1/2 and 1/4 of the rows.
        FakeDataView data = Data([1, 2, 2, 3], "a", "b", "c");
        foreach (double unit in new[] { 1, 100, 1e-30, 1e37 })
        {
            SourceWeightRule rule = SourceWeightRule.Importance(new Dictionary<string, double> { ["c"] = 0, ["a"] = 3 * unit, ["b"] = unit });
            CollectionAssert.AreEqual(new[] { 3, 0.5f, 0.5f, 0 }, Weights(rule, data));
        }
    }

    [TestMethod]
    public void Importance_SourcesWithoutRows_LeaveTheirShareToTheOthers()
    {
        // Of a and b alone: shares 1/3 and 2/3 of two rows each.
        SourceWeightRule rule = SourceWeightRule.Importance(new Dictionary<string, double> { ["a"] = 1, ["b"] = 2, ["gone"] = 5, ["later"] = 9 });
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(rule).Fit(Data([1, 1, 3, 3, 0], "a", "gone", "b"));
        CollectionAssert.AreEqual(new[] { 2 / 3f, 1, 4 / 3f, 1 }, transformer.Weights.Values.Select(weights => weights.Single()).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "gone", "b", "later" }, transformer.Weights.Keys.ToArray());
    }

    [TestMethod]
    public void Importance_NoSourceWithAShareHasRows_WeighsAllAlike()
    {
        SourceWeightRule rule = SourceWeightRule.Importance(new Dictionary<string, double> { ["a"] = 0, ["b"] = 2 });
        CollectionAssert.AreEqual(new float[] { 1, 1 }, Weights(rule, Data([1, 1], "a", "b")));
        CollectionAssert.AreEqual(new float[] { 1 }, Weights(SourceWeightRule.Importance(), Data([0], "a")));
    }

    [TestMethod]
    public void InverseFrequency_Labels_CountAlikeInEverySource()
    {
        // Eight rows in four groups, so each group weighs 2: a/0 has 1 row, a/1 has 3, b/1 has 2, b/5 has 2.
        float[] labels = [0, 1, 1, 1, 1, 1, 5, 5];
        var data = new FakeDataView(8, Singles("Label", labels), Sources([1, 1, 1, 1, 2, 2, 2, 2], "a", "b"));
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()).Fit(data);
        CollectionAssert.AreEqual(new[] { 2, 2 / 3f, 2 / 3f, 2 / 3f, 1, 1, 1, 1 }, Read<float>(transformer.Transform(data), "Weight"));
        CollectionAssert.AreEqual(new[] { "0", "1", "5" }, transformer.Labels.ToArray());
        CollectionAssert.AreEqual(new[] { 2, 2 / 3f, 1 }, transformer.Weights["a"].ToArray(), "a has no row of 5.");
        CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, transformer.Weights["b"].ToArray());
    }

    [TestMethod]
    public void InverseFrequency_MissingAndUnknownSourcesAndLabels_WeighOne()
    {
        // Four rows in two groups: 1 of a/0 (weight 2) and 3 of b/0 (weight 2/3).
        var data = new FakeDataView(6, Singles("Label", 0, 0, 0, 0, float.NaN, 0), Sources([1, 2, 2, 2, 1, 0], "a", "b"));
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()).Fit(data);
        CollectionAssert.AreEqual(new[] { 2, 2 / 3f, 2 / 3f, 2 / 3f, 1, 1 }, Read<float>(transformer.Transform(data), "Weight"));
        var other = new FakeDataView(5, Singles("Label", 0, 9, float.NaN, -0f, 0), Sources([2, 2, 2, 3, 1], "new", "a", "b"));
        CollectionAssert.AreEqual(new[] { 2, 1, 1, 2 / 3f, 1 }, Read<float>(transformer.Transform(other), "Weight"));
    }

    [TestMethod]
    public void InverseFrequency_LabelsOfEveryType_WeighTheSame()
    {
        AssertNumbers<sbyte>(NumberDataViewType.SByte);
        AssertNumbers<byte>(NumberDataViewType.Byte);
        AssertNumbers<short>(NumberDataViewType.Int16);
        AssertNumbers<ushort>(NumberDataViewType.UInt16);
        AssertNumbers<int>(NumberDataViewType.Int32);
        AssertNumbers<uint>(NumberDataViewType.UInt32);
        AssertNumbers<long>(NumberDataViewType.Int64);
        AssertNumbers<ulong>(NumberDataViewType.UInt64);
        AssertNumbers<float>(NumberDataViewType.Single);
        AssertNumbers<double>(NumberDataViewType.Double);
        AssertKeys<byte>();
        AssertKeys<ushort>();
        AssertKeys<uint>();
        AssertKeys<ulong>();
        AssertFour(FakeColumn.Of("Label", TextDataViewType.Instance, row => (IsFirst(row) ? "dog" : "ant").AsMemory()), "ant", "dog");
        AssertFour(FakeColumn.Of("Label", BooleanDataViewType.Instance, row => !IsFirst(row)), "False", "True");
        AssertFour(FakeColumn.Key("Label", row => IsFirst(row) ? 3u : 1u, "ant", "", "dog"), "ant", "dog");
    }

    [TestMethod]
    public void InverseFrequency_EqualAndEmptyKeyValues_AreOneLabelAndNone()
    {
        // cat stands twice in the key: three rows of it and one of dog; the row without a name is not counted.
        uint[] raw = [1, 3, 3, 4, 2];
        var data = new FakeDataView(5, FakeColumn.Key("Label", row => raw[row], "cat", "", "cat", "dog"), Sources([1, 1, 1, 1, 1], "a"));
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()).Fit(data);
        CollectionAssert.AreEqual(new[] { 2 / 3f, 2 / 3f, 2 / 3f, 2, 1 }, Read<float>(transformer.Transform(data), "Weight"));
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, transformer.Labels.ToArray());
    }

    [TestMethod]
    public void Fit_Reads_OnceWhatItCounts()
    {
        var counting = new CountingDataView(new FakeDataView(2, Singles("x", 1, 2), Singles("Label", 1, 2), Sources([1, 1], "a")));
        Ml.Transforms.SourceWeights(SourceWeightRule.Importance()).Fit(counting);
        Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()).Fit(counting);
        CollectionAssert.AreEqual(new[] { "2:source_id" }, counting.Asked[0]);
        CollectionAssert.AreEqual(new[] { "1:Label", "2:source_id" }, counting.Asked[1]);
        Assert.AreEqual(2, counting.Asked.Count);
        Assert.AreEqual(4, counting.RowsRead);
        Assert.AreEqual(0, counting.Open);
    }

    [TestMethod]
    public void Doors_OtherNames_AreUsed()
    {
        var data = new FakeDataView(3, Singles("Weight", 5, 5, 5), Singles("class", 0, 0, 1), FakeColumn.Key("from", _ => 1, "a"));
        IDataView view = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("class"), "w", "from").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "Weight", "class", "from", "w" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new[] { 0.75f, 0.75f, 1.5f }, Read<float>(view, "w"));
        view = Ml.Transforms.SourceWeights(SourceWeightRule.Importance(), sourceColumnName: "from").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "(Weight)", "Weight", "class", "from" }, ColumnNames(view.Schema));
        CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, Read<float>(view, "Weight"));
    }

    [TestMethod]
    public void Options_NotSet_HaveTheDocumentedDefaults()
    {
        var options = new SourceWeightsOptions { Rule = SourceWeightRule.Importance() };
        Assert.AreEqual("Weight", options.OutputColumnName);
        Assert.AreEqual("source_id", options.SourceColumnName);
    }

    [TestMethod]
    public void Rules_CopyWhatIsGiven()
    {
        var given = new Dictionary<string, double> { ["a"] = 4 };
        SourceWeightRule rule = SourceWeightRule.Fixed(given);
        given["a"] = 5;
        CollectionAssert.AreEqual(new float[] { 4 }, Weights(rule, Data([1], "a")));
    }

    private static void AssertNumbers<T>(NumberDataViewType type)
        where T : struct, INumber<T> =>
        AssertFour(FakeColumn.Of("Label", type, row => T.CreateChecked(IsFirst(row) ? 7 : 100)), "7", "100");

    private static void AssertKeys<T>()
        where T : struct, INumber<T> =>
        AssertFour(FakeColumn.Of("Label", new KeyDataViewType(typeof(T), 2), row => T.CreateChecked(IsFirst(row) ? 1 : 2)), "0", "1");

    /// <summary>One row of one label and three of another: 4 rows in 2 groups, so weights of 2 and 2/3; of another source there is no row.</summary>
    private static void AssertFour(FakeColumn label, params string[] labels)
    {
        var data = new FakeDataView(4, label, Sources([1, 1, 1, 1], "a", "b"));
        SourceWeightsTransformer transformer = Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency()).Fit(data);
        CollectionAssert.AreEqual(new[] { 2, 2 / 3f, 2 / 3f, 2 / 3f }, Read<float>(transformer.Transform(data), "Weight"));
        CollectionAssert.AreEqual(labels, transformer.Labels.ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 1 }, transformer.Weights["b"].ToArray());
    }

    private static bool IsFirst(long row) => row == 0;

    private static SourceWeightRule Fixed(params (string Source, double Weight)[] weights) =>
        SourceWeightRule.Fixed(weights.ToDictionary(pair => pair.Source, pair => pair.Weight));

    private static float[] Weights(SourceWeightRule rule, IDataView data) =>
        Read<float>(Ml.Transforms.SourceWeights(rule).Fit(data).Transform(data), "Weight");

    private static FakeDataView Data(uint[] sources, params string[] names) => new(sources.Length, Sources(sources, names));
}
