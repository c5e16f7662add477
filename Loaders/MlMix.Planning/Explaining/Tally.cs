using MlMix.Seeking;
using MlMix.Walking;

namespace MlMix.Explaining;

/// <summary>Who delivers how much in one run of a plan.</summary>
internal sealed class Tally
{
    /// <summary>Gets the number of rows of each source before the run.</summary>
    public required long[] Before { get; init; }

    /// <summary>Gets the number up to its end, or null where that is unknown or without end.</summary>
    public required long?[] Counts { get; init; }

    /// <summary>Gets where each source first starts again in the run, or null.</summary>
    public required long?[] FirstWraps { get; init; }

    /// <summary>Gets where and why the plan ends; within a run that ends before, that it is the mix around it.</summary>
    public required Ending Ending { get; init; }

    public PrefixError Error { get; init; } = PrefixError.None;

    /// <param name="run">The rows.</param>
    /// <param name="measures">Whether the prefix error is wanted.</param>
    /// <param name="effort">Progress of the work.</param>
    public static Tally Of(Run run, bool measures, Effort effort)
    {
        MixPlan plan = run.Plan;
        int sources = plan.Sources.Count;
        if (!Enumerable.Range(0, sources).Any(plan.TakesPart))
            return Empty(sources);
        if (plan.Seeker is { } seeker)
            return Seek(run, seeker, measures, effort);
        bool isWalked = run.To is null ? PlanEnd.CanBeWalked(plan) : PlanEnd.HasKnownOrEndlessSources(plan);
        return isWalked ? Walk(run, effort) : Unknown(run);
    }

    private static Tally Empty(int sources)
    {
        var none = new long?[sources];
        long?[] zeros = [.. new long[sources]];
        return new Tally { Before = new long[sources], Counts = zeros, FirstWraps = none, Ending = new Ending(0, EndCause.NothingToDraw) };
    }

    // Nothing is known beyond what each source is asked for where all of it is delivered.
    private static Tally Unknown(Run run)
    {
        MixPlan plan = run.Plan;
        int sources = plan.Sources.Count;
        var counts = new long?[sources];
        bool deliversAll = run.To is null && plan is { Stop: StopRule.AllOnce, Length: null, Selection: not Selections.ExplicitSelection };
        for (int source = 0; source < sources; source++)
            counts[source] = !plan.TakesPart(source) ? 0 : deliversAll ? plan.Planned(source).Content.Content : null;
        return new Tally { Before = new long[sources], Counts = counts, FirstWraps = new long?[sources], Ending = PlanEnd.WithoutCounts(plan) };
    }

    private static Tally Walk(Run run, Effort effort)
    {
        var walk = new CountingWalk(run.Plan, run.From, effort);
        walk.Go(run.To ?? long.MaxValue, isAll: true);
        int sources = run.Plan.Sources.Count;
        return new Tally
        {
            Before = walk.Before,
            Counts = [.. walk.IsEndless ? new long?[sources] : walk.Counts.Select(count => (long?)count)],
            FirstWraps = walk.FirstWraps,
            Ending = run.IsCutShort ? new Ending(run.To, EndCause.OuterMix) : PlanEnd.OfWalk(run.Plan, walk),
            Error = walk.Error,
        };
    }

    private static Tally Seek(Run run, PlanSeeker seeker, bool measures, Effort effort)
    {
        MixPlan plan = run.Plan;
        int sources = plan.Sources.Count;
        long? end = run.To is { } to && !(plan.EndOfMix < to) ? to : plan.EndOfMix;
        long[] before = seeker.Counts(run.From);
        var wraps = new long?[sources];
        long[]? counts = end is { } last ? seeker.Counts(last) : null;
        // Sources that start again at about the same place come one after the other: a shuffled block is then made but once.
        int[] order = [.. Enumerable.Range(0, sources).Where(plan.TakesPart)
            .OrderBy(source => Passes.StartAfter(plan.Planned(source), before[source]) / plan.Sources[source].Weight)];
        for (int i = 0; i < order.Length; i++)
        {
            int source = order[i];
            PlannedSource planned = plan.Planned(source);
            long wrap = Passes.StartAfter(planned, before[source]);
            if (wrap < (counts?[source] ?? long.MaxValue))
                wraps[source] = seeker.PositionOf(planned.PickAt(planned.Content, wrap));
            effort.Report(0.5 * i / order.Length);
        }
        return new Tally
        {
            Before = before,
            Counts = counts is null ? new long?[sources] : [.. counts.Select(count => (long?)count)],
            FirstWraps = wraps,
            Ending = run.IsCutShort ? new Ending(run.To, EndCause.OuterMix) : PlanEnd.OfTimeline(plan, seeker.Timeline),
            Error = measures ? PrefixError.Of(plan, end, effort) : PrefixError.None,
        };
    }
}
