using MlMix.Selections;
using MlMix.Walking;

namespace MlMix.Seeking;

/// <summary>
/// Where in a mix sources drop out and where it ends, found from event to event without walking: at most one leg more than there are sources.
/// </summary>
internal sealed class Timeline
{
    private const long Never = -1;

    private readonly MixPlan _plan;
    private readonly StopRule _stop;
    private readonly long[] _contents;
    private readonly long[] _limits;
    private readonly bool[] _live;
    private readonly List<Leg> _legs = [];

    private Timeline(MixPlan plan)
    {
        (_plan, _stop) = (plan, plan.Stop);
        int sources = plan.Sources.Count;
        _contents = new long[sources];
        _limits = new long[sources];
        _live = new bool[sources];
        for (int source = 0; source < sources; source++)
        {
            _live[source] = plan.TakesPart(source);
            if (!_live[source])
                continue;
            PlannedSource planned = plan.Planned(source);
            _contents[source] = planned.Content.Content!.Value;
            long limit = planned.LimitOf(planned.Content);
            _limits[source] = limit == long.MaxValue ? Never : limit;
        }
    }

    /// <summary>Gets the legs in order; at least one.</summary>
    public IReadOnlyList<Leg> Legs => _legs;

    /// <summary>Gets the number of rows that the stop rule gives, or null when it does not end the mix within its length.</summary>
    public long? End { get; private set; }

    /// <summary>Gets the source at whose end, or whose lack of a row, the mix ends; -1 when there is none.</summary>
    public int EndedBy { get; private set; } = -1;

    /// <summary>Goes through a plan whose row counts are known.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="first">Its order up to the first drop-out.</param>
    public static Timeline Of(MixPlan plan, Stretch first)
    {
        var timeline = new Timeline(plan);
        timeline.Follow(new Leg(0, first, new long[plan.Sources.Count]));
        return timeline;
    }

    /// <summary>The leg in which a position lies.</summary>
    public Leg LegAt(long position)
    {
        int low = 0;
        int high = _legs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _legs[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }
        return _legs[low];
    }

    private void Follow(Leg leg)
    {
        long bound = _plan.Length ?? long.MaxValue;
        while (true)
        {
            _legs.Add(leg);
            (long rows, int source, bool ends) = NextEvent(leg);
            if (rows >= leg.Stretch.Length && !(ends && rows == leg.Stretch.Length))
                (rows, source, ends) = (leg.Stretch.Length, -1, leg.Stretch.Length < long.MaxValue);
            if (rows > bound - leg.Start || (rows == bound - leg.Start && !ends))
                return;
            if (ends)
            {
                (End, EndedBy) = (leg.Start + rows, source);
                return;
            }
            var taken = new long[_live.Length];
            leg.Stretch.Count(rows, taken);
            for (int i = 0; i < taken.Length; i++)
                taken[i] += leg.Taken[i];
            _live[source] = false;
            leg = new Leg(leg.Start + rows, leg.Stretch.Drop(rows, source), taken);
        }
    }

    // After how many rows of the leg something happens, by which source, and whether that ends the mix.
    private (long Rows, int Source, bool Ends) NextEvent(Leg leg)
    {
        if (_stop is StopRule.FirstExhausted or StopRule.FirstMiss)
        {
            long miss = _stop == StopRule.FirstMiss ? 1 : 0;
            (long index, int by) = leg.Stretch.Find(Ordinals(leg, _contents, miss - 1), last: false);
            return (index == long.MaxValue ? index : index + 1 - miss, by, true);
        }
        (long drop, int dropped) = leg.Stretch.Find(Ordinals(leg, _limits, -1), last: false);
        if (_stop == StopRule.AllExhausted)
        {
            (long last, int finisher) = leg.Stretch.Find(Ordinals(leg, _contents, -1), last: true);
            if (last <= drop && last < long.MaxValue)
                return (last + 1, finisher, true);
        }
        if (drop == long.MaxValue)
            return (drop, -1, false);
        return (drop + 1, dropped, _live.Count(live => live) == 1);
    }

    // For each source the ordinal, in the leg, of the row that is its goal; -1 where the goal lies behind or nowhere.
    private long[] Ordinals(Leg leg, long[] goals, long offset)
    {
        var ordinals = new long[goals.Length];
        for (int source = 0; source < goals.Length; source++)
        {
            bool isAhead = _live[source] && goals[source] + offset >= leg.Taken[source];
            ordinals[source] = isAhead ? goals[source] + offset - leg.Taken[source] : -1;
        }
        return ordinals;
    }
}
