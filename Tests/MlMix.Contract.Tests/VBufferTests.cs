using Microsoft.ML.Data;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class VBufferTests
{
    private static VBuffer<float> Dense => new(3, [1, 2, 3, 99]);

    // 0 0 5 0 7 0
    private static VBuffer<float> Sparse => new(6, 2, [5, 7, 99], [2, 4, 98]);

    [TestMethod]
    public void Constructor_Dense_TakesTheFirstValues()
    {
        Assert.AreEqual(3, Dense.Length);
        Assert.IsTrue(Dense.IsDense);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, Dense.GetValues().ToArray());
        Assert.AreEqual(0, Dense.GetIndices().Length);
    }

    [TestMethod]
    public void Constructor_Sparse_TakesValuesAndIndices()
    {
        Assert.AreEqual(6, Sparse.Length);
        Assert.IsFalse(Sparse.IsDense);
        CollectionAssert.AreEqual(new float[] { 5, 7 }, Sparse.GetValues().ToArray());
        CollectionAssert.AreEqual(new[] { 2, 4 }, Sparse.GetIndices().ToArray());
    }

    [TestMethod]
    public void Constructor_BadArguments_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(-1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, [1, 2]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 4, new float[4], new int[4]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, -1, new float[4], new int[4]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 2, [1], [0, 1]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 2, [1, 2], [0]));
    }

    [TestMethod]
    public void Default_IsDenseAndEmpty()
    {
        VBuffer<float> empty = default;
        Assert.AreEqual(0, empty.Length);
        Assert.IsTrue(empty.IsDense);
        Assert.AreEqual(0, empty.GetValues().Length);
        Assert.AreEqual(0, empty.DenseValues().Count());
    }

    [TestMethod]
    public void Items_SparseAndAll_SayPositionsAndValues()
    {
        CollectionAssert.AreEqual(new KeyValuePair<int, float>[] { new(2, 5), new(4, 7) }, Sparse.Items().ToArray());
        CollectionAssert.AreEqual(
            new KeyValuePair<int, float>[] { new(0, 0), new(1, 0), new(2, 5), new(3, 0), new(4, 7), new(5, 0) },
            Sparse.Items(all: true).ToArray());
        CollectionAssert.AreEqual(new KeyValuePair<int, float>[] { new(0, 1), new(1, 2), new(2, 3) }, Dense.Items().ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 0, 5, 0, 7, 0 }, Sparse.DenseValues().ToArray());
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, Dense.DenseValues().ToArray());
    }

    [TestMethod]
    public void GetItemOrDefault_EveryPosition_GivesTheItem()
    {
        CollectionAssert.AreEqual(
            new float[] { 0, 0, 5, 0, 7, 0 }, Enumerable.Range(0, 6).Select(i => Sparse.GetItemOrDefault(i)).ToArray());
        float item = -1;
        Dense.GetItemOrDefault(1, ref item);
        Assert.AreEqual(2, item);
        Sparse.GetItemOrDefault(3, ref item);
        Assert.AreEqual(0, item);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.GetItemOrDefault(6));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Dense.GetItemOrDefault(-1));
    }

    [TestMethod]
    public void CopyTo_Span_FillsInWhatIsLeftOut()
    {
        float[] target = [9, 9, 9, 9, 9, 9, 9, 9];
        Sparse.CopyTo(target);
        CollectionAssert.AreEqual(new float[] { 0, 0, 5, 0, 7, 0, 9, 9 }, target);

        target.AsSpan().Fill(9);
        Sparse.CopyTo(target, 1, -1);
        CollectionAssert.AreEqual(new float[] { 9, -1, -1, 5, -1, 7, -1, 9 }, target);

        target.AsSpan().Fill(9);
        new VBuffer<float>(3, 0, [], []).CopyTo(target, 1, -1);
        CollectionAssert.AreEqual(new float[] { 9, 0, 0, 0, 9, 9, 9, 9 }, target);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new float[5]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Dense.CopyTo(new float[4], 2));
    }

    [TestMethod]
    public void CopyTo_Buffer_StaysAsSparseAsItWasAndSharesNothing()
    {
        VBuffer<float> copy = default;
        Sparse.CopyTo(ref copy);
        Assert.IsFalse(copy.IsDense);
        CollectionAssert.AreEqual(Sparse.Items().ToArray(), copy.Items().ToArray());

        float[] values = [1, 2, 3];
        var source = new VBuffer<float>(3, values);
        source.CopyTo(ref copy);
        values[0] = 50;
        Assert.IsTrue(copy.IsDense);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, copy.GetValues().ToArray());
    }

    [TestMethod]
    public void CopyTo_Range_MovesThePositions()
    {
        VBuffer<float> part = default;
        Sparse.CopyTo(ref part, 1, 4);
        Assert.IsFalse(part.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 5, 0, 7 }, part.DenseValues().ToArray());
        Sparse.CopyTo(ref part, 4, 1);
        Assert.IsTrue(part.IsDense);
        CollectionAssert.AreEqual(new float[] { 7 }, part.DenseValues().ToArray());
        Dense.CopyTo(ref part, 1, 2);
        CollectionAssert.AreEqual(new float[] { 2, 3 }, part.DenseValues().ToArray());
        Dense.CopyTo(ref part, 3, 0);
        Assert.AreEqual(0, part.Length);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Dense.CopyTo(ref part, 2, 2));
    }

    [TestMethod]
    public void CopyToDense_OfASparseVector_IsDense()
    {
        VBuffer<float> dense = default;
        Sparse.CopyToDense(ref dense);
        Assert.IsTrue(dense.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 0, 5, 0, 7, 0 }, dense.GetValues().ToArray());
    }

    [TestMethod]
    public void Copy_PartOfAnArray_IsDense()
    {
        VBuffer<int> buffer = default;
        VBuffer<int>.Copy([1, 2, 3, 4], 1, ref buffer, 2);
        CollectionAssert.AreEqual(new[] { 2, 3 }, buffer.GetValues().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBuffer<int>.Copy([1, 2, 3, 4], 3, ref buffer, 2));
    }

    [TestMethod]
    public void ToString_DenseAndSparse_SayTheSize()
    {
        Assert.AreEqual("Dense vector of size 3", Dense.ToString());
        Assert.AreEqual("Sparse vector of size 6, 2 explicit values", Sparse.ToString());
    }
}
