namespace MlMix.Rounds;

/// <summary>What a mix must obey to be delivered in rounds.</summary>
internal static class RoundRules
{
    public static void Check(MixedDataView mix, IWeightController controller, MixRoundOptions options)
    {
        var faults = new Faults("Rounds");
        MixPlan plan = mix.Plan;
        CheckRows(plan, options.RowsPerRound, faults);
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
        if (mix.WeighsByImportance)
            faults.Add("SampleWeights is Importance, by weights that no longer hold when they follow the losses; leave it at Fixed.");
        faults.ThrowIfAny();
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
