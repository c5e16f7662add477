using MlMix.Selections;
using MlMix.Weights;

namespace MlMix.Walking;

/// <summary>What options and sources must obey to make a plan.</summary>
internal static class PlanRules
{
    public static void Check(PlanOptions options, IReadOnlyList<PlanSource> sources, Faults faults)
    {
        if (options.Selection is null)
            faults.Add("Selection must be given; it is null. Selection.Even is the default.");
        if (options.Stop is { } stop && !Enum.IsDefined(stop))
            faults.Add($"Stop must be one of the stop rules; it is {(int)stop}.");
        if (options.Length < 0)
            faults.Add($"Length must be 0 rows or more; it is {options.Length}.");
        BatchRules.Check(options, faults);
        if (sources.Count == 0)
            faults.Add("There are no sources; give at least one.");
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i] is null)
                faults.Add($"Source {i + 1} of {sources.Count} is null; leave it out or give a source.");
            else if (string.IsNullOrWhiteSpace(sources[i].Name))
                faults.Add($"Source {i + 1} of {sources.Count} has no name; names tell the sources apart, so give it one.");
        }
        PlanSource[] given = [.. sources.Where(source => source is not null)];
        if (given.Length > 0)
            CheckSources(options, given, faults);
        // What hangs on the length of the mix can be told only of a plan that is right otherwise.
        if (!faults.Any)
            CheckLength(options, given, faults);
    }

    private static void CheckSources(PlanOptions options, PlanSource[] sources, Faults faults)
    {
        StopRule? stop = options.Stop ?? options.Selection?.DefaultStop;
        foreach (PlanSource source in sources)
            SourceRules.Check(source, options, stop, faults);
        foreach (IGrouping<string, PlanSource> same in sources.GroupBy(source => source.Name, StringComparer.Ordinal))
        {
            if (same.Count() > 1 && !string.IsNullOrWhiteSpace(same.Key))
                faults.Add($"{same.Count()} sources are named '{same.Key}'; names must differ.");
        }
        if (sources.All(source => source.Weight == 0))
            faults.Add("All weights are 0, so there is nothing to draw; give one source a weight above 0.");
        CheckUseOfWeights(options, sources, faults);
        if (options.Selection is ExplicitSelection { Order: var order })
            CheckOrder(order, sources, faults);
    }

    private static void CheckUseOfWeights(PlanOptions options, PlanSource[] sources, Faults faults)
    {
        double[] drawn = [.. sources.Select(source => source.Weight).Where(weight => weight > 0).Distinct()];
        string weights = string.Join(", ", drawn.Select(Invariant));
        if (options.Selection is { UsesWeights: false })
        {
            if (options.Schedule is not null)
                faults.Add($"{options.Selection} does not use weights, so a schedule has no effect; select by Even, Random or Blocks.");
            if (drawn.Length > 1)
            {
                faults.Add($"{options.Selection} does not use weights, but they differ ({weights}); "
                    + "make them equal (0 leaves a source out), or select by Even, Random or Blocks.");
            }
        }
        else if (options.Schedule is not null && drawn.Length > 1)
        {
            faults.Add($"The schedule gives the weights, but the sources have weights of their own that differ ({weights}); "
                + "leave them at 1 (0 leaves a source out), or leave the schedule out.");
        }
    }

    private static void CheckOrder(int[] order, PlanSource[] sources, Faults faults)
    {
        int beyond = Array.FindIndex(order, source => source >= sources.Length);
        if (beyond >= 0)
            faults.Add($"The explicit order has source {order[beyond]} at position {beyond}, but there are {sources.Length} sources, counted from 0.");
        foreach (int source in order.Where(source => source < sources.Length && sources[source].Weight == 0).Distinct().Order())
            faults.Add($"The explicit order has source '{sources[source].Name}', whose weight is 0; take it out of the order, or give it weight 1.");
    }

    private static void CheckLength(PlanOptions options, PlanSource[] sources, Faults faults)
    {
        if (options.Schedule is null && !options.DropLastBatch)
            return;
        PlanOptions whole = options.Copy();
        (whole.Schedule, whole.DropLastBatch, whole.Shard) = (null, false, null);
        PlanSource[] drawn = sources;
        if (options.Schedule is { } schedule && options.Selection.UsesWeights)
        {
            // A schedule makes the order unknown before it is walked, as random draws do; those of stratified batches are known.
            whole.Selection = Selection.Random;
            if (whole.BatchShape == BatchShape.Stratified)
                whole.BatchShape = BatchShape.Mixed;
            drawn = [.. sources.Select(source => schedule.GivesNothing(source.Name) ? source with { Weight = 0 } : source)];
        }
        long? rows = MixPlan.Unchecked(whole, drawn).EndOfMix;
        options.Schedule?.Check([.. sources.Select(source => source.Name)], options.BatchSize, rows ?? options.Length, faults);
        if (options.DropLastBatch && rows is null)
        {
            faults.Add("DropLastBatch needs a mix whose row count is known, but this one's shows only by walking it; "
                + "give a Length that it surely reaches, stop by AllOnce, or keep the last batch.");
        }
    }

    private static string Invariant(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
