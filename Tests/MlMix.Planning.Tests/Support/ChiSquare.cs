namespace MlMix.Planning.Tests.Support;

/// <summary>Pearson's test of counts against shares. Seeds are fixed, so a test that passes once passes always.</summary>
internal static class ChiSquare
{
    /// <summary>Fails where counts are farther from the shares than one sample in a thousand is by chance.</summary>
    public static void AssertFits(IReadOnlyList<long> counts, IReadOnlyList<double> shares, string what, int? degrees = null)
    {
        double total = counts.Sum();
        double sum = shares.Sum();
        double statistic = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            double expected = total * shares[i] / sum;
            Assert.IsGreaterThanOrEqualTo(5.0, expected, $"{what}: too few rows for the test");
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        int freedom = degrees ?? counts.Count - 1;
        Assert.IsLessThan(Critical(freedom, upper: true), statistic, $"{what}: too far from the shares");
        // Counts too good to be drawn independently are as wrong as counts too bad.
        if (freedom >= 9)
            Assert.IsGreaterThan(Critical(freedom, upper: false), statistic, $"{what}: too close to the shares");
    }

    /// <summary>
    /// The value that 0.1 % of samples exceed (or fall below). (Wilson and Hilferty 1931; 1 and 2 degrees from the table.)
    /// </summary>
    private static double Critical(int degrees, bool upper)
    {
        const double Normal = 3.0902;
        if (degrees <= 2)
            return degrees == 1 ? 10.828 : 13.816;
        double part = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - part + (upper ? Normal : -Normal) * Math.Sqrt(part), 3);
    }
}
