using Microsoft.Data.Analysis;

namespace MlMix.Exploring;

/// <summary>The frame with a row for each source that a plan alone can tell.</summary>
internal static class PlanFrame
{
    public static DataFrame Of(PlanExplanation explanation)
    {
        IReadOnlyList<SourceExplanation> sources = explanation.Sources;
        return new DataFrame(
            new StringDataFrameColumn(SourcesFrame.Source, [.. sources.Select(source => source.Name), Survey.All]),
            new DoubleDataFrameColumn(SourcesFrame.Weight, [.. sources.Select(source => (double?)source.Weight), null]),
            new Int64DataFrameColumn("rows", [.. sources.Select(source => source.Delivered), explanation.Length]),
            new DoubleDataFrameColumn(SourcesFrame.Share, [.. sources.Select(source => source.Proportion), explanation.Length > 0 ? 1 : null]),
            new Int64DataFrameColumn("passes", [.. sources.Select(source => source.Passes), null]),
            new Int64DataFrameColumn("available", [.. sources.Select(source => source.Rows), Sum(sources.Select(source => source.Rows))]),
            new Int64DataFrameColumn("unread", [.. sources.Select(source => source.Unread), Sum(sources.Select(source => source.Unread))]));
    }

    private static long? Sum(IEnumerable<long?> numbers) => numbers.Any(number => number is null) ? null : numbers.Sum();
}
