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
        Assert.AreEqual(
            "NormalizeBySource: the offline build has no model files. Build with Microsoft.ML (MlNet=nuget) to save a model.",
            Assert.ThrowsExactly<NotSupportedException>(() => normalize.Save(null!)).Message);
        Assert.AreEqual(
            "OffsetLabels: the offline build has no model files. Build with Microsoft.ML (MlNet=nuget) to save a model.",
            Assert.ThrowsExactly<NotSupportedException>(() => offset.Save(null!)).Message);
    }
}
