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
        Affine<float> map = Whole(0.1307f, 3.2457f);
        for (int length = 0; length < 70; length++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(index => MathF.Sin(index) * 255)];
            VBuffer<float> result = default;
            map.Map(new VBuffer<float>(length, values), ref result);
            CollectionAssert.AreEqual(Bits(values.Select(value => (value - 0.1307f) * 3.2457f)), Bits(result.GetValues().ToArray()));
        }
    }

    [TestMethod]
    public void Map_BySlotOfAnyLength_EqualsValueByValue()
    {
        for (int length = 2; length < 40; length++)
        {
            double[] values = [.. Enumerable.Range(0, length).Select(index => Math.Sin(index) * 255)];
            double[] offsets = [.. Enumerable.Range(0, length).Select(index => index * 0.1)];
            double[] scales = [.. Enumerable.Range(0, length).Select(index => 1 / (index + 3.0))];
            VBuffer<double> result = default;
            new Affine<double>(offsets, scales).Map(new VBuffer<double>(length, values), ref result);
            double[] expected = [.. Enumerable.Range(0, length).Select(index => (values[index] - offsets[index]) * scales[index])];
            CollectionAssert.AreEqual(expected, result.GetValues().ToArray());
        }
    }

    [TestMethod]
    public void Map_SparseBySlot_GivesEverySlotItsOwn()
    {
        VBuffer<float> result = default;
        new Affine<float>([1, 2, 3, 4], [1, 10, 100, 1000]).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        CollectionAssert.AreEqual(new float[] { -1, 10, -300, 1000 }, result.DenseValues().ToArray());
        new Affine<float>([0, 0, 0, 0], [1, 10, 100, 1000]).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        Assert.AreEqual(2, result.GetValues().Length, "Zeros stay zeros, so the row stays sparse.");
        CollectionAssert.AreEqual(new float[] { 0, 30, 0, 5000 }, result.DenseValues().ToArray());
    }

    [TestMethod]
    public void Map_SparseToNonZero_IsDense()
    {
        VBuffer<float> result = default;
        Whole(1, 2).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        Assert.IsTrue(result.IsDense);
        CollectionAssert.AreEqual(new float[] { -2, 4, -2, 8 }, result.DenseValues().ToArray());
    }

    [TestMethod]
    public void Map_SparseToZero_StaysSparse()
    {
        VBuffer<float> result = default;
        Whole(0, 2).Map(Sparse(4, (1, 3), (3, 5)), ref result);
        Assert.AreEqual(2, result.GetValues().Length);
        CollectionAssert.AreEqual(new float[] { 0, 6, 0, 10 }, result.DenseValues().ToArray());
    }

    [TestMethod]
    public void Map_IntoUsedBuffer_LeavesNothingBehind()
    {
        var result = new VBuffer<float>(6, [9, 9, 9, 9, 9, 9]);
        Whole(1, 1).Map(Sparse(3), ref result);
        CollectionAssert.AreEqual(new float[] { -1, -1, -1 }, result.DenseValues().ToArray());
        Whole(1, 1).Map(new VBuffer<float>(2, [5, 6]), ref result);
        CollectionAssert.AreEqual(new float[] { 4, 5 }, result.DenseValues().ToArray());
        Whole(1, 1).Map(default, ref result);
        Assert.AreEqual(0, result.Length);
    }

    [TestMethod]
    public void Normalizing_SpreadWithoutReciprocal_LeavesTheScale()
    {
        Assert.AreEqual((3f, 0.5f), Pair(new SourceStatistics(3, 2)));
        Assert.AreEqual((3f, 1f), Pair(new SourceStatistics(3, 0)));
        Assert.AreEqual((3f, 1f), Pair(new SourceStatistics(3, 1e-300)));
    }

    [TestMethod]
    public void Normalizing_CenterOfMinusZero_IsZero() =>
        Assert.AreEqual(0, BitConverter.SingleToInt32Bits(Pair(new SourceStatistics(-0.0, 1)).Offset));

    [TestMethod]
    public void Normalizing_WithoutCentering_OnlyScales() =>
        CollectionAssert.AreEqual(new float[] { 0, 0 }, Affine<float>.Normalizing(new SourceStatistics([3, 4], [1, 2]), centers: false).Offsets.ToArray());

    private static (float Offset, float Scale) Pair(SourceStatistics statistics)
    {
        Affine<float> map = Affine<float>.Normalizing(statistics, centers: true);
        return (map.Offsets[0], map.Scales[0]);
    }

    private static Affine<float> Whole(float offset, float scale) => new([offset], [scale]);
}
