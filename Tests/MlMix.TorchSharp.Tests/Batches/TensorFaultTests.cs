using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Tensors.Tests.Support;
using MlMix.Testing;

namespace MlMix.Tensors.Tests.Batches;

/// <summary>Options that cannot be had, all named before anything is read, and without a tensor.</summary>
[TestClass]
public class TensorFaultTests
{
    [TestMethod]
    public void Options_ThatAreWrong_AreAllNamed()
    {
        var view = new FakeDataView(
            2,
            FakeColumn.Of("Text", TextDataViewType.Instance, _ => "x".AsMemory()),
            FakeColumn.OfVectors("Any", new VectorDataViewType(NumberDataViewType.Single), _ => new VBuffer<float>(1, [1])),
            FakeColumn.Of("w", NumberDataViewType.Double, _ => 1.0));
        var options = new TensorBatchOptions
        {
            FeatureColumnNames = ["Text", "Any", "Any"], LabelColumnName = "Class", SampleWeightColumnName = "w", SourceColumnName = "w",
        };

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(() => view.TensorBatches(options));

        StringAssert.StartsWith(fault.Message, "TensorBatches: 7 faults");
        StringAssert.Contains(fault.Message, "Column 'Text' is String, of which no tensor can be made");
        StringAssert.Contains(fault.Message, "Column 'Any' is Vector<Single>, of which no tensor can be made");
        StringAssert.Contains(fault.Message, "SampleWeightColumnName is 'w', but that column is Double; it must be Single.");
        StringAssert.Contains(fault.Message, "There is no batch size");
        StringAssert.Contains(fault.Message, "Column 'Any' is named twice");
        StringAssert.Contains(fault.Message, "There is no column 'Class'");
        StringAssert.Contains(fault.Message, "SourceColumnName is 'w', but that column is Double");
    }

    [TestMethod]
    public void Tensors_TooLarge_AreRefused()
    {
        var view = new FakeDataView(
            2, FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 1 << 20), _ => new VBuffer<float>(1 << 20, 0, [], [])));

        MixConfigurationException fault = Assert.ThrowsExactly<MixConfigurationException>(
            () => view.TensorBatches(new TensorBatchOptions { BatchSize = 512, LabelColumnName = null }));

        StringAssert.Contains(
            fault.Message, "Column 'Features' in batches of 512 rows would be a tensor of 2147483648 bytes, but it must have less than 2^31;");
    }

    [TestMethod]
    public void BatchSize_OtherThanThatOfTheMixesBatches_IsRefused()
    {
        MixedDataView blend = Views.Ml.Data.Blend(8, Views.Sources(20, 20));

        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(() => blend.TensorBatches(9)).Message, "batches that are PerSource, of 8 rows each");
        Assert.AreEqual(8, blend.TensorBatches().BatchSize);
    }

    [TestMethod]
    public void Arguments_ThatAreNull_Throw()
    {
        IDataView view = Views.Numbered(0, 1);
        Assert.ThrowsExactly<ArgumentNullException>(() => TensorBatchExtensions.TensorBatches(null!, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => TensorBatchExtensions.TensorBatches(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => view.TensorBatches(1, null!));
        StringAssert.Contains(
            Assert.ThrowsExactly<MixConfigurationException>(
                () => view.TensorBatches(new TensorBatchOptions { BatchSize = 1, FeatureColumnNames = null! })).Message,
            "FeatureColumnNames is null");
    }

    [TestMethod]
    public void PinnedMemoryAndDevice_WithoutCuda_AreRefusedByName()
    {
        // Where libtorch cannot be loaded, it says that there is none; so the test needs no libtorch.
        if (Torch.Failure is null && TorchSharp.torch.cuda.is_available())
            Assert.Inconclusive("There is CUDA here, so memory can be pinned.");
        string why = Torch.Failure is { } failure
            ? $"libtorch, which would tell of one, cannot be loaded here ({failure.TrimEnd('.')})"
            : "torch finds no CUDA here";
        var options = new TensorBatchOptions { BatchSize = 1, PinMemory = true, Device = new TorchSharp.torch.Device(TorchSharp.DeviceType.CUDA, 0) };

        var fault = Assert.ThrowsExactly<MixConfigurationException>(() => Views.Numbered(0, 1).TensorBatches(options));

        CollectionAssert.AreEqual(
            new[]
            {
                $"PinMemory is for copies to a CUDA device, but {why}; leave it out.", $"Device is cuda:0, but {why}; take another, or null for the CPU.",
            },
            fault.Faults.ToArray());
    }
}
