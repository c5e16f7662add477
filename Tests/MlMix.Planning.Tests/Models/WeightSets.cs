using FsCheck;
using FsCheck.Fluent;

namespace MlMix.Planning.Tests.Models;

/// <summary>Weights of many shapes, as whole numbers: flat, steep, one heavy, with zeros.</summary>
internal static class WeightSets
{
    public static Gen<long[]> Any(int most) =>
        from sources in Gen.Choose(1, most)
        from weights in Gen.OneOf(
            Gen.Choose(1, 1000).ArrayOf(sources),
            Gen.Constant(Enumerable.Repeat(1, sources).ToArray()),
            Gen.Choose(0, 20).Select(power => 1 << power).ArrayOf(sources),
            Gen.Elements(0, 1, 7, 100).ArrayOf(sources),
            Gen.Choose(1, 200).Select(heavy => Enumerable.Range(0, sources).Select(i => i == sources - 1 ? heavy : 1).ToArray()),
            Gen.Constant(Fibonacci(sources)),
            Gen.Constant(Fibonacci(sources)).SelectMany(Gen.Shuffle))
        select Usable(weights);

    private static int[] Fibonacci(int count)
    {
        // Fibonacci numbers make the deepest Huffman tree; beyond 40 of them they no longer fit, so they start again.
        var numbers = new int[count];
        for (int i = 0; i < count; i++)
            numbers[i] = i % 40 < 2 ? 1 : numbers[i - 1] + numbers[i - 2];
        return numbers;
    }

    private static long[] Usable(int[] weights) =>
        weights.All(weight => weight == 0) ? [.. weights.Select(_ => 1L)] : [.. weights.Select(weight => (long)weight)];
}
