using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

[TestClass]
public class SaveTests
{
    [TestMethod]
    public void Save_InTheOfflineBuild_SaysThatThereAreNoModelFiles()
    {
        var data = new FakeDataView(1, Singles("x", 1), Sources([1], "a"));
        ICanSaveModel normalize = Ml.Transforms.NormalizeBySource("x").Fit(data);
        ICanSaveModel offset = Ml.Transforms.OffsetLabels("x").Fit(data);
        ICanSaveModel unify = Ml.Transforms.UnifyLabels("x").Fit(data);
        ICanSaveModel weights = Ml.Transforms.SourceWeights(SourceWeightRule.Importance()).Fit(data);
        foreach ((ICanSaveModel transformer, string name) in new[]
        {
            (normalize, "NormalizeBySource"), (offset, "OffsetLabels"), (unify, "UnifyLabels"), (weights, "SourceWeights"),
        })
        {
            Assert.AreEqual(
                $"{name}: the offline build has no model files. Build with Microsoft.ML (MlNet=nuget) to save a model.",
                Assert.ThrowsExactly<NotSupportedException>(() => transformer.Save(null!)).Message);
        }
    }
}
