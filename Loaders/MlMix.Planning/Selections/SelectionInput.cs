using MlMix.Randomness;

namespace MlMix.Selections;

/// <summary>What a selection is told of a plan.</summary>
/// <param name="Weights">A weight per source in whole numbers, 0 for those that take no part; at least one is positive.</param>
/// <param name="Contents">Rows that a source delivers before it is emptied, -1 where they are not known.</param>
/// <param name="Random">The plan's random numbers.</param>
internal sealed record SelectionInput(long[] Weights, long[] Contents, PlanRandom Random)
{
    /// <summary>Indices of the sources that take part, in the order given.</summary>
    public int[] Live() => [.. Enumerable.Range(0, Weights.Length).Where(source => Weights[source] > 0)];
}
