using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Testing;
using static MlMix.Testing.SavedModels;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

/// <summary>Saved forms have columns in between with names of their own; forms after and inside each other must not take one for another's.</summary>
[TestClass]
public class NestedFormsTests
{
    private static readonly FakeDataView Data = new(
        24,
        FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 3), row => new VBuffer<float>(3, [row, row * 2, row * row])),
        FakeColumn.Key("group", row => (uint)(row / 3 % 2) + 1, "p", "q"),
        FakeColumn.Key("source_id", row => (uint)(row % 3) + 1, "a", "b", "c"));

    [TestMethod]
    public void OneColumnThreeTimes_LoadsEqual() => AssertEqual(
        Slots("source_id", NormalizationMethod.MeanVariance())
            .Append(Slots("source_id", NormalizationMethod.MinMax(fixZero: false)))
            .Append(Ml.Transforms.NormalizeBySource("v")));

    [TestMethod]
    public void ContractsWithinChainsWithinChains_LoadEqual()
    {
        NormalizeBySourceEstimator slots = Slots("group", NormalizationMethod.MeanVariance());
        ForSourceEstimator inner = Ml.Transforms.ForSource(new ForSourceOptions
        {
            SourceColumnName = "group",
            Chains = new Dictionary<string, IEstimator<ITransformer>> { ["p"] = slots, ["q"] = Ml.Transforms.NormalizeMeanVariance("v") },
        });
        AssertEqual(Ml.Transforms.ForSource(("a", inner), ("b", slots), ("c", inner.Append(slots))));
    }

    [TestMethod]
    public void ChainWithinAChain_ThatHasNoneForRowsOfOtherSources_IsNotAskedForThem()
    {
        // The rows of b have no group, and its chain does not ask for one.
        var data = new FakeDataView(
            12,
            FakeColumn.Of("x", NumberDataViewType.Single, row => (float)row),
            FakeColumn.Key("group", row => row % 2 == 0 ? 1u : 0u, "p"),
            FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"));
        ForSourceEstimator within = Ml.Transforms.ForSource(new ForSourceOptions
        {
            SourceColumnName = "group",
            Chains = new Dictionary<string, IEstimator<ITransformer>> { ["p"] = Ml.Transforms.CopyColumns("y", "x") },
        });
        ITransformer model = Ml.Transforms.ForSource(("a", within), ("b", Ml.Transforms.CopyColumns("y", "x"))).Fit(data);

        CollectionAssert.AreEqual(data.GetColumn<float>("x").ToArray(), model.Transform(data).GetColumn<float>("y").ToArray());
        CollectionAssert.AreEqual(data.GetColumn<float>("x").ToArray(), Loaded(model, data.Schema).Transform(data).GetColumn<float>("y").ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void StatisticsWithinAChain_ThatAreThoseOfItsSourceAlone_AreNotAskedForOthers(bool perSlot)
    {
        NormalizeBySourceEstimator normalize = Ml.Transforms.NormalizeBySource(new NormalizeBySourceOptions
        {
            Columns = [new("v")],
            PerSlot = perSlot,
            SourceColumnName = "group",
            UnknownSource = UnknownSource.Error,
        });
        var data = new FakeDataView(
            12,
            FakeColumn.OfVectors("v", new VectorDataViewType(NumberDataViewType.Single, 3), row => new VBuffer<float>(3, [row, row * 2, row * row])),
            FakeColumn.Key("group", row => row % 2 == 0 ? 1u : 0u, "p"),
            FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"));
        ITransformer model = Ml.Transforms.ForSource(("a", normalize), ("b", Ml.Transforms.CopyColumns("v", "v"))).Fit(data);

        float[][] expected = [.. ReadVectors(model.Transform(data), "v")], found = [.. ReadVectors(Loaded(model, data.Schema).Transform(data), "v")];

        CollectionAssert.AreEqual(new[] { 3f, 6, 9 }, found[3]);
        for (int row = 0; row < 12; row++)
            CollectionAssert.AreEqual(expected[row], found[row], $"row {row}");
    }

    [TestMethod]
    public void VectorBeyondTheSizesOfContracts_IsRefused()
    {
        ContractForms.Sized(Ml, "y", NumberDataViewType.Single, (1 << 21) - 1, null, "x");
        var error = Assert.ThrowsExactly<NotSupportedException>(() => ContractForms.Sized(Ml, "y", NumberDataViewType.Single, 1 << 21, null, "x"));
        Assert.AreEqual(
            "The column 'y' is a vector of 2097152, which cannot be saved: what gives loaded vectors their size goes up to 2097151. " +
            "Divide it into several columns.",
            error.Message);
    }

    private static NormalizeBySourceEstimator Slots(string source, NormalizationMethod method) => Ml.Transforms.NormalizeBySource(
        new NormalizeBySourceOptions
        {
            Columns = [new("v")], PerSlot = true, Method = method, SourceColumnName = source, UnknownSource = UnknownSource.Error,
        });

    /// <summary>Also when what was loaded is saved and loaded again.</summary>
    private static void AssertEqual(IEstimator<ITransformer> estimator)
    {
        ITransformer model = estimator.Fit(Data), loaded = Loaded(model, Data.Schema);
        float[] expected = Values(model);
        Assert.IsTrue(expected.All(float.IsFinite) && expected.Distinct().Count() > 10, "There must be something to compare.");
        foreach (ITransformer other in new[] { loaded, Loaded(loaded, Data.Schema) })
        {
            float[] found = Values(other);
            for (int index = 0; index < expected.Length; index++)
                Assert.AreEqual(expected[index], found[index], 1e-6, $"{index}");
            Assert.AreEqual(0, other.Transform(Data).Schema.Count(column => column.Name.StartsWith("MlMix", StringComparison.Ordinal) && !column.IsHidden));
        }
    }

    private static float[] Values(ITransformer model) => [.. ReadVectors(model.Transform(Data), "v").SelectMany(row => row)];
}
