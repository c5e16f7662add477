using Microsoft.ML;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

[TestClass]
public class ForSourceSaveTests
{
    [TestMethod]
    public void Save_InTheOfflineBuild_SaysThatThereAreNoModelFiles()
    {
        ICanSaveModel transformer = Ml.Transforms.ForSource(("a", Times(2))).Fit(Data());
        Assert.AreEqual(
            "ForSource: the offline build has no model files. Build with Microsoft.ML (MlNet=nuget) to save a model.",
            Assert.ThrowsExactly<NotSupportedException>(() => transformer.Save(null!)).Message);
    }
}
