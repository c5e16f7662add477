using Microsoft.ML;
using MlMix.Tensors.Tests.Support;
using MlMix.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Batches;

/// <summary>How long tensors live, whose they are, and what reading allocates.</summary>
[TestClass]
public class TensorMemoryTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void FullBatches_AreTheSameTensors()
    {
        using TensorBatchReader reader = Mix().TensorBatches(4).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        (Tensor features, Tensor labels, Tensor ids) = (reader.Current.Features, reader.Current.Labels, reader.Current.SourceIds);
        using Tensor kept = features.clone();
        string first = Views.Rows(reader.Current);

        Assert.IsTrue(reader.MoveNext());

        Assert.AreSame(features, reader.Current.Features);
        Assert.AreSame(labels, reader.Current.Labels);
        Assert.AreSame(ids, reader.Current.SourceIds);
        Assert.AreNotEqual(first, Views.Rows(reader.Current));
        CollectionAssert.AreEqual(new[] { 0f, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 2 }, kept.data<float>().ToArray());
    }

    [TestMethod]
    public void Tensors_OfAReaderThatEnded_AreDisposed()
    {
        using TensorBatchReader reader = Mix().TensorBatches(4).GetEnumerator();
        Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Features);
        Assert.IsTrue(reader.MoveNext());
        Tensor features = reader.Current.Features;
        while (reader.MoveNext())
            Assert.IsFalse(features.IsInvalid);

        Assert.IsTrue(features.IsInvalid);
        Assert.AreEqual(0, reader.Current.Count);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Features).Message, "There is no current batch");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.SourceIds).Message, "There is no current batch");
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("meta")]
    public void Reading_LeavesNoTensor(string? device)
    {
        var options = new TensorBatchOptions { BatchSize = 4, Device = device is null ? null : new Device(device) };
        TensorBatches batches = Mix().TensorBatches(options);
        foreach (TensorBatch batch in batches)
            Assert.IsGreaterThan(0, batch.Count);

        long left = Torch.Left(() =>
        {
            // To the end with its short batch, to the middle, not at all, and in a scope.
            foreach (TensorBatch batch in batches)
                Assert.AreEqual(3, batch.Features.shape[1]);
            using (TensorBatchReader reader = batches.GetEnumerator())
                reader.MoveNext();
            batches.GetEnumerator().Dispose();
            using DisposeScope scope = NewDisposeScope();
            foreach (TensorBatch batch in batches)
                Assert.AreEqual(3, batch.Features.shape[1]);
        });

        Assert.AreEqual(0, left);
    }

    [TestMethod]
    public void Reading_ThatFails_LeavesNoTensor()
    {
        var broken = new FaultyDataView(Views.Numbered(0, 20)) { MoveFault = new IOException("broken"), FaultRow = 9 };
        MixedDataView mix = Views.Ml.Data.Mix(new MixSource("a", broken), new MixSource("b", Views.Numbered(1, 20)));

        long left = Torch.Left(() =>
        {
            using TensorBatchReader reader = mix.TensorBatches(4).GetEnumerator();
            Assert.ThrowsExactly<MixSourceException>(() =>
            {
                while (reader.MoveNext())
                    Assert.IsFalse(reader.Current.Features.IsInvalid);
            });
        });

        Assert.AreEqual(0, left);
    }

    [TestMethod]
    public void DisposeScopes_TakeNoTensorOfABatch()
    {
        using DisposeScope outer = NewDisposeScope();
        using TensorBatchReader reader = Mix().TensorBatches(4).GetEnumerator();
        var pieces = new List<string>();
        bool isThere = true;
        while (isThere)
        {
            using DisposeScope inner = NewDisposeScope();
            isThere = reader.MoveNext();
            if (isThere)
                pieces.Add(Views.Rows(reader.Current));
            Assert.AreEqual(0, inner.DisposablesCount, "nothing is the scope's but what was made of the batch");
        }
        CollectionAssert.AreEqual(Views.Pieces(Mix().TensorBatches(4)), pieces);
    }

    [TestMethod]
    public void Tensors_ThatTheUserDisposes_AreMadeAnew()
    {
        var pieces = new List<string>();
        foreach (TensorBatch batch in Mix().TensorBatches(4))
        {
            pieces.Add(Views.Rows(batch));
            batch.Features.Dispose();
        }
        CollectionAssert.AreEqual(Views.Pieces(Mix().TensorBatches(4)), pieces);
    }

    [TestMethod]
    public void Gradients_FlowThroughABatch()
    {
        using Tensor weight = ones(3, 1, requires_grad: true);
        foreach (TensorBatch batch in Mix().TensorBatches(4))
        {
            using DisposeScope scope = NewDisposeScope();
            batch.Features.matmul(weight).sum().backward();
            float[] expected = batch.Features.sum([0L]).data<float>().ToArray();
            CollectionAssert.AreEqual(expected, weight.grad!.data<float>().ToArray());
            weight.grad.zero_();
        }
    }

    [TestMethod]
    public void Device_OtherThanTheCpu_HasTheTensors()
    {
        foreach (TensorBatch batch in Mix().TensorBatches(new TensorBatchOptions { BatchSize = 4, Device = new Device(DeviceType.META) }))
        {
            Assert.AreEqual(DeviceType.META, batch.Features.device_type);
            Assert.AreEqual(DeviceType.META, batch.Labels.device_type);
            Assert.AreEqual(DeviceType.META, batch.SourceIds.device_type);
            CollectionAssert.AreEqual(new long[] { batch.Count, 3 }, batch.Features.shape);
        }
    }

    [TestMethod]
    public void Reading_AllocatesNothingPerRowOrBatch()
    {
        const int Rows = 40_000;
        var features = new float[Rows * 8];
        MixedDataView mix = Views.Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce },
            [.. new[] { "a", "b" }.Select(name => new MixSource(name, Views.Ml.Data.LoadFromArrays(
                ArrayColumn.Vector("Features", features, 8), ArrayColumn.Scalar("Label", new int[Rows]))))]);
        using TensorBatchReader reader = mix.TensorBatches(32).GetEnumerator();
        Read(reader, 100);

        // Another thread's garbage collection may charge this one with some KB of its buffer, hence the least of three counts.
        long least = Enumerable.Range(0, 3).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Read(reader, 600);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.AreEqual(0, least, "bytes for 19,200 rows");
    }

    private static void Read(TensorBatchReader reader, int batches)
    {
        for (int batch = 0; batch < batches; batch++)
        {
            if (!reader.MoveNext() || reader.Current.Features.IsInvalid || reader.Current.Labels.IsInvalid || reader.Current.SourceIds.IsInvalid)
                throw new InvalidOperationException($"The batches ended at {batch}.");
        }
    }

    private static MixedDataView Mix() => Views.Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Views.Sources(9, 9));
}
