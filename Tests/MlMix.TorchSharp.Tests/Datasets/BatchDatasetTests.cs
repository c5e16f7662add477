using Microsoft.ML;
using MlMix.Tensors.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Datasets;

/// <summary>Whole batches through TorchSharp's loader.</summary>
[TestClass]
public class BatchDatasetTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    [DataRow(BatchShape.Mixed, false)]
    [DataRow(BatchShape.PerSource, false)]
    [DataRow(BatchShape.PerSource, true)]
    [DataRow(BatchShape.Stratified, false)]
    [DataRow(BatchShape.Stratified, true)]
    public void Loader_GivesTheBatchesOfTheMix(BatchShape shape, bool dropLast)
    {
        var options = new MixOptions { BatchSize = 4, BatchShape = shape, Stop = StopRule.AllOnce };
        MixedDataView mix = Views.Ml.Data.Mix(options, Views.Sources(9, 6));
        string[] expected = [.. Views.Pieces(mix.Plan, 4).Where(piece => !dropLast || piece.Split(' ').Length == 4)];

        using TensorBatchDataset dataset = mix.ToBatchDataset(new TensorBatchOptions { DropLastBatch = dropLast });
        using var loader = dataset.ToLoader();

        Assert.AreEqual(expected.Length, dataset.Count);
        Assert.AreEqual(expected.Length, loader.Count);
        CollectionAssert.AreEqual(expected, RowDatasetTests.Pieces(loader).ToArray());
        CollectionAssert.AreEqual(expected, RowDatasetTests.Pieces(loader).ToArray());
    }

    [TestMethod]
    public void Checkpoint_AfterABatch_LeavesTheRest()
    {
        MixedDataView blend = Views.Ml.Data.Blend(new MixOptions { BatchSize = 4, Stop = StopRule.AllOnce }, Views.Sources(9, 6));
        string[] expected = Views.Pieces(blend.TensorBatches());
        Assert.HasCount(5, expected);
        using TensorBatchDataset dataset = blend.ToBatchDataset();
        Assert.AreEqual(expected[1], RowDatasetTests.Pieces(dataset.ToLoader()).Skip(1).First());

        using TensorBatchDataset rest = blend.Resume(dataset.Checkpoint()).ToBatchDataset();

        Assert.AreEqual(3, rest.Count);
        CollectionAssert.AreEqual(expected[2..], RowDatasetTests.Pieces(rest.ToLoader()).ToArray());
    }

    [TestMethod]
    public void Loader_ForAnotherDevice_HasTheTensorsThere()
    {
        using TensorBatchDataset dataset = Views.Ml.Data.Blend(4, Views.Sources(9, 6)).ToBatchDataset();
        foreach (IList<Tensor> batch in dataset.ToLoader(new Device(DeviceType.META)))
            Assert.IsTrue(batch.All(tensor => tensor.device_type == DeviceType.META));
    }

    [TestMethod]
    public void Loading_LeavesNoTensor()
    {
        MixedDataView blend = Views.Ml.Data.Blend(4, Views.Sources(9, 6));
        long left = Torch.Left(() =>
        {
            using TensorBatchDataset dataset = blend.ToBatchDataset();
            using var loader = dataset.ToLoader();
            Assert.IsGreaterThan(2, RowDatasetTests.Pieces(loader).Count());
            Assert.IsNotNull(RowDatasetTests.Pieces(loader).First());
        });
        Assert.AreEqual(0, left);
    }

    [TestMethod]
    public void Datasets_OfWhatCannotBeOne_NameAllReasons()
    {
        MixSource[] unknown = [new MixSource("a", Views.Numbered(0, 5, countUnknown: true))];
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => Views.Ml.Data.Mix(unknown).ToBatchDataset(new TensorBatchOptions { BatchSize = 2 })).Message,
            "ToBatchDataset: A dataset tells how many items it has, but how many rows the view has shows only by reading");
        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(
            () => Views.Ml.Data.Mix(unknown).ToRowDataset(new TensorBatchOptions { BatchSize = 2, DropLastBatch = true, LabelColumnName = "x" }));
        Assert.HasCount(4, fault.Faults);
        StringAssert.Contains(fault.Message, "BatchSize is 2, but the loader makes the batches of rows");
        StringAssert.Contains(fault.Message, "DropLastBatch is the loader's");
        StringAssert.Contains(fault.Message, "A dataset tells how many items it has");
        StringAssert.Contains(fault.Message, "There is no column 'x'");
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => Views.Ml.Data.Blend(4, Views.Sources(9, 6)).ToRowDataset()).Message,
            "The mix has batches that are PerSource, which a loader of rows may cut");
        Assert.ThrowsExactly<ArgumentNullException>(() => TensorDatasetExtensions.ToRowDataset(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => TensorDatasetExtensions.ToBatchDataset(null!));
    }
}
