namespace MlMix.Control;

/// <summary>What the losses of a round must obey.</summary>
internal static class LossRules
{
    public static void Check(IReadOnlyList<SourceLoss> losses, int sources)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var faults = new Faults("Losses");
        if (losses.Count != sources)
            faults.Add($"There are losses of {losses.Count} sources, but the weights are those of {sources}; give one for each, in their order.");
        for (int i = 0; i < losses.Count; i++)
        {
            (double mean, long rows) = losses[i];
            if (rows < 0)
                faults.Add($"Source {i + 1} of {losses.Count} has {rows} rows; give 0 or more.");
            if (rows > 0 && !double.IsFinite(mean))
                faults.Add($"The loss of source {i + 1} of {losses.Count} is {mean} over {rows} rows; it must be finite. Has the training diverged?");
        }
        if (losses.All(loss => loss.Rows == 0))
            faults.Add("No source has a row, so there is nothing to follow; add the losses of the round's rows.");
        faults.ThrowIfAny();
    }
}
