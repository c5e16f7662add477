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

    private EvenPeriod? _period;

    /// <summary>The period of the order that a tree of these weights gives from its first row on, kept for all walks; null where it is too long.</summary>
    public EvenPeriod? PeriodOf(RoundingTree start)
    {
        if (!EvenPeriod.IsKept(start))
            return null;
        EvenPeriod? period = _period;
        // A copy of this record may have other weights. Who comes here at the same time has a period of his own, which is as good.
        if (period?.Weights != Weights)
            _period = period = new EvenPeriod(start.Copy(), Weights);
        return period;
    }

    /// <summary>Divides rows by the weights, or by the schedule.</summary>
    public IRowDivider CreateDivider() => Track is { } track
        ? new PacedDivider(track(), [.. Weights.Select(weight => weight > 0)], 0)
        : new RoundingTree(Weights);

    /// <summary>Indices of the sources that take part, in the order given.</summary>
    public int[] Live() => [.. Enumerable.Range(0, Weights.Length).Where(source => Weights[source] > 0)];
}
