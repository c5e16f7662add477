using MlMix.Randomness;
using MlMix.Schedules;
using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>What a selection is told of a plan.</summary>
/// <param name="weights">A weight per source in whole numbers, 0 for those that take no part; at least one is positive.</param>
/// <param name="contents">Picks of a source before it is emptied, -1 where they are not known.</param>
/// <param name="random">The plan's random numbers.</param>
internal sealed class SelectionInput(long[] weights, long[] contents, PlanRandom random)
{
    private EvenPeriod? _period;

    public long[] Weights => weights;

    public long[] Contents => contents;

    public PlanRandom Random => random;

    /// <summary>Gets what makes the track of a schedule, or null when the weights hold throughout.</summary>
    public Func<ScheduleTrack>? Track { get; init; }

    /// <summary>The period of the order that a tree of these weights gives from its first row on, kept for all walks; null where it is too long.</summary>
    public EvenPeriod? PeriodOf(RoundingTree start)
    {
        if (!EvenPeriod.IsKept(start))
            return null;
        // Who comes here at the same time has a period of his own, which is as good.
        return _period ??= new EvenPeriod(start.Copy());
    }

    /// <summary>Divides rows by the weights, or by the schedule.</summary>
    public IRowDivider CreateDivider() => Track is { } track
        ? new PacedDivider(track(), [.. Weights.Select(weight => weight > 0)], 0)
        : new RoundingTree(Weights);

    /// <summary>Indices of the sources that take part, in the order given.</summary>
    public int[] Live() => [.. Enumerable.Range(0, Weights.Length).Where(source => Weights[source] > 0)];
}
