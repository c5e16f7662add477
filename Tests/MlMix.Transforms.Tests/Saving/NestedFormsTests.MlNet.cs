using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Contracts;
using MlMix.Testing;
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
    public void VectorBeyondTheSizesOfContracts_IsRefused()
    {
        ContractForms.Sized<float>(Ml, "y", (1 << 21) - 1, "x");
        var error = Assert.ThrowsExactly<NotSupportedException>(() => ContractForms.Sized<float>(Ml, "y", 1 << 21, "x"));
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
        ITransformer model = estimator.Fit(Data), loaded = Loaded(model);
        float[] expected = Values(model);
        Assert.IsTrue(expected.All(float.IsFinite) && expected.Distinct().Count() > 10, "There must be something to compare.");
        foreach (ITransformer other in new[] { loaded, Loaded(loaded) })
        {
            float[] found = Values(other);
            for (int index = 0; index < expected.Length; index++)
                Assert.AreEqual(expected[index], found[index], 1e-6, $"{index}");
            Assert.AreEqual(0, other.Transform(Data).Schema.Count(column => column.Name.StartsWith("MlMix", StringComparison.Ordinal) && !column.IsHidden));
        }
    }

    private static float[] Values(ITransformer model) => [.. ReadVectors(model.Transform(Data), "v").SelectMany(row => row)];

    private static ITransformer Loaded(ITransformer model)
    {
        using var stream = new MemoryStream();
        Ml.Model.Save(model, Data.Schema, stream);
        stream.Position = 0;
        var ml = new MLContext();
        ml.ComponentCatalog.RegisterAssembly(typeof(NormalizeBySourceTransformer).Assembly);
        return ml.Model.Load(stream, out _);
    }
}
