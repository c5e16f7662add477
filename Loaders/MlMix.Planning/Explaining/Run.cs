using MlMix.Selections;
using MlMix.Walking;

namespace MlMix.Explaining;

/// <summary>Some rows of a plan's order, taken several times.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="From">The first row.</param>
/// <param name="To">The row after the last one; null for all rows that there are.</param>
/// <param name="Times">How often they are taken.</param>
internal sealed record Run(MixPlan Plan, long From, long? To, long Times)
{
    /// <summary>Whether the plan has rows after these.</summary>
    public bool IsCutShort => To is not null && To != Plan.EndOfMix;

    /// <summary>Adds up runs of the same rows.</summary>
    public static List<Run> Merge(IEnumerable<Run> runs) =>
        [.. runs.GroupBy(run => (run.Plan, run.From, run.To), (_, same) => same.First() with { Times = same.Sum(run => run.Times) })];

    /// <summary>The rows that a nested plan is asked for when so many rows are taken of it, pass by pass.</summary>
    /// <param name="source">The source that it is of its plan.</param>
    /// <param name="planned">What its plan makes of it.</param>
    /// <param name="first">How many of the source's rows were taken before.</param>
    /// <param name="end">The same number after the last one.</param>
    public static IEnumerable<Run> OfNested(PlanSource source, PlannedSource planned, long first, long end)
    {
        MixPlan plan = source.Plan!;
        bool isNew = source.RowOrder != RowOrder.Kept && HangsOnEpoch(plan);
        (long content, long rows) = (planned.Content.Content ?? long.MaxValue, planned.Content.Rows ?? long.MaxValue);
        while (first < end)
        {
            (long row, long pass) = planned.Content.At(first);
            long left = Math.Min(Math.Min(rows - row, content - first % content), end - first);
            long times = 1;
            if (!isNew && first % content == 0 && end - first >= content)
            {
                // Whole contents are all alike.
                times = (end - first) / content;
                if (content > rows)
                    yield return new Run(plan, planned.First, planned.First + rows, times * (content / rows));
                if (content > rows && content % rows > 0)
                    yield return new Run(plan, planned.First, planned.First + content % rows, times);
                if (content <= rows)
                    yield return new Run(plan, planned.First, planned.First + content, times);
                first += times * content;
                continue;
            }
            MixPlan here = isNew && pass > 0 ? plan.ForEpoch(checked(plan.Epoch + (int)pass)) : plan;
            yield return new Run(here, planned.First + row, planned.First + row + left, 1);
            first += left;
        }
    }

    // Whether epochs may differ in how many rows a source delivers, or in which.
    private static bool HangsOnEpoch(MixPlan plan) => plan.Schedule is not null
        || plan.Selection is RandomSelection or BlocksSelection
        || plan.Sources.Any(source => source.RowOrder != RowOrder.Kept || (source.Plan is { } inner && HangsOnEpoch(inner)));
}
