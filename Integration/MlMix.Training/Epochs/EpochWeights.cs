using MlMix.Schedules;
using MlMix.Walking;

namespace MlMix.Epochs;

/// <summary>The shares of the sources of a mix.</summary>
internal static class EpochWeights
{
    /// <summary>The shares at the first row of the plan's epoch, by name.</summary>
    public static IReadOnlyDictionary<string, double> Of(MixPlan plan)
    {
        double[] shares = plan.Schedule is null ? Shares.Of([.. plan.Sources.Select(source => source.Weight)]) : Ordering.FirstShares(plan);
        return plan.Sources.Zip(shares).ToDictionary(pair => pair.First.Name, pair => pair.Second).AsReadOnly();
    }
}
