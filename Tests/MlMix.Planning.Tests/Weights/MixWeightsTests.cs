using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Weights;

[TestClass]
public class MixWeightsTests
{
    [TestMethod]
    public void Equal_OfSources_IsOneEach() => CollectionAssert.AreEqual(new[] { 1.0, 1, 1 }, MixWeights.Equal(3));

    [TestMethod]
    public void BySize_OfRows_AreTheRows() =>
        CollectionAssert.AreEqual(new[] { 60_000.0, 0, 900 }, MixWeights.BySize([60_000, 0, 900]));

    [TestMethod]
    [DataRow(100L, 2.0, 10.0)]
    [DataRow(10_000L, 2.0, 100.0)]
    [DataRow(1000L, 3.0, 10.0)]
    [DataRow(1_000_000_000_000_000_000L, 1.5, 1e12)]
    [DataRow(3L, 0.5, 9.0)]
    [DataRow(2L, 0.1, 1024.0)]
    [DataRow(2L, 2.0, 1.41421356237)]
    [DataRow(3L, 2.0, 1.73205080757)]
    [DataRow(7L, 4.0, 1.6265765617)]
    [DataRow(long.MaxValue, 2.0, 3037000499.98)]
    [DataRow(long.MaxValue, 1.0, 9223372036854775807.0)]
    [DataRow(1L, 3.0, 1.0)]
    [DataRow(1L, double.Epsilon, 1.0)]
    [DataRow(0L, 3.0, 0.0)]
    [DataRow(1_000_000L, double.MaxValue, 1.0)]
    [DataRow(1_000_000L, 1e300, 1.0)]
    public void Temperature_OfRows_IsTheRootToTwelveDigits(long rows, double temperature, double expected) => OtherCulture.Run(() =>
        CollectionAssert.AreEqual(new[] { 1, expected }, MixWeights.Temperature([1, rows], temperature)));

    [TestMethod]
    public void Temperature_WithCap_CountsLargeSourcesAsTheCap()
    {
        CollectionAssert.AreEqual(new[] { 10.0, 20, 20 }, MixWeights.Temperature([100, 400, 1_000_000], 2, 400));
        CollectionAssert.AreEqual(new[] { 100.0, 400, 400 }, MixWeights.Temperature([100, 400, 1_000_000], 1, 400));
    }

    [TestMethod]
    public void Temperature_OfAnyRows_IsThePowerOfMath() => Law.Holds(
        from rows in ArbMap.Default.GeneratorFor<PositiveInt>()
        from shift in Gen.Choose(0, 32)
        from hundredths in Gen.Choose(10, 10_000)
        select (Rows: (long)rows.Get << shift, Temperature: hundredths / 100.0),
        given =>
        {
            double expected = Math.Pow(given.Rows, 1 / given.Temperature);
            double weight = MixWeights.Temperature([given.Rows], given.Temperature)[0];
            Assert.AreEqual(1, weight / expected, 1e-11, $"{given}");
        },
        300);

    [TestMethod]
    public void Temperature_OfEveryMagnitude_IsThePowerOfMath()
    {
        for (int power = 0; power < 63; power++)
        {
            foreach (long rows in new[] { 1L << power, (1L << power) + 1, ((1L << power) - 1) | 1 })
            {
                foreach (double temperature in new[] { 0.0645, 0.3, 0.99, 1.01, 3.3333, 70, 12345.678 })
                {
                    double weight = MixWeights.Temperature([rows], temperature)[0];
                    Assert.AreEqual(1, weight / Math.Pow(rows, 1 / temperature), 1e-11, $"{rows} at {temperature}");
                }
            }
        }
    }

    [TestMethod]
    public void Temperature_OfMoreRows_IsNoLess()
    {
        double[] weights = MixWeights.Temperature([.. Enumerable.Range(1, 1000).Select(i => (long)i)], 5);
        for (int i = 1; i < weights.Length; i++)
            Assert.IsGreaterThan(weights[i - 1], weights[i]);
    }

    [TestMethod]
    public void Temperature_WithFaults_TellsThemAll()
    {
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.Temperature([5, -1], double.NaN, 0));
        CollectionAssert.AreEqual(
            new[]
            {
                "Source 2 of 2 has -1 rows; give 0 or more.",
                "The temperature must be a finite number above 0; it is NaN. 1 weighs by size.",
                "The cap must be 1 row or more; it is 0. Leave it out for no cap.",
            },
            thrown.Faults.ToArray());
        foreach (double temperature in new[] { 0, -1, double.PositiveInfinity, double.NegativeInfinity })
            Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.Temperature([5], temperature));
        Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.BySize([]));
        Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.BySize([0, 0]));
        Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.Equal(0));
        Assert.ThrowsExactly<ArgumentNullException>(() => MixWeights.BySize(null!));
    }

    [TestMethod]
    public void Temperature_TooLowForADouble_IsAFaultOfTheSource()
    {
        // 10^(1 / 0.0034) is 10^294, 10^(1 / 0.0033) is 10^303.
        Assert.AreEqual(Math.Pow(10, 1 / 0.0034), MixWeights.Temperature([10], 0.0034)[0], 1e284);
        var thrown = Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.Temperature([1, 10], 0.0033));
        Assert.HasCount(1, thrown.Faults);
        StringAssert.Contains(thrown.Message, "0.0033 gives the 10 rows of source 2");
        Assert.ThrowsExactly<MixConfigurationException>(() => MixWeights.Temperature([2], double.Epsilon));
    }
}
