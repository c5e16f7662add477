using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Splits;
using MlMix.Walking;

namespace MlMix.Mixing;

/// <summary>Tells whether copies of a row may stand in a mix, which then must not be split but by what they share.</summary>
internal static class MixRepeats
{
    /// <summary>Whether a row may be delivered more than once: false only where it certainly is not.</summary>
    /// <param name="plan">The plan of the mix.</param>
    /// <param name="sources">Its sources.</param>
    /// <param name="taken">What rows each of them takes.</param>
    public static bool Of(MixPlan plan, IDataView[] sources, IReadOnlyList<TakenRows>[] taken)
    {
        int[] drawn = [.. Enumerable.Range(0, sources.Length).Where(plan.TakesPart)];
        return drawn.Any(source => MayBeIn(sources[source]) || IsReadAgain(plan, source, drawn.Length)) || TakenRows.Shared(taken).Any();
    }

    /// <summary>Whether a row may stand more than once in a view that is a mix or was made of one. Of others nothing is known; the answer is no.</summary>
    public static bool MayBeIn(IDataView view) => view switch
    {
        MixedDataView mix => mix.MayRepeatRows,
        SplitDataView side => MayBeIn(side.Whole),
        _ => MixAnnotations.MayRepeatRows(view.Schema) == true,
    };

    /// <summary>Whether all copies of a row that stand in a view have the same value in a column of it, as far as is known.</summary>
    public static bool Share(IDataView view, DataViewSchema.Column column) => !MayBeIn(view) || MixAnnotations.IsOrigin(column) || view switch
    {
        MixedDataView mix => mix.CopiesShare(column),
        SplitDataView side => Share(side.Whole, column),
        _ => false,
    };

    /// <summary>The rows that the sources take that are drawn; of the others none.</summary>
    public static IReadOnlyList<TakenRows>[] Taken(MixPlan plan, IDataView[] sources) =>
        [.. sources.Select((view, source) => plan.TakesPart(source) ? Taken(view, plan.Planned(source)) : [])];

    private static IReadOnlyList<TakenRows> Taken(IDataView view, PlannedSource source) =>
        TakenRows.Of(view, source.First, source.Content.Rows is { } rows ? source.First + rows : long.MaxValue);

    private static bool IsReadAgain(MixPlan plan, int index, int drawn)
    {
        PlanSource source = plan.Sources[index];
        PlannedSource planned = plan.Planned(index);
        if (source.MaxPasses == 1 || plan.Length <= planned.Content.Rows)
            return false;
        bool isRepeated = planned.Content.Rows is { } rows ? planned.Content.Content > rows : source.Repeat > 1 || source.Choose is not null;
        // All sources were emptied once when the only one was, which then does not start again.
        bool startsAgain = plan.Stop == StopRule.Never || (plan.Stop == StopRule.AllExhausted && drawn > 1);
        return isRepeated || startsAgain;
    }
}
