using Microsoft.ML.Data;
using MlMix.Normalization;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class AffineTests
{
    [TestMethod]
    public void Map_OfAnyLength_EqualsValueByValue()
    {
        var map = new Affine(0.1307f, 3.2457f);
        for (int length = 0; length < 70; length++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(index => MathF.Sin(index) * 255)];
            var results = new float[length];
            map.Map(values, results);
            CollectionAssert.AreEqual(Bits(values.Select(value => (value - 0.1307f) * 3.2457f)), Bits(results));
        }
    }

    [TestMethod]
    public void Map_SparseToNonZero_IsDense()
    {
        VBuffer<float> result = default;
        new Affine(1, 2).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        Assert.IsTrue(result.IsDense);
        CollectionAssert.AreEqual(new float[] { -2, 4, -2, 8 }, result.DenseValues().ToArray());
    }

    [TestMethod]
    public void Map_SparseToZero_StaysSparse()
    {
        VBuffer<float> result = default;
        new Affine(0, 2).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        Assert.AreEqual(2, result.GetValues().Length);
        CollectionAssert.AreEqual(new float[] { 0, 6, 0, 10 }, result.DenseValues().ToArray());
    }

    [TestMethod]
    public void Map_IntoUsedBuffer_LeavesNothingBehind()
    {
        var result = new VBuffer<float>(6, [9, 9, 9, 9, 9, 9]);
        new Affine(1, 1).Map(Sparse(3), ref result);
        CollectionAssert.AreEqual(new float[] { -1, -1, -1 }, result.DenseValues().ToArray());
        new Affine(1, 1).Map(new VBuffer<float>(2, [5, 6]), ref result);
        CollectionAssert.AreEqual(new float[] { 4, 5 }, result.DenseValues().ToArray());
        new Affine(1, 1).Map(default, ref result);
        Assert.AreEqual(0, result.Length);
    }

    [TestMethod]
    public void Normalizing_DeviationWithoutReciprocal_LeavesTheScale()
    {
        Assert.AreEqual(new Affine(3, 0.5f), Affine.Normalizing(new SourceStatistics(3, 2)));
        Assert.AreEqual(new Affine(3, 1), Affine.Normalizing(new SourceStatistics(3, 0)));
        Assert.AreEqual(new Affine(3, 1), Affine.Normalizing(new SourceStatistics(3, 1e-300)));
    }

    [TestMethod]
    public void Normalizing_MeanOfMinusZero_IsZero() =>
        Assert.AreEqual(0, BitConverter.SingleToInt32Bits(Affine.Normalizing(new SourceStatistics(-0.0, 1)).Offset));
}
