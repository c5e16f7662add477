namespace MlMix.Mixing;

/// <summary>What the rows of each source count for in training, and what must hold for it.</summary>
internal static class SampleWeightRules
{
    public static void Check(MixOptions options, MixSource[] sources, PlanSource[] planned, Faults faults)
    {
        bool isAdded = options.Columns.HasFlag(MixColumns.SampleWeight);
        foreach (MixSource source in sources)
        {
            if (!float.IsFinite((float)source.SampleWeight) || source.SampleWeight < 0)
                faults.Add($"Source '{source.Name}' has SampleWeight {source.SampleWeight}; it is a finite number, 0 or more, that a Single can hold.");
            else if (source.SampleWeight != 1 && !isAdded)
            {
                faults.Add($"Source '{source.Name}' has SampleWeight {source.SampleWeight}, but no column tells it; "
                    + $"add MixColumns.SampleWeight to Columns, or leave it at 1.");
            }
        }
        if (!Enum.IsDefined(options.SampleWeights))
            faults.Add($"SampleWeights must be Fixed or Importance; it is {(int)options.SampleWeights}.");
        if (options.SampleWeights != SampleWeighting.Importance)
            return;
        if (!isAdded)
            faults.Add("SampleWeights is Importance, but no column tells them; add MixColumns.SampleWeight to Columns, or leave it at Fixed.");
        CheckOnce(options, planned, faults);
    }

    /// <summary>The weight of each source. Sources that deliver no row have a share in nothing, and their own weight alone.</summary>
    public static float[] Of(MixPlan plan, MixOptions options, MixSource[] sources)
    {
        if (options.SampleWeights == SampleWeighting.Fixed)
            return [.. sources.Select(source => (float)source.SampleWeight)];
        double[] targets = [.. sources.Select((_, i) => plan.TakesPart(i) ? (double)plan.WholeWeight(i) : 0)];
        double[] rows = [.. sources.Select((_, i) => plan.TakesPart(i) ? plan.Planned(i).Content.Content!.Value : 0d)];
        (double allTargets, double allRows) = (targets.Sum(), rows.Sum());
        return
        [
            .. sources.Select((source, i) =>
                (float)(rows[i] == 0 ? source.SampleWeight : source.SampleWeight * (targets[i] / allTargets) / (rows[i] / allRows))),
        ];
    }

    // A share of rows is what is delivered only where every row is, once.
    private static void CheckOnce(MixOptions options, PlanSource[] sources, Faults faults)
    {
        const string Why = "SampleWeights is Importance, which is for mixes that deliver every row once, but ";
        if ((options.Stop ?? options.Selection?.DefaultStop) is { } stop and not StopRule.AllOnce)
            faults.Add($"{Why}Stop is {stop}; stop by AllOnce, or leave SampleWeights at Fixed.");
        if (options.Length is not null)
            faults.Add($"{Why}Length is {options.Length}; leave it out, or leave SampleWeights at Fixed.");
        if (options.Schedule is not null)
            faults.Add(Why + "there is a schedule, whose weights change; leave it out, or leave SampleWeights at Fixed.");
        if (options.DropLastBatch)
            faults.Add(Why + "the last batch is left out; keep it, or leave SampleWeights at Fixed.");
        foreach (PlanSource source in sources.Where(source => source.Weight > 0))
        {
            if (source.RowCount is null)
                faults.Add($"{Why}the row count of source '{source.Name}' is unknown; give it as RowCount of the source.");
            if (source.Repeat != 1 || source.Choose is not null)
                faults.Add($"{Why}source '{source.Name}' is to repeat its rows or to choose some; leave out Repeat and Choose.");
        }
    }
}
