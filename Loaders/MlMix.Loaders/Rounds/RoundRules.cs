using MlMix.Identity;

namespace MlMix.Rounds;

/// <summary>What a mix must obey to be delivered in rounds.</summary>
internal static class RoundRules
{
    public static void Check(MixedDataView mix, IWeightController controller, MixRoundOptions options)
    {
        var faults = new Faults("Rounds");
        MixPlan plan = mix.Plan;
        CheckRows(plan, options.RowsPerRound, faults);
        if (options.From is { } from)
            CheckPlace(plan, from.Place, faults);
        int weights = controller.Weights.Count;
        if (weights != plan.Sources.Count)
            faults.Add($"The controller has {weights} weights, but the mix has {plan.Sources.Count} sources; make it for as many.");
        foreach (PlanSource source in plan.Sources.Where(source => source.Weight == 0))
            faults.Add($"Source '{source.Name}' has weight 0, but a controller gives every source a weight; leave it out of the mix.");
        if (!plan.Selection.UsesWeights)
            faults.Add($"{plan.Selection} does not use weights, so none can follow the losses; select by Even, Random or Blocks.");
        if (plan.Schedule is not null)
            faults.Add("The mix has a schedule, and weights follow either that or the losses; leave the schedule out.");
        if (plan.DropLastBatch)
            faults.Add("The mix leaves out its last batch, which would be that of each round; keep it, and give RowsPerRound in whole batches.");
        if (plan.Shard is not null && !plan.KnowsCounts)
        {
            faults.Add("The mix has a shard, and where a round ends shows only to a reader of all rows if the row count of a source is unknown; "
                + "give RowCount of the source.");
        }
        if (mix.WeighsByImportance)
            faults.Add("SampleWeights is Importance, by weights that no longer hold when they follow the losses; leave it at Fixed.");
        faults.ThrowIfAny();
    }

    /// <summary>The weights of a controller that may be anybody's.</summary>
    /// <exception cref="MixConfigurationException">They are not one finite number above 0 for each source.</exception>
    public static double[] Weights(MixPlan plan, IWeightController controller)
    {
        var faults = new Faults("Weights of a controller");
        double[] weights = [.. controller.Weights];
        if (weights.Length != plan.Sources.Count)
            faults.Add($"The controller gives {weights.Length} weights, but the mix has {plan.Sources.Count} sources; give one for each.");
        for (int i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] <= 0)
                faults.Add($"The controller gives weight {i + 1} of {weights.Length} as {weights[i]}; it must be a finite number above 0.");
        }
        faults.ThrowIfAny();
        // Weights are decimal numbers in the text of a plan, which need not be long; none may become 0.
        return [.. weights.Select(weight => Math.Max(1e-9, Math.Round(weight, 9)))];
    }

    // All but the weights, which the controller changes, must be as it was.
    private static void CheckPlace(MixPlan plan, PlanCheckpoint place, Faults faults)
    {
        foreach (string difference in PlanDifference.BetweenAllButWeights(place.PlanText, plan.CanonicalLines))
            faults.Add($"From is of another mix: {difference} Go on with the mix that was saved.");
    }

    private static void CheckRows(MixPlan plan, long? rows, Faults faults)
    {
        if (rows is null)
            faults.Add("RowsPerRound must be given: the number of rows after which the weights may change.");
        else if (rows < 1)
            faults.Add($"RowsPerRound must be 1 or more; it is {rows}.");
        else if (plan.BatchSize is { } size && rows % size != 0)
            faults.Add($"RowsPerRound is {rows}, but the mix has batches of {size} rows, and a round has whole ones; give a multiple of {size}.");
    }
}
