using FsCheck;
using FsCheck.Fluent;
using MlMix.Searching.Tests.Support;
using MlMix.Searching.Weights;

namespace MlMix.Searching.Tests.Weights;

[TestClass]
public sealed class SimplexMapTests
{
    private static readonly WeightRange All = WeightRange.All;

    [TestMethod]
    public void ToWeights_WithoutBounds_NormalizesExponentials()
    {
        // -ln(1 - u) is 1 and 3.
        AssertWeights([0.25, 0.75], Map(All, All).ToWeights([1 - Math.Exp(-1), 1 - Math.Exp(-3)]));
    }

    [TestMethod]
    public void ToWeights_EqualCoordinates_AreEqualWeights()
    {
        AssertWeights([0.3333, 0.3333, 0.3333], Map(All, All, All).ToWeights([0.7, 0.7, 0.7]));
        AssertWeights([0.5, 0.5], Map(All, All).ToWeights([0, 0]), "all left out is none left out");
    }

    [TestMethod]
    public void ToWeights_InTheZeroShare_LeavesOut()
    {
        var map = new SimplexMap([All, All, new WeightRange(0.2, 1)], zeroShare: 0.1);

        AssertWeights([0, 0.5, 0.5], map.ToWeights([0.1, 0.55, 0.5]), "0.55 is the middle of 0.1 to 1; a source that may not be left out has no such part");
    }

    [TestMethod]
    public void ToWeights_AtTheEdges_AreOneSourceAlone()
    {
        AssertWeights([0, 1, 0], Map(All, All, All).ToWeights([0, 0.3, 0]));
        double[] last = Map(All, All).ToWeights([1, 0.5]);
        Assert.IsTrue(last[0] is > 0.97 and < 1, "1 has no quantile, and stands for the last number below it");
    }

    [TestMethod]
    public void ToWeights_WithBounds_CutsOneScale()
    {
        double[] nine = [1 - Math.Exp(-1), 1 - Math.Exp(-9)];

        // The first would be 0.1: it is cut to 0.3 and the second takes the rest.
        AssertWeights([0.3, 0.7], Map(new(0.3, 1), All).ToWeights(nine));
        // The second would be 0.9.
        AssertWeights([0.4, 0.6], Map(All, new(0, 0.6)).ToWeights(nine));
        // What the only drawn source may not take goes to the others alike.
        AssertWeights([0.3, 0.3, 0.4], Map(All, All, new(0, 0.4)).ToWeights([0, 0, 0.5]));
        AssertWeights([0.1, 0.5, 0.4], Map(new(0, 0.1), All, new(0, 0.4)).ToWeights([0, 0, 0.5]));
        AssertWeights([0.25, 0.75], Map(new(0.25, 0.25), All).ToWeights([0.9, 0.1]), "a fixed weight");
        AssertWeights([0.4, 0.6], Map(new(0.4, 1), new(0.6, 1)).ToWeights([0.2, 0.1]), "the least add up to 1");
    }

    [TestMethod]
    public void ToWeights_EvenlySpreadCoordinates_AreEvenlySpreadWeights()
    {
        // 30^3 cells of the cube. On the simplex of three, a weight exceeds x with probability (1 - x)^2, and is 1/3 on average.
        SimplexMap map = Map(All, All, All);
        double[][] weights =
        [
            .. from i in Enumerable.Range(0, 30)
               from j in Enumerable.Range(0, 30)
               from k in Enumerable.Range(0, 30)
               select map.ToWeights([(i + 0.5) / 30, (j + 0.5) / 30, (k + 0.5) / 30]),
        ];

        for (int source = 0; source < 3; source++)
        {
            Assert.AreEqual(1 / 3.0, weights.Average(each => each[source]), 0.001);
            Assert.AreEqual(0.25, weights.Count(each => each[source] > 0.5) / 27_000.0, 0.01);
            Assert.AreEqual(0.01, weights.Count(each => each[source] > 0.9) / 27_000.0, 0.003);
        }
    }

    [TestMethod]
    public void ToWeights_AnyCoordinatesAndBounds_AreSharesInTheirBounds() => Law.Holds(Cases(), pair =>
    {
        (WeightRange[] ranges, double[] cube) = pair;

        double[] weights = new SimplexMap(ranges, 0.1).ToWeights(cube);

        Assert.AreEqual(1, weights.Sum(), 0.00006 * weights.Length);
        for (int i = 0; i < weights.Length; i++)
            Assert.IsTrue(weights[i] >= ranges[i].Least && weights[i] <= ranges[i].Most);
    });

    [TestMethod]
    public void ToWeights_SourcesInAnotherOrder_AreTheSame() => Law.Holds(Cases(), pair =>
    {
        (WeightRange[] ranges, double[] cube) = pair;

        double[] backwards = new SimplexMap([.. ranges.Reverse()], 0.1).ToWeights([.. cube.Reverse()]);

        double[] weights = new SimplexMap(ranges, 0.1).ToWeights(cube);
        for (int i = 0; i < weights.Length; i++)
            Assert.AreEqual(weights[i], backwards[^(i + 1)], 1.1e-4);
    });

    [TestMethod]
    public void ToCube_OfWeightsInTheirBounds_IsTheWayBack() => Law.Holds(Cases(), pair =>
    {
        var map = new SimplexMap(pair.Ranges, 0.1);
        double[] weights = map.ToWeights(pair.Cube);

        double[] cube = map.ToCube(weights);

        Assert.IsTrue(cube.All(coordinate => coordinate is >= 0 and <= 1));
        double[] again = map.ToWeights(cube);
        for (int i = 0; i < weights.Length; i++)
            Assert.AreEqual(weights[i], again[i], 0.0003);
    });

    [TestMethod]
    [DataRow(9, 4)]
    [DataRow(10, 5)]
    [DataRow(250, 6)]
    public void Decimals_OfManySources_AreMore(int sources, int decimals) => Assert.AreEqual(decimals, SimplexMap.Decimals(sources));

    private static SimplexMap Map(params WeightRange[] ranges) => new(ranges, zeroShare: 0);

    /// <summary>Two to five sources; the bounds are around a fifth, so that the least add up to 1 at most, and the last source may be all.</summary>
    private static Gen<(WeightRange[] Ranges, double[] Cube)> Cases()
    {
        Gen<double> unit = Gen.Choose(0, 1000).Select(part => part / 1000.0);
        return from sources in Gen.Choose(2, 5)
               from least in Gen.Choose(0, 20).Select(part => part / 100.0).ArrayOf(sources)
               from more in unit.ArrayOf(sources)
               from cube in unit.ArrayOf(sources)
               select (
                   least.Select((low, i) => new WeightRange(low, i == sources - 1 ? 1 : Math.Min(1, low + more[i]))).ToArray(),
                   cube);
    }

    private static void AssertWeights(double[] expected, double[] actual, string? message = null)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-9, $"{string.Join(", ", actual)} {message}");
    }
}
