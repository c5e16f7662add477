using FsCheck;
using FsCheck.Fluent;
using MlMix.Normalization;

namespace MlMix.Transforms.Tests.Normalization;

[TestClass]
public class SourceMomentsTests
{
    [TestMethod]
    public void Add_ByHand_GivesMeanAndPopulationDeviation()
    {
        // 2 4 4 4 5 5 7 9: mean 40 / 8 = 5, squares 9+1+1+1+0+0+4+16 = 32, 32 / 8 = 4.
        var moments = default(SourceMoments);
        moments.Add([2, 4, 4]);
        moments.Add(4);
        moments.Add([5, 5, 7, 9]);
        Assert.AreEqual(8, moments.Count);
        Assert.AreEqual(5, moments.Mean, 1e-12);
        Assert.AreEqual(4, moments.Variance, 1e-12);
        Assert.AreEqual(2, moments.StandardDeviation, 1e-12);
    }

    [TestMethod]
    public void Add_Nothing_IsZero()
    {
        var moments = default(SourceMoments);
        moments.Add([]);
        moments.Add(double.NaN);
        moments.Add([double.NaN, double.PositiveInfinity]);
        Assert.AreEqual(0, moments.Count);
        Assert.AreEqual((0, 0), (moments.Mean, moments.StandardDeviation));
    }

    [TestMethod]
    public void Add_Zeros_CountsThem()
    {
        // 6 and five zeros: mean 1, squares 25 + 5 = 30, variance 5.
        var moments = default(SourceMoments);
        moments.Add([6]);
        moments.AddZeros(5);
        Assert.AreEqual(6, moments.Count);
        Assert.AreEqual(1, moments.Mean, 1e-12);
        Assert.AreEqual(5, moments.Variance, 1e-12);
    }

    [TestMethod]
    public void Add_SomeNotFinite_LeavesThemOut()
    {
        // The same six values.
        var moments = default(SourceMoments);
        moments.Add([6, double.NaN, double.NegativeInfinity, double.PositiveInfinity]);
        moments.AddZeros(5);
        Assert.AreEqual(6, moments.Count);
        Assert.AreEqual(1, moments.Mean, 1e-12);
        Assert.AreEqual(5, moments.Variance, 1e-12);
    }

    [TestMethod]
    public void Add_LargestFloats_DoesNotOverflow()
    {
        double[] row = [.. Enumerable.Repeat((double)float.MaxValue, 100)];
        var moments = default(SourceMoments);
        moments.Add(row);
        Assert.AreEqual(float.MaxValue, moments.Mean, float.MaxValue * 1e-14);
        Assert.AreEqual(0, moments.StandardDeviation, float.MaxValue * 1e-14);
    }

    [TestMethod]
    public void Add_SmallSpreadOnLargeMean_KeepsPrecision()
    {
        // 1,000,000 and 1,000,001 in turn: variance 1/4, where sum of squares less square of sum has lost it in single precision.
        var moments = default(SourceMoments);
        for (int row = 0; row < 100_000; row++)
            moments.Add(1_000_000 + (row & 1));
        Assert.AreEqual(1_000_000.5, moments.Mean, 1e-9);
        Assert.AreEqual(0.25, moments.Variance, 1e-9);
    }

    [TestMethod]
    public void Add_SumBeyondDouble_IsStillCounted()
    {
        var moments = default(SourceMoments);
        moments.Add([1e308, 1e308, 1e308, 1e308]);
        Assert.AreEqual(4, moments.Count);
        Assert.AreEqual(1e308, moments.Mean, 1e294);
    }

    [TestMethod]
    public void Moments_OfAnyRows_EqualTwoPassModel() =>
        Prop.ForAll(Rows(), rows => Agrees(Moments(rows), rows)).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Moments_OfAnyOrder_AreEqual() =>
        Prop.ForAll(Rows(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
        {
            var random = new Random(seed);
            double[][] shuffled = [.. rows];
            random.Shuffle(shuffled);
            foreach (double[] row in shuffled)
                random.Shuffle(row);
            return Near(Moments(rows), Moments(shuffled));
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Moments_SplitAnywhere_JoinToTheSame() =>
        Prop.ForAll(Rows(), Gen.Choose(0, 100).ToArbitrary(), (rows, percent) =>
        {
            int cut = rows.Length * percent / 100;
            SourceMoments joined = Moments(rows[..cut]);
            SourceMoments rest = Moments(rows[cut..]);
            joined.Add(in rest);
            return Near(Moments(rows), joined);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Moments_SparseAndDense_AreEqual() =>
        Prop.ForAll(Rows(), rows =>
        {
            var sparse = default(SourceMoments);
            foreach (double[] row in rows)
            {
                sparse.Add([.. row.Where(value => value != 0)]);
                sparse.AddZeros(row.Count(value => value == 0));
            }

            return Near(Moments(rows), sparse);
        }).QuickCheckThrowOnFailure();

    private static SourceMoments Moments(double[][] rows)
    {
        var moments = default(SourceMoments);
        foreach (double[] row in rows)
            moments.Add(row);
        return moments;
    }

    private static bool Agrees(SourceMoments moments, double[][] rows)
    {
        double[] values = [.. rows.SelectMany(row => row).Where(double.IsFinite)];
        if (values.Length == 0)
            return moments.Count == 0;
        double mean = values.Average();
        double variance = values.Average(value => (value - mean) * (value - mean));
        return moments.Count == values.LongLength && Math.Abs(moments.Mean - mean) <= 1e-9 && Math.Abs(moments.Variance - variance) <= 1e-6;
    }

    private static bool Near(SourceMoments one, SourceMoments other) =>
        one.Count == other.Count && Math.Abs(one.Mean - other.Mean) <= 1e-9 &&
            Math.Abs(one.StandardDeviation - other.StandardDeviation) <= 1e-9 * (1 + one.StandardDeviation);

    /// <summary>Rows of 0 to 40 values, among them zeros, NaN and infinities; long enough for the vectorised part and its rest.</summary>
    private static Arbitrary<double[][]> Rows()
    {
        Gen<double> value = Gen.Frequency(
            (8, Gen.Choose(-100_000, 100_000).Select(hundredths => hundredths / 100.0)),
            (2, Gen.Constant(0.0)),
            (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity)));
        Gen<double[]> row = from length in Gen.Choose(0, 40)
                           from values in value.ArrayOf(length)
                           select values;
        return row.ArrayOf().ToArbitrary();
    }
}
