using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Tensors.Tests.Support;
using MlMix.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Batches;

/// <summary>What tensor each type of column becomes.</summary>
[TestClass]
public class TensorValueTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void Features_OfOneColumn_AreRowsBySlots()
    {
        var view = new FakeDataView(
            3,
            FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 2, 2), row => row == 1
                ? new VBuffer<float>(4, 1, [7], [2])
                : new VBuffer<float>(4, [row, row + 0.5f, row + 1, row + 1.5f])));
        var options = new TensorBatchOptions { BatchSize = 4, LabelColumnName = null };

        using TensorBatchReader reader = view.TensorBatches(options).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());

        AssertTensor(reader.Current.Features, [3, 4], [0f, 0.5f, 1, 1.5f, 0, 0, 7, 0, 2, 2.5f, 3, 3.5f]);
        Assert.IsNull(reader.Current.Weights);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Labels).Message, "No labels were asked for");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.SourceIds).Message, "no key column 'source_id'");
        Assert.IsFalse(reader.MoveNext());
    }

    [TestMethod]
    public void Features_OfSeveralColumns_AreTakenByName()
    {
        var view = new FakeDataView(
            2,
            FakeColumn.Of("Number", NumberDataViewType.Double, row => row + 0.25),
            FakeColumn.Of("Flag", BooleanDataViewType.Instance, row => row == 1),
            FakeColumn.Of("Byte", NumberDataViewType.Byte, row => (byte)(200 + row)),
            FakeColumn.Key("Word", row => (uint)row, "x", "y"),
            FakeColumn.OfVectors("Words", new VectorDataViewType(new KeyDataViewType(typeof(ushort), 9), 3), row => new VBuffer<ushort>(3, 1, [5], [1])),
            FakeColumn.OfVectors("Longs", new VectorDataViewType(NumberDataViewType.Int64, 1), row => new VBuffer<long>(1, [-row])));
        var options = new TensorBatchOptions
        {
            BatchSize = 2, LabelColumnName = null, FeatureColumnNames = ["Number", "Flag", "Byte", "Word", "Words", "Longs"],
        };

        using TensorBatchReader reader = view.TensorBatches(options).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        TensorBatch batch = reader.Current;

        CollectionAssert.AreEqual(options.FeatureColumnNames.ToArray(), batch.FeatureColumnNames.ToArray());
        AssertTensor(batch["Number"], [2, 1], [0.25f, 1.25f]);
        AssertTensor(batch["Flag"], [2, 1], [0f, 1]);
        AssertTensor(batch["Byte"], [2, 1], [200f, 201]);
        AssertTensor(batch["Word"], [2, 1], [-1L, 0]);
        AssertTensor(batch["Words"], [2, 3], [-1L, 4, -1, -1, 4, -1]);
        AssertTensor(batch["Longs"], [2, 1], [0f, -1]);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => batch.Features).Message, "6 columns of features");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => batch["Other"]).Message, "Column 'Other' was not asked for");
        Assert.ThrowsExactly<ArgumentNullException>(() => batch[null!]);
    }

    [TestMethod]
    public void Labels_OfEachType_AreClassesOrNumbers()
    {
        AssertLabels(FakeColumn.Key("Label", row => (uint)row, "x", "y"), [3], [-1L, 0, 1]);
        AssertLabels(FakeColumn.Of("Label", new KeyDataViewType(typeof(byte), 3), row => (byte)(3 - row)), [3], [2L, 1, 0]);
        AssertLabels(FakeColumn.Of("Label", NumberDataViewType.Int32, row => (int)row - 1), [3], [-1L, 0, 1]);
        AssertLabels(FakeColumn.Of("Label", NumberDataViewType.UInt64, row => (ulong)row + (1UL << 60)), [3], [1L << 60, (1L << 60) + 1, (1L << 60) + 2]);
        AssertLabels(FakeColumn.Of("Label", NumberDataViewType.Single, row => row / 2f), [3], [0f, 0.5f, 1]);
        AssertLabels(FakeColumn.Of("Label", NumberDataViewType.Double, row => row / 2d), [3], [0f, 0.5f, 1]);
        AssertLabels(FakeColumn.Of("Label", BooleanDataViewType.Instance, row => row == 2), [3], [0f, 0, 1]);
        AssertLabels(
            FakeColumn.OfVectors("Label", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2, [row, -row])),
            [3, 2],
            [0f, 0, 1, -1, 2, -2]);
    }

    [TestMethod]
    public void Labels_BeyondInt64_Overflow()
    {
        var view = new FakeDataView(1, FakeColumn.Of("Label", NumberDataViewType.UInt64, _ => ulong.MaxValue));
        using TensorBatchReader reader = view.TensorBatches(new TensorBatchOptions { BatchSize = 1, FeatureColumnNames = [] }).GetEnumerator();

        Assert.ThrowsExactly<OverflowException>(() => reader.MoveNext());
        Assert.IsFalse(reader.MoveNext());
    }

    [TestMethod]
    public void Vectors_OfAnotherLengthThanTheirType_AreRefused()
    {
        var view = new FakeDataView(
            2, FakeColumn.OfVectors("Features", new VectorDataViewType(NumberDataViewType.Single, 2), row => new VBuffer<float>(2 + (int)row, new float[3])));
        using TensorBatchReader reader = view.TensorBatches(new TensorBatchOptions { BatchSize = 2, LabelColumnName = null }).GetEnumerator();

        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => reader.MoveNext()).Message, "but row 1 of the batch has a vector of length 3.");
    }

    [TestMethod]
    public void SourceIdsAndWeights_OfAMix_AreThoseOfItsRows()
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, Columns = MixColumns.SampleWeight, SampleWeightColumnName = "w", Selection = Selection.Concat };
        MixedDataView mix = Views.Ml.Data.Mix(
            options, new MixSource("a", Views.Numbered(0, 2)) { SampleWeight = 0.5 }, new MixSource("b", Views.Numbered(1, 1)) { SampleWeight = 2 });

        using TensorBatchReader reader = mix.TensorBatches(3).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());

        AssertTensor(reader.Current.SourceIds, [3], [0L, 0, 1]);
        AssertTensor(reader.Current.Weights!, [3], [0.5f, 0.5f, 2]);
        Assert.AreEqual("b", reader.Current.SourceName(2));
    }

    [TestMethod]
    public void SourceIdsAndWeights_OfAViewThatIsNoMix_AreThoseOfItsColumns()
    {
        var view = new FakeDataView(
            3,
            FakeColumn.Key("origin", row => (uint)row, "x", "y"),
            FakeColumn.Of("sample_weight", NumberDataViewType.Single, row => row + 1f),
            FakeColumn.Of("w", NumberDataViewType.Single, row => row + 2f));
        var options = new TensorBatchOptions { BatchSize = 3, FeatureColumnNames = [], LabelColumnName = null, SourceColumnName = "origin" };
        using TensorBatchReader reader = view.TensorBatches(options).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        AssertTensor(reader.Current.SourceIds, [3], [-1L, 0, 1]);
        AssertTensor(reader.Current.Weights!, [3], [1f, 2, 3]);
        Assert.AreEqual("", reader.Current.SourceName(0));

        options.SampleWeightColumnName = "w";
        using TensorBatchReader other = view.TensorBatches(options).GetEnumerator();
        Assert.IsTrue(other.MoveNext());
        AssertTensor(other.Current.Weights!, [3], [2f, 3, 4]);
    }

    private static void AssertLabels<T>(FakeColumn column, long[] shape, T[] expected)
        where T : unmanaged
    {
        var view = new FakeDataView(3, column);
        using TensorBatchReader reader = view.TensorBatches(new TensorBatchOptions { BatchSize = 3, FeatureColumnNames = [] }).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        AssertTensor(reader.Current.Labels, shape, expected);
    }

    private static void AssertTensor<T>(Tensor tensor, long[] shape, T[] expected)
        where T : unmanaged
    {
        CollectionAssert.AreEqual(shape, tensor.shape);
        Assert.AreEqual(typeof(T) == typeof(long) ? ScalarType.Int64 : ScalarType.Float32, tensor.dtype);
        CollectionAssert.AreEqual(expected, tensor.data<T>().ToArray());
    }
}
