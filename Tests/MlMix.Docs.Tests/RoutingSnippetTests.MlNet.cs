using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Snippets;

namespace MlMix.Docs.Tests;

[TestClass]
public sealed class RoutingSnippetTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void Preprocess_TwoImageSets_EachByItsOwnChain()
    {
        IDataView ready = RoutingSnippets.Preprocess(Ml, Ml.Data.Mix(new MixSource("mnist", Rows(0.5f)), new MixSource("fashion", Rows(0.5f))));

        float[][] features = [.. ready.GetColumn<float[]>("Features")];
        Assert.AreEqual((0.5 - 0.1307) / 0.3081, features[0][0], 1e-6);
        Assert.AreEqual((0.5 - 0.2860) / 0.3530, features[1][1], 1e-6);
        CollectionAssert.AreEqual(new float[] { 0, 10, 1, 11 }, ready.GetColumn<float>("Label").Take(4).ToArray());
    }

    [TestMethod]
    public void ModelForEach_ThreeSources_GivesTheModelOfOne()
    {
        IDataView mixed = Ml.Data.Mix(new MixSource("houses", Rows(1)), new MixSource("flats", Rows(2)), new MixSource("garages", Rows(3)));

        ITransformer model = RoutingSnippets.ModelForEach(Ml, mixed);

        // Its data has the normalized features, hidden ones beside them, and a score.
        IDataView scored = model.Transform(mixed);
        Assert.HasCount((int)mixed.GetRowCount()!, scored.GetColumn<float>("Score").ToArray());
        Assert.AreEqual(2, scored.Schema.Count(column => column.Name == "Features"));
    }

    private static IDataView Rows(float pixel) => Ml.Data.LoadFromArrays(
        ArrayColumn.Scalar("Label", Enumerable.Range(0, 10).Select(row => (float)row).ToArray()),
        ArrayColumn.Vector("Features", Enumerable.Repeat(pixel, 20).ToArray(), 2));
}
