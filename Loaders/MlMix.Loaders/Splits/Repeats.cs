using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Weights;

namespace MlMix.Splits;

/// <summary>Tells which views may hold a row more than once: mixes that start sources again, and what was made from them.</summary>
internal static class Repeats
{
    /// <summary>The annotation, a Boolean, of columns of a mix that may hold a row more than once. ML.NET's transforms hand annotations on.</summary>
    public const string Kind = "MixMayRepeat";

    /// <summary>The annotation of the column that all copies of a row have in common.</summary>
    public const string OriginKind = "MixOrigin";

    /// <summary>Whether a row may be in the view more than once.</summary>
    public static bool MayBeIn(IDataView view) => view is MixedDataView { MayRepeat: true } || view.Schema.Any(IsMarked);

    /// <summary>Whether a row may be in the plan more than once.</summary>
    public static bool In(MixPlan plan)
    {
        int[] drawn = [.. Enumerable.Range(0, plan.Sources.Count).Where(plan.TakesPart)];
        // Where one source alone is to be exhausted, its end is that of the mix.
        bool startsAgain = plan.Stop == StopRule.Never || (plan.Stop == StopRule.AllExhausted && drawn.Length > 1);
        return drawn.Any(i => (startsAgain && plan.Sources[i].MaxPasses != 1) || AsksAgain(plan.Sources[i], plan.Planned(i).Content));
    }

    private static bool AsksAgain(PlanSource source, SourceContent content) =>
        content.Rows is { } rows ? content.Content > rows : source.Choose is not null || source.Repeat > 1;

    private static bool IsMarked(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not BooleanDataViewType)
            return false;
        bool mayRepeat = false;
        column.Annotations.GetValue(Kind, ref mayRepeat);
        return mayRepeat;
    }
}
