using MlMix.Seeking;
using MlMix.Selections;
using MlMix.Walking;

namespace MlMix;

/// <summary>
/// Any position of a plan at once, without walking there, and back from a row to its positions. Immutable; safe for use from many threads. Positions
/// are those of the whole order, whatever the plan's shard.
/// </summary>
/// <remarks>
/// A pick takes time by the depth of a tree over the sources for <see cref="Selection.Even"/>, by the block's size for Blocks, and next to none for the
/// others; how many rows come before it does not matter. Memory: the state of the order at each drop-out.
/// </remarks>
public sealed class PlanSeeker
{
    private readonly MixPlan _plan;
    private readonly Timeline _timeline;
    private readonly long _end;

    private PlanSeeker(MixPlan plan, Timeline timeline)
    {
        (_plan, _timeline) = (plan, timeline);
        _end = plan.EndOfMix ?? long.MaxValue;
    }

    internal Timeline Timeline => _timeline;

    /// <summary>The pick at a position.</summary>
    /// <param name="position">Position, from 0 to the number of rows less one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative or not before the end of the mix.</exception>
    public SourcePick Pick(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, _end);
        Leg leg = _timeline.LegAt(position);
        (int source, long ordinal) = leg.Stretch.At(position - leg.Start);
        PlannedSource planned = _plan.Planned(source);
        return planned.PickAt(planned.Content, leg.Taken[source] + ordinal);
    }

    /// <summary>How many of the first rows each source delivers.</summary>
    /// <param name="rows">Length of the prefix, 0 to the number of rows of the mix.</param>
    /// <returns>A count for each source, in the order of the plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative or beyond the end of the mix.</exception>
    public long[] Counts(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _end);
        var counts = new long[_plan.Sources.Count];
        if (rows == 0)
            return counts;
        Leg leg = _timeline.LegAt(rows);
        leg.Stretch.Count(rows - leg.Start, counts);
        for (int source = 0; source < counts.Length; source++)
            counts[source] += leg.Taken[source];
        return counts;
    }

    /// <summary>Where a row stands in one of its passes.</summary>
    /// <param name="pick">Source, row and pass.</param>
    /// <returns>The position, or null when the mix ends before, or has no such row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The plan has no source of that index.</exception>
    public long? PositionOf(SourcePick pick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pick.Source, nameof(pick));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pick.Source, _plan.Sources.Count, nameof(pick));
        PlannedSource planned = _plan.Planned(pick.Source);
        if (!_plan.TakesPart(pick.Source) || planned.IndexOf(pick.Row, pick.Pass) is not { } index || index >= planned.LimitOf(planned.Content))
            return null;
        Leg leg = LegOf(pick.Source, index);
        long within = leg.Stretch.PositionOf(pick.Source, index - leg.Taken[pick.Source]);
        return within < _end - leg.Start ? leg.Start + within : null;
    }

    /// <summary>Where a row stands in every pass in which it is delivered, in order. Without end where the mix is.</summary>
    /// <param name="source">Index of the source.</param>
    /// <param name="row">Row within the source.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan has no source of that index.</exception>
    public IEnumerable<long> PositionsOf(int source, long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, _plan.Sources.Count);
        return Positions(source, row);
    }

    /// <returns>Null when the plan's picks show only by walking.</returns>
    internal static PlanSeeker? Create(MixPlan plan) =>
        plan.CreateStretch() is { } first ? new PlanSeeker(plan, Timeline.Of(plan, first)) : null;

    private IEnumerable<long> Positions(int source, long row)
    {
        // A fractional content leaves a row out of some passes, so the end shows only by the last pass that begins before the mix ends.
        PlannedSource planned = _plan.Planned(source);
        if (!_plan.TakesPart(source) || !planned.Delivers(row))
            yield break;
        long total = _end < long.MaxValue ? Counts(_end)[source] : planned.LimitOf(planned.Content);
        for (long pass = 0; planned.BeginsBefore(pass, total); pass++)
        {
            if (PositionOf(new SourcePick(source, row, pass)) is { } position)
                yield return position;
        }
    }

    private Leg LegOf(int source, long index)
    {
        int low = 0;
        int high = _timeline.Legs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _timeline.Legs[middle].Taken[source] <= index ? (middle, high) : (low, middle - 1);
        }
        return _timeline.Legs[low];
    }
}
