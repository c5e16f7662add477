using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Walking;

/// <summary>What one source must obey.</summary>
internal static class SourceRules
{
    public static void Check(PlanSource source, PlanOptions options, StopRule? stop, Faults faults)
    {
        string name = source.Name;
        if (!double.IsFinite(source.Weight) || source.Weight < 0)
            faults.Add($"Source '{name}' has weight {source.Weight}; a weight is a finite number, 0 or more.");
        if (source.RowCount < 0)
            faults.Add($"Source '{name}' has row count {source.RowCount}; a row count is 0 or more, or null when unknown.");
        if (!double.IsFinite(source.Repeat) || source.Repeat < 0)
            faults.Add($"Source '{name}' has repeat {source.Repeat}; a repeat is a finite number, 0 or more.");
        if (source.Choose < 0)
            faults.Add($"Source '{name}' chooses {source.Choose} rows; it must be 0 or more, or null to go by Repeat.");
        if (source.Choose is not null && source.Repeat != 1)
            faults.Add($"Source '{name}' has both Choose ({source.Choose}) and Repeat ({source.Repeat}); give one of them.");
        if (source.MaxPasses < 1)
            faults.Add($"Source '{name}' has MaxPasses {source.MaxPasses}; it must be at least 1, or null. Weight 0 leaves a source out.");
        if (!Enum.IsDefined(source.RowOrder))
            faults.Add($"Source '{name}' has RowOrder {(int)source.RowOrder}; it must be Kept, Reshuffled or Shuffled.");
        if (source.Plan is { } plan)
            CheckNested(source, plan, faults);
        if (source.Range is null)
            faults.Add($"Source '{name}' has no range; RowRange.All is the default.");
        else if (source.RowCount is null)
            CheckUnknown(source, options, faults);
        else if (source.RowCount >= 0)
            CheckKnown(source, options, stop, faults);
    }

    private static void CheckUnknown(PlanSource source, PlanOptions options, Faults faults)
    {
        string name = source.Name;
        bool isClosed = !source.Range.NeedsRowCount && source.Range.ResolveWithoutRowCount().End is not null;
        if (source.Range.NeedsRowCount)
            faults.Add($"Source '{name}' has range {source.Range}, which needs its row count, but that is unknown; give it, or give the range in rows.");
        if (!isClosed && SourceContent.NeedsRowCount(source.Repeat, source.Choose))
        {
            faults.Add($"Source '{name}' has repeat {source.Repeat}, whose end lies within the first pass, but its row count is unknown; "
                + $"give it, or give Choose in rows.");
        }
        // Of one row, a part of a pass may be none.
        if (!isClosed && source is { Choose: null, MaxPasses: >= 1 } && double.IsFinite(source.Repeat) && Math.Floor(source.Repeat) > source.MaxPasses)
        {
            faults.Add($"Source '{name}' has MaxPasses {source.MaxPasses}, but repeat {source.Repeat} asks more passes of it; "
                + "raise MaxPasses, or ask for less.");
        }
        if (!isClosed && source.RowOrder != RowOrder.Kept && source.Plan is null)
            faults.Add($"Source '{name}' has RowOrder {source.RowOrder}, which needs its row count, but that is unknown; give it, or keep the order.");
        if (!isClosed && options is { BatchShape: BatchShape.PerSource, DropLastBatch: true } && source is { Weight: > 0, Plan: null })
        {
            faults.Add($"Source '{name}' is to leave out its last batch where that would be short, which needs its row count, but that is unknown; "
                + "give it, or keep the last batches.");
        }
    }

    private static void CheckKnown(PlanSource source, PlanOptions options, StopRule? stop, Faults faults)
    {
        string name = source.Name;
        (long First, long End) range;
        try
        {
            range = source.Range.Resolve(source.RowCount!.Value);
        }
        catch (MixConfigurationException failure)
        {
            foreach (string fault in failure.Faults)
                faults.Add($"Source '{name}': {fault}");
            return;
        }
        if (!double.IsFinite(source.Repeat) || source.Repeat < 0 || source.Choose < 0)
            return;
        var content = new SourceContent(range.End - range.First, source.Repeat, source.Choose);
        bool isWanted = source is { Weight: > 0, Repeat: > 0, Choose: not 0 };
        if (isWanted && content.Content == 0 && stop is not (null or StopRule.AllOnce))
        {
            string why = source.RowCount == 0 ? "is empty"
                : range.First == range.End ? FormattableString.Invariant($"has no row in the range {source.Range}")
                : FormattableString.Invariant($"delivers no row, {source.Repeat} times {range.End - range.First} being less than one");
            faults.Add($"Source '{name}' {why}, so {stop} cannot hold; leave it out, give it weight 0, or stop by AllOnce.");
        }
        if (isWanted && options is { BatchShape: BatchShape.PerSource, DropLastBatch: true } && content.Content > 0 && content.Content < options.BatchSize
            && stop is not (null or StopRule.AllOnce))
        {
            faults.Add($"Source '{name}' delivers {content.Content} rows, which do not fill one batch of {options.BatchSize}, so {stop} cannot hold; "
                + $"make the batches smaller, keep the last ones, give it weight 0, or stop by AllOnce.");
        }
        if (content is { Content: > 0, Rows: > 0 } && source.MaxPasses >= 1 && (content.Content - 1) / content.Rows + 1 > source.MaxPasses)
        {
            faults.Add($"Source '{name}' has MaxPasses {source.MaxPasses}, but {content.Content} rows of {content.Rows} are asked of it, "
                + $"which is {(content.Content - 1) / content.Rows + 1} passes; raise MaxPasses, or ask for less.");
        }
        if (source.RowOrder != RowOrder.Kept && source.Plan is null && content.Rows > RowPermutation.LargestCount)
        {
            faults.Add($"Source '{name}' has RowOrder {source.RowOrder}, which orders at most {RowPermutation.LargestCount} rows, "
                + $"but it has {content.Rows}; keep the order, or give a range of the rows.");
        }
    }

    private static void CheckNested(PlanSource source, MixPlan plan, Faults faults)
    {
        string name = source.Name;
        if (plan.Shard is not null)
            faults.Add($"Source '{name}' is a plan with shard {plan.Shard}; give the shard to the outermost plan.");
        if (source.RowCount != plan.RowCount)
        {
            faults.Add($"Source '{name}' says {Rows(source.RowCount)}, but its plan has {Rows(plan.RowCount)}; make it by PlanSource.Of.");
        }
        if (plan.VariesInLength)
        {
            faults.Add($"Source '{name}' is a plan that ends where its draws lead, after another number of rows by another name and in each epoch; "
                + "give that plan a Length that it surely reaches, let it stop by AllOnce, or select by Even.");
        }
        else if (plan.RowCount is null && !plan.IsEndless)
        {
            faults.Add($"Source '{name}' is a plan whose row count shows only by walking it; give that plan a Length that it surely reaches, "
                + "or let it stop by AllOnce.");
        }
    }

    private static string Rows(long? count) => count is { } rows ? FormattableString.Invariant($"{rows} rows") : "an unknown row count";
}
