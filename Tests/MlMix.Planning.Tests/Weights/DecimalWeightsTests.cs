using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Weights;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class DecimalWeightsTests
{
    [TestMethod]
    [DataRow(new[] { 0.3, 0.7 }, new[] { 3L, 7 })]
    [DataRow(new[] { 0.1, 0.2, 0.3 }, new[] { 1L, 2, 3 })]
    [DataRow(new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, new[] { 1L, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [DataRow(new[] { 50.0, 50 }, new[] { 1L, 1 })]
    [DataRow(new[] { 0.5, 0.25, 0.25 }, new[] { 2L, 1, 1 })]
    [DataRow(new[] { 1e300, 2e300 }, new[] { 1L, 2 })]
    [DataRow(new[] { 5e-324, 5e-324 }, new[] { 1L, 1 })]
    [DataRow(new[] { 5e-324 }, new[] { 1L })]
    [DataRow(new[] { double.MaxValue }, new[] { 1L })]
    [DataRow(new[] { double.MaxValue, double.MaxValue }, new[] { 1L, 1 })]
    [DataRow(new[] { 1e16, 1 }, new[] { 10_000_000_000_000_000L, 1 })]
    [DataRow(new[] { 1e-5, 1 }, new[] { 1L, 100_000 })]
    [DataRow(new[] { 123456.789, 0.001 }, new[] { 123_456_789L, 1 })]
    [DataRow(new[] { 0.0, 3, 0, 6 }, new[] { 0L, 1, 0, 2 })]
    [DataRow(new[] { -0.0, 3 }, new[] { 0L, 1 })]
    [DataRow(new[] { 0.0, 0 }, new[] { 0L, 0 })]
    [DataRow(new double[0], new long[0])]
    public void ToIntegers_OfWeights_AreTheRatiosThatTheUserWrote(double[] weights, long[] expected) =>
        CollectionAssert.AreEqual(expected, DecimalWeights.ToIntegers(weights));

    [TestMethod]
    public void ToIntegers_OfThirds_AreTheDigitsOfTheDoubles()
    {
        // 1/3 and 2/3 as doubles are written 0.3333333333333333 and 0.6666666666666666.
        CollectionAssert.AreEqual(new long[] { 1, 2 }, DecimalWeights.ToIntegers([1 / 3.0, 2 / 3.0]));
        // 1 / 3.0 and 1 have nothing in common.
        CollectionAssert.AreEqual(new[] { 3_333_333_333_333_333, 10_000_000_000_000_000 }, DecimalWeights.ToIntegers([1 / 3.0, 1]));
    }

    [TestMethod]
    public void ToIntegers_OfExtremes_KeepsTheLeastAsOne()
    {
        CollectionAssert.AreEqual(new[] { 1, 1L << 61 }, Rounded(DecimalWeights.ToIntegers([1e-300, 1e300])));
        CollectionAssert.AreEqual(new[] { 1, 1L << 61 }, Rounded(DecimalWeights.ToIntegers([5e-324, double.MaxValue])));

        // The great one is the floor of nearly all of 2^61.
        static long[] Rounded(long[] weights) => [weights[0], weights[1] == (1L << 61) - 1 ? 1L << 61 : weights[1]];
    }

    [TestMethod]
    public void ToIntegers_OfAnyDecimals_AreExactWhileTheyFit() => Law.Holds(
        Gen.Choose(0, 1_000_000).ArrayOf().Where(digits => digits.Length > 0),
        digits =>
        {
            foreach (double unit in new[] { 1, 10, 1e3, 1e6, 1e9 })
            {
                long[] whole = DecimalWeights.ToIntegers([.. digits.Select(number => number / unit)]);
                for (int i = 0; i < whole.Length; i++)
                {
                    for (int j = 0; j < whole.Length; j++)
                    {
                        BigInteger expected = (BigInteger)whole[j] * digits[i];
                        Assert.AreEqual(expected, (BigInteger)whole[i] * digits[j], $"{unit}: {string.Join(' ', digits)}");
                    }
                }
                BigInteger divisor = whole.Aggregate(BigInteger.Zero, (a, b) => BigInteger.GreatestCommonDivisor(a, b));
                Assert.IsTrue(divisor <= 1, "in lowest terms");
            }
        });

    [TestMethod]
    public void ToIntegers_OfAnyDoubles_FitAndKeepTheShares() => Law.Holds(
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => Math.Abs(number.Get)).ArrayOf()
            .Where(weights => weights.Any(weight => weight > 0)),
        weights =>
        {
            long[] whole = DecimalWeights.ToIntegers(weights);
            BigInteger sum = whole.Aggregate(BigInteger.Zero, (a, b) => a + b);
            Assert.IsTrue(sum <= DecimalWeights.LargestSum + (BigInteger)weights.Length, $"sum {sum}");
            // The decimals as fractions over one denominator, read by another way than the code's.
            BigInteger[] exact = [.. weights.Select(Exact)];
            BigInteger exactSum = exact.Aggregate(BigInteger.Zero, (a, b) => a + b);
            for (int i = 0; i < weights.Length; i++)
            {
                Assert.AreEqual(weights[i] > 0, whole[i] > 0);
                BigInteger error = BigInteger.Abs(whole[i] * exactSum - exact[i] * sum);
                Assert.IsTrue(
                    error * 1_000_000_000_000_000 <= exactSum * sum, $"share of {weights[i]:R} among {string.Join(' ', weights)}");
            }
        });

    [TestMethod]
    public void ToIntegers_SumBeyond61Bits_IsScaledToThem()
    {
        double[] weights = [.. Enumerable.Range(0, 1000).Select(i => 1 + i / 3.0)];
        long[] whole = DecimalWeights.ToIntegers(weights);
        decimal sum = 0;
        foreach (long weight in whole)
            sum += weight;
        Assert.IsLessThanOrEqualTo(1L << 61, sum);
        Assert.IsGreaterThan((1L << 61) - 1001, sum);
        for (int i = 0; i < weights.Length; i++)
            Assert.AreEqual(weights[i] / weights.Sum(), (double)(whole[i] / sum), 1e-15);
    }

    [TestMethod]
    public void ToIntegers_InAnotherCulture_AreTheSame() =>
        OtherCulture.Run(() => CollectionAssert.AreEqual(new long[] { 3, 7, 1 }, DecimalWeights.ToIntegers([0.3, 0.7, 1e-1])));

    // Every finite double is a whole number of 10^-400 in its shortest decimal form.
    private static BigInteger Exact(double weight)
    {
        string[] parts = weight.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        // The shortest form has at most 17 digits; "E16" shows 17, of which the shortest form is the one that reads back with fewest.
        for (int digits = 0; digits <= 16; digits++)
        {
            string text = weight.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == weight)
            {
                parts = text.Split('E');
                break;
            }
        }
        string number = parts[0].Replace(".", "", StringComparison.Ordinal);
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture) - (number.Length - 1);
        return BigInteger.Parse(number, CultureInfo.InvariantCulture) * BigInteger.Pow(10, 400 + exponent);
    }
}
