namespace MlMix.Schedules;

/// <summary>Weights normalized to sum 1.</summary>
internal static class Shares
{
    /// <summary>Whether any of the sources that count has a weight.</summary>
    public static bool Any(ReadOnlySpan<double> weights, ReadOnlySpan<bool> live)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (live[i] && weights[i] > 0)
                return true;
        }
        return false;
    }

    /// <summary>Normalizes the weights of the sources that count; the others get 0. One of those that count must have a weight.</summary>
    public static void Of(ReadOnlySpan<double> weights, ReadOnlySpan<bool> live, Span<double> shares)
    {
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            // Adding 0 takes the sign off a negative zero.
            shares[i] = live[i] ? weights[i] + 0.0 : 0;
            sum += shares[i];
            largest = Math.Max(largest, shares[i]);
        }
        if (!double.IsFinite(sum))
        {
            // Each is finite, so they all fit once the largest is 1.
            sum = 0;
            foreach (ref double share in shares)
            {
                share /= largest;
                sum += share;
            }
        }
        foreach (ref double share in shares)
            share /= sum;
    }

    /// <summary>Normalizes the weights of all sources.</summary>
    public static double[] Of(ReadOnlySpan<double> weights)
    {
        var live = new bool[weights.Length];
        live.AsSpan().Fill(true);
        var shares = new double[weights.Length];
        Of(weights, live, shares);
        return shares;
    }
}
