namespace MlMix.Searching.Weights;

/// <summary>
/// Maps the unit cube, in which tuners move, onto the weights within given bounds that add up to 1. Each coordinate is the quantile of a standard exponential
/// variable, and the exponentials are scaled by one factor so that, cut at the bounds, they add up to 1.
/// </summary>
/// <remarks>
/// Without bounds, points spread evenly over the cube give weights spread evenly over the simplex (normalized exponentials are Dirichlet(1, ..., 1): Devroye,
/// "Non-Uniform Random Variate Generation", 1986, V.2), no source is preferred to another, and equal coordinates are equal weights. The lowest
/// <paramref name="zeroShare"/> of a coordinate leaves its source out, where its bounds allow that.
/// </remarks>
/// <param name="ranges">The bounds of each source's weight; some weights within them add up to 1.</param>
/// <param name="zeroShare">The part of a coordinate that stands for weight 0, from 0 to below 1.</param>
internal sealed class SimplexMap(IReadOnlyList<WeightRange> ranges, double zeroShare)
{
    /// <summary>The exponential quantile of 1 is infinite; this stands for the last numbers below it.</summary>
    private const double Last = 1 - 1e-15;

    /// <summary>
    /// To how many decimals weights are rounded. They are what a person reads and a file says, and rounded before they are used, so that what was tried is what
    /// is written.
    /// </summary>
    public static int Decimals(int sources) => 4 + (int)Math.Log10(Math.Max(sources, 1));

    /// <summary>The weights at a point of the cube, rounded.</summary>
    public double[] ToWeights(IReadOnlyList<double> cube)
    {
        double[] exponentials = [.. cube.Select(Exponential)];
        return [.. Cut(exponentials).Select((weight, i) => Math.Clamp(Math.Round(weight, Decimals(ranges.Count)), ranges[i].Least, ranges[i].Most))];
    }

    /// <summary>A point of the cube whose weights these are, but for their scale, where they are within the bounds.</summary>
    public double[] ToCube(IReadOnlyList<double> weights)
    {
        // Scaled so that equal weights are the middle of the cube.
        double scale = weights.Count * Math.Log(2) / weights.Sum();
        return [.. weights.Select((weight, i) => weight == 0 ? 0 : Zero(i) + (1 - Zero(i)) * -Expm1(-weight * scale))];
    }

    private double Zero(int i) => ranges[i].Least > 0 ? 0 : zeroShare;

    private double Exponential(double coordinate, int i)
    {
        double inside = (coordinate - Zero(i)) / (1 - Zero(i));
        return inside <= 0 ? 0 : -Math.Log(1 - Math.Min(inside, Last));
    }

    /// <summary>The weights clip(t e, least, most) with the t at which they add up to 1; they grow with t, in straight pieces between the bounds.</summary>
    private double[] Cut(double[] e)
    {
        if (e.All(value => value == 0))
            return Cut([.. e.Select(_ => 1.0)]);
        double[] breaks = [0, .. e.SelectMany((value, i) => value > 0 ? [ranges[i].Least / value, ranges[i].Most / value] : Array.Empty<double>()).Order()];
        int end = Array.FindIndex(breaks, t => Sum(e, t) >= 1);
        if (end < 0)
        {
            // Sources at zero take what is left over when all others are at their bounds.
            double left = 1 - Sum(e, breaks[^1]);
            return Spread([.. e.Select((value, i) => Clip(value, breaks[^1], i))], e, left);
        }

        double begin = breaks[Math.Max(end - 1, 0)], low = Sum(e, begin), high = Sum(e, breaks[end]);
        double at = high > low ? begin + (1 - low) / (high - low) * (breaks[end] - begin) : begin;
        return [.. e.Select((value, i) => Clip(value, at, i))];
    }

    private double[] Spread(double[] weights, double[] e, double left)
    {
        int[] open = [.. Enumerable.Range(0, e.Length).Where(i => e[i] == 0).OrderBy(i => ranges[i].Most - weights[i])];
        for (int k = 0; k < open.Length; k++)
        {
            double part = Math.Min(left / (open.Length - k), ranges[open[k]].Most - weights[open[k]]);
            weights[open[k]] += part;
            left -= part;
        }

        return weights;
    }

    private double Sum(double[] e, double t) => e.Select((value, i) => Clip(value, t, i)).Sum();

    private double Clip(double e, double t, int i) => Math.Clamp(e * t, ranges[i].Least, ranges[i].Most);

    /// <summary>exp(x) - 1, without loss near 0.</summary>
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}
