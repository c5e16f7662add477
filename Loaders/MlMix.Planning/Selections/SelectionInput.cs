using MlMix.Randomness;
using MlMix.Schedules;
using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>What a selection is told of a plan.</summary>
/// <param name="Weights">A weight per source in whole numbers, 0 for those that take no part; at least one is positive.</param>
/// <param name="Contents">Rows that a source delivers before it is emptied, -1 where they are not known.</param>
/// <param name="Random">The plan's random numbers.</param>
internal sealed record SelectionInput(long[] Weights, long[] Contents, PlanRandom Random)
{
    /// <summary>Gets what makes the track of a schedule, or null when the weights hold throughout.</summary>
    public Func<ScheduleTrack>? Track { get; init; }

    /// <summary>Divides rows by the weights, or by the schedule.</summary>
    public IRowDivider CreateDivider() => Track is { } track
        ? new PacedDivider(track(), [.. Weights.Select(weight => weight > 0)], 0)
        : new RoundingTree(Weights);

    /// <summary>Indices of the sources that take part, in the order given.</summary>
    public int[] Live() => [.. Enumerable.Range(0, Weights.Length).Where(source => Weights[source] > 0)];
}
