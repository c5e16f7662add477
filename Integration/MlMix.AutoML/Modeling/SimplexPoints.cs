using MlMix.Searching.Weights;

namespace MlMix.Searching.Modeling;

/// <summary>Weights spread evenly over all that some ranges allow, the same whenever they are asked for.</summary>
internal static class SimplexPoints
{
    private const int Count = 1 << 14;

    /// <summary>In which part of its range a coordinate stands for a weight of 0, so that sources left out are among the candidates.</summary>
    private const double ZeroShare = 0.1;

    /// <summary>Equal weights first, then each source alone, then all others; the nearest to these that the ranges allow.</summary>
    public static IEnumerable<double[]> Of(WeightRange[] ranges)
    {
        var map = new SimplexMap(ranges, ZeroShare);
        int sources = ranges.Length;
        yield return map.ToWeights(map.ToCube([.. ranges.Select(_ => 1.0)]));
        for (int alone = 0; alone < sources; alone++)
            yield return map.ToWeights(map.ToCube([.. Enumerable.Range(0, sources).Select(i => i == alone ? 1.0 : 0)]));
        double[] steps = Steps(sources);
        for (int point = 1; point <= Count; point++)
            yield return map.ToWeights([.. steps.Select(step => (0.5 + point * step) % 1)]);
    }

    /// <summary>The powers of 1/g, where g is the root above 1 of g^(n + 1) = g + 1, the golden ratio for n = 1.</summary>
    private static double[] Steps(int dimensions)
    {
        double golden = 1.5;
        for (int step = 0; step < 60; step++)
            golden = Math.Pow(1 + golden, 1.0 / (dimensions + 1));
        return [.. Enumerable.Range(1, dimensions).Select(power => Math.Pow(golden, -power))];
    }
}
