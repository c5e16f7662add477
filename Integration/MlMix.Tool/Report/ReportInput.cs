using MlMix.Tool.Statistics;

namespace MlMix.Tool.Report;

/// <summary>What a report is made of.</summary>
/// <param name="Title">The heading, which is the name of the mixture's file.</param>
/// <param name="Plan">The plan.</param>
internal sealed record ReportInput(string Title, MixPlan Plan)
{
    /// <summary>Gets what the plan does, where it is known already. Default null: the plan is asked.</summary>
    public PlanExplanation? Explanation { get; init; }

    /// <summary>Gets the mix of that plan, or null (default) where a source has no data and the mixture is for planning only.</summary>
    public MixedDataView? Mixed { get; init; }

    /// <summary>Gets the statistics of the whole mix, or null (default) where they were not made.</summary>
    public IReadOnlyList<SourceColumnStatistics>? Statistics { get; init; }

    /// <summary>Gets how many rows of the mix are shown. Default 20.</summary>
    public long SampleRows { get; init; } = 20;

    /// <summary>Gets what ends the work. Default: nothing does.</summary>
    public CancellationToken Cancellation { get; init; }
}
