using Microsoft.ML;
using MlMix.Tensors.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Losses;

/// <summary>Batches, losses and rounds together: what a model finds hard gets weight.</summary>
[TestClass]
public class AdaptiveTrainingTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void Rounds_WithLossesOfTensors_MoveWeightToTheHarderSource()
    {
        MixedDataView mix = Views.Ml.Data.Mix(new MixOptions { Stop = StopRule.Never, Length = 3_000 }, Views.Sources(50, 70));
        var controller = new Exp3Controller(2, new Exp3Options { RewardScale = 1 });
        long rows = 0;
        long left = Torch.Left(() =>
        {
            foreach (MixRound round in mix.Rounds(controller, 100))
            {
                foreach (TensorBatch batch in round.View.TensorBatches(32))
                {
                    // A loss of 1 for each row of the second source, and of 0 for the first.
                    using Tensor losses = batch.SourceIds.to(ScalarType.Float32);
                    round.Losses.Add(batch, losses);
                    rows += batch.Count;
                }
                CollectionAssert.AreEqual(new[] { 0.0, 1 }, round.Losses.ToLosses().Select(loss => loss.Mean).ToArray());
            }
        });

        Assert.AreEqual(3_000, rows);
        Assert.AreEqual(0, left);
        Assert.IsGreaterThan(0.8, controller.Weights[1]);
        Assert.AreEqual(30, controller.Updates);
    }
}
