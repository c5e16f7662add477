using MlMix.Selections;
using MlMix.Tool.Statistics;

namespace MlMix.Tool.Report;

/// <summary>What several sections of a report need to know.</summary>
internal sealed class ReportFacts
{
    // More lines in one chart, or numbers at their ends, cannot be told apart.
    private const int MostDrawn = 24;

    private const long RowsWhereUnknown = 1_000;

    public ReportFacts(ReportInput input)
    {
        Input = input;
        Explanation = input.Explanation ?? input.Plan.Explain(input.Cancellation);
        Delivered = DeliveredRows.Of(Explanation, input.Mixed, input.Cancellation);
        long rows = Delivered?.Last ?? Plan.Length ?? RowsWhereUnknown;
        if (rows > 0 && Plan.Selection is not (ConcatSelection or ExplicitSelection))
            Weights = WeightPath.Of(Plan, rows, input.Cancellation);
        Drawn = [.. Enumerable.Range(0, Plan.Sources.Count)
            .OrderByDescending(source => DeliveredBy(source) ?? 0).ThenByDescending(source => Explanation.Sources[source].Weight)
            .Take(MostDrawn).Order()];
    }

    public ReportInput Input { get; }

    public MixPlan Plan => Input.Plan;

    public PlanExplanation Explanation { get; }

    /// <summary>Gets how rows were delivered, or null where that is unknown.</summary>
    public DeliveredRows? Delivered { get; }

    /// <summary>Gets what the weights ask for over those rows, or null where there are none, or weights do not make the order.</summary>
    public WeightPath? Weights { get; }

    /// <summary>Gets the sources that are drawn in charts: all, or where there are many those that deliver most.</summary>
    public IReadOnlyList<int> Drawn { get; }

    /// <summary>Gets whether the mix has no end.</summary>
    public bool IsEndless => Explanation.EndsBecause == EndCause.Never;

    /// <summary>Gets the number of rows of the mix; null when it has no end or shows only by reading more of it.</summary>
    public long? Length => Explanation.Length ?? (Delivered is { IsAll: true } all ? all.Last : null);

    /// <summary>How many rows a source delivers, by the plan or, where that cannot know it, by reading; null where unknown.</summary>
    public long? DeliveredBy(int source) => Explanation.Sources[source].Delivered
        ?? (Delivered is { IsAll: true } all ? all.Counts[^1][source] : Counted(source)?.Rows);

    private SourceColumnStatistics? Counted(int source) =>
        Input.Statistics?.FirstOrDefault(counted => counted.Source == Plan.Sources[source].Name);
}
