using MlMix.Schedules;
using MlMix.Walking;
using MlMix.Weights;

namespace MlMix.Explaining;

/// <summary>Puts together what is known of a plan's sources, and of the plans nested in it for the rows that are asked of them.</summary>
internal sealed class Explainer
{
    private readonly Effort _effort;

    private Explainer(Effort effort) => _effort = effort;

    public static PlanExplanation Explain(MixPlan plan, CancellationToken cancellation, IProgress<double>? progress)
    {
        var effort = new Effort(cancellation, progress);
        effort.Report(0);
        PlanExplanation explanation = new Explainer(effort).Explain(plan, [new Run(plan, 0, null, 1)], isNested: false);
        effort.End();
        return explanation;
    }

    /// <param name="plan">The plan.</param>
    /// <param name="runs">Which rows are taken of it, the first pass first; null when that is unknown.</param>
    /// <param name="isNested">Whether another mix takes them.</param>
    private PlanExplanation Explain(MixPlan plan, IReadOnlyList<Run>? runs, bool isNested)
    {
        var tallies = new List<Tally>();
        for (int i = 0; i < runs?.Count; i++)
        {
            _effort.Next(isNested || plan.Sources.Any(source => source.Plan is not null) ? 0.5 : 1);
            tallies.Add(Tally.Of(runs[i], measures: i == 0, _effort));
        }
        Ending ending = tallies.Count > 0 ? tallies[0].Ending : new Ending(0, runs is null ? EndCause.Unknown : EndCause.OuterMix);
        if (isNested)
            ending = ending with { Rows = runs?.Sum(run => run.Times * (run.To!.Value - run.From)) };
        double[] shares = SharesOf(plan);
        var sources = new SourceExplanation[plan.Sources.Count];
        for (int source = 0; source < sources.Length; source++)
            sources[source] = Explain(plan, source, runs, tallies, ending.Rows, shares[source]);
        PrefixError error = tallies.Count > 0 ? tallies[0].Error : PrefixError.None;
        return new PlanExplanation(plan, ending, sources)
        {
            WorstPrefixError = error.Worst,
            PrefixErrorRows = error.Rows,
            IsPrefixErrorComplete = error.IsAll,
        };
    }

    private SourceExplanation Explain(MixPlan plan, int index, IReadOnlyList<Run>? runs, List<Tally> tallies, long? length, double share)
    {
        PlanSource source = plan.Sources[index];
        PlannedSource planned = plan.Planned(index);
        bool isKnown = runs is not null && tallies.TrueForAll(tally => tally.Counts[index] is not null);
        long delivered = 0;
        long passes = 0;
        for (int i = 0; i < tallies.Count && isKnown && plan.TakesPart(index); i++)
        {
            (long from, long to) = (tallies[i].Before[index], tallies[i].Counts[index]!.Value);
            delivered += runs![i].Times * (to - from);
            passes += runs[i].Times * Passes.Between(planned, from, to);
        }
        long? distinct = !isKnown ? null : delivered == 0 ? 0 : Passes.Distinct(runs!, tallies, index);
        return new SourceExplanation(source.Name)
        {
            Weight = share,
            Rows = planned.Content.Rows,
            Delivered = isKnown ? delivered : null,
            Passes = isKnown ? passes : null,
            Unread = planned.Content.Rows - distinct,
            FirstWrap = tallies.Count > 0 ? tallies[0].FirstWraps[index] : null,
            Proportion = isKnown && length > 0 ? (double)delivered / length.Value : null,
            Nested = source.Plan is { } inner ? Explain(inner, isKnown ? RunsOf(index, runs!, tallies) : null, isNested: true) : null,
        };
    }

    private List<Run> RunsOf(int source, IReadOnlyList<Run> runs, List<Tally> tallies)
    {
        var nested = new List<Run>();
        for (int i = 0; i < runs.Count; i++)
        {
            MixPlan plan = runs[i].Plan;
            (long from, long to) = (tallies[i].Before[source], tallies[i].Counts[source]!.Value);
            if (from < to)
            {
                foreach (Run run in Run.OfNested(plan.Sources[source], plan.Planned(source), from, to))
                {
                    _effort.Report(0);
                    nested.Add(run with { Times = run.Times * runs[i].Times });
                }
            }
        }
        return Run.Merge(nested);
    }

    private static double[] SharesOf(MixPlan plan)
    {
        int sources = plan.Sources.Count;
        var shares = new double[sources];
        if (plan.Schedule is { } schedule)
        {
            ScheduleTrack track = Ordering.CreateTrack(plan, schedule);
            Segment first = track.At(0);
            var end = new double[sources];
            if (plan.Sources.Any(source => source.Weight > 0))
                track.LiveShares(first, [.. plan.Sources.Select(source => source.Weight > 0)], shares, end);
            for (int i = 0; i < sources; i++)
                shares[i] += (end[i] - shares[i]) * first.Blend(0);
            return shares;
        }
        long[] weights = DecimalWeights.ToIntegers([.. plan.Sources.Select(source => source.Weight)]);
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
