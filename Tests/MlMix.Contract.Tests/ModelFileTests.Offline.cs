using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class ModelFileTests
{
    [TestMethod]
    public void Save_OfStockTransformers_SaysThatThereAreNoModelFiles()
    {
        ICanSaveModel copy = Ml.Transforms.CopyColumns("Copy", "Number").Fit(Numbers(1));
        ICanSaveModel chain = new TransformerChain<ITransformer>((ITransformer)copy);
        foreach (ICanSaveModel model in new[] { copy, chain })
        {
            Exception thrown = Assert.ThrowsExactly<NotSupportedException>(() => model.Save(null!));
            Assert.Contains("MlNet=nuget", thrown.Message);
        }
    }
}
