using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Saving;

[TestClass]
public class CheckOnnxTests
{
    private static readonly FakeDataView Data = new(2, Singles("x", 1, 3), Singles("Label", 0, 1), Sources([1, 1], "a"));

    [TestMethod]
    public void ModelWithTransformsBySource_IsRefused()
    {
        ITransformer model = Ml.Transforms.CopyColumns("y", "x")
            .Append(Ml.Transforms.NormalizeBySource("x").Append(Ml.Transforms.OffsetLabels()))
            .Append(Ml.Transforms.Concatenate("Features", "x", "y"))
            .Fit(Data);
        var error = Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(model));
        Assert.AreEqual(
            "The model cannot be exported to ONNX as a whole: NormalizeBySourceTransformer, OffsetLabelsTransformer cannot, and ConvertToOnnx would write " +
            "only what comes after, which takes their outputs as inputs. Export the transformers that follow, and do what these do before the exported " +
            "model; or save the model with Model.Save.",
            error.Message);
        Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(Ml.Transforms.NormalizeBySource("x").Fit(Data)));
    }

    [TestMethod]
    public void ModelLoaded_IsRefusedToo()
    {
        using var stream = new MemoryStream();
        Ml.Model.Save(Ml.Transforms.NormalizeBySource("x").Fit(Data), Data.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        StringAssert.Contains(Assert.ThrowsExactly<NotSupportedException>(() => Ml.Model.CheckOnnx(loaded)).Message, ": ExpressionTransformer cannot,");
    }

    [TestMethod]
    public void ModelOfMlNetAlone_Passes() =>
        Ml.Model.CheckOnnx(Ml.Transforms.CopyColumns("y", "x").Append(Ml.Transforms.Concatenate("Features", "x", "y")).Fit(Data));

    [TestMethod]
    public void Arguments_Null_Throw()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Model.CheckOnnx(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => ((ModelOperationsCatalog)null!).CheckOnnx(Ml.Transforms.CopyColumns("y", "x").Fit(Data)));
    }
}
