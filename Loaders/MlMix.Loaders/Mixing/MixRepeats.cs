using Microsoft.ML;
using MlMix.Columns;
using MlMix.Walking;

namespace MlMix.Mixing;

/// <summary>Tells whether copies of a row may stand in a mix, which then must not be split but by origin.</summary>
internal static class MixRepeats
{
    /// <summary>Whether a row may be delivered more than once: false only where it certainly is not.</summary>
    public static bool Of(MixPlan plan, IDataView[] sources)
    {
        int[] drawn = [.. Enumerable.Range(0, sources.Length).Where(plan.TakesPart)];
        return drawn.Any(source => MayBeIn(sources[source]) || IsReadAgain(plan, source, drawn.Length)) || IsGivenTwice(plan, sources, drawn);
    }

    /// <summary>Whether a row may stand more than once in a view that is a mix or was made of one. Of others nothing is known; the answer is no.</summary>
    public static bool MayBeIn(IDataView view) => view is MixedDataView mix ? mix.MayRepeatRows : MixAnnotations.MayRepeatRows(view.Schema) == true;

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

    private static bool IsGivenTwice(MixPlan plan, IDataView[] sources, int[] drawn)
    {
        foreach (IGrouping<object, int> same in drawn.GroupBy(source => (object)sources[source], ReferenceEqualityComparer.Instance))
        {
            (long First, long End)[] ranges = [.. same.Select(source => RangeOf(plan.Planned(source))).Order()];
            if (ranges.Zip(ranges.Skip(1)).Any(pair => pair.Second.First < pair.First.End))
                return true;
        }
        return false;
    }

    private static (long First, long End) RangeOf(PlannedSource source) =>
        (source.First, source.Content.Rows is { } rows ? source.First + rows : long.MaxValue);
}
