using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Tensors.Tests.Support;
using MlMix.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Losses;

/// <summary>Losses of rows by source, worked out by hand.</summary>
[TestClass]
public class SourceLossTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void MeanBySource_GivesTheMeanOfEach_AndNaNWithoutRows()
    {
        using Tensor losses = tensor(new[] { 1f, 2, 4, 8 });
        using Tensor ids = tensor(new[] { 2L, 0, 2, -1 });

        using Tensor means = losses.MeanBySource(ids, 4);

        CollectionAssert.AreEqual(new[] { 2f, float.NaN, 2.5f, float.NaN }, means.data<float>().ToArray());
    }

    [TestMethod]
    public void MeanBySource_LetsGradientsThrough()
    {
        using Tensor losses = tensor(new[] { 1f, 2, 4 }, requires_grad: true);
        using Tensor ids = tensor(new[] { 1L, 0, 1 });

        using Tensor means = losses.MeanBySource(ids, 2);
        using Tensor greatest = means.max();
        greatest.backward();

        // Source 1 has the greater mean, 2.5 of two rows.
        CollectionAssert.AreEqual(new[] { 0.5f, 0, 0.5f }, losses.grad!.data<float>().ToArray());
    }

    [TestMethod]
    public void Add_OfBatches_AddsUpByHand()
    {
        MixedDataView mix = Views.Ml.Data.Mix(new MixOptions { Selection = Selection.Concat }, Views.Sources(3, 0, 2));
        var tally = new LossTally(3);
        long left = Torch.Left(() =>
        {
            foreach (TensorBatch batch in mix.TensorBatches(2))
            {
                using Tensor losses = tensor(batch.Index switch { 0 => new[] { 1f, 2 }, 1 => [3f, 10], _ => [30f] });
                tally.Add(batch, losses);
            }
        });

        CollectionAssert.AreEqual(new SourceLoss[] { new(2, 3), new(double.NaN, 0), new(20, 2) }, tally.ToLosses());
        Assert.AreEqual(0, left);
    }

    [TestMethod]
    public void Add_OfRowsWithoutASource_LeavesThemOut()
    {
        var view = new FakeDataView(3, FakeColumn.Key("source_id", row => (uint)row, "x", "y"));
        var tally = new LossTally(2);
        foreach (TensorBatch batch in view.TensorBatches(new TensorBatchOptions { BatchSize = 3, FeatureColumnNames = [], LabelColumnName = null }))
        {
            using Tensor losses = tensor(new[] { 1f, 2, 3 }, requires_grad: true);
            tally.Add(batch, losses);
        }
        CollectionAssert.AreEqual(new SourceLoss[] { new(2, 1), new(3, 1) }, tally.ToLosses());
    }

    [TestMethod]
    public void Losses_OfAnotherShape_AreRefused()
    {
        using Tensor scalar = tensor(1f);
        using Tensor two = tensor(new[] { 1f, 2 });
        using Tensor ids = tensor(new[] { 0L, 1, 0 });
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => scalar.MeanBySource(ids, 2)).Message, "the losses are [] and the source ids [3]; take a loss with");
        Assert.ThrowsExactly<ArgumentException>(() => two.MeanBySource(ids, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => two.MeanBySource(two, 0));
        Assert.ThrowsExactly<ArgumentNullException>(() => two.MeanBySource(null!, 1));
        foreach (TensorBatch batch in Views.Ml.Data.Mix(Views.Sources(2, 2)).TensorBatches(2))
        {
            Assert.ThrowsExactly<ArgumentException>(() => new LossTally(2).Add(batch, scalar));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LossTally(1).Add(batch, two));
            break;
        }
    }
}
