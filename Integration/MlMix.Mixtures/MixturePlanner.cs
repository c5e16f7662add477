using Microsoft.ML;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures;

/// <summary>Makes the plan of a mixture.</summary>
internal static class MixturePlanner
{
    /// <summary>What a source that was not counted is taken to have where only rules are checked.</summary>
    private const long SomeRows = 1_000_000;

    /// <summary>
    /// The plan, with the rows of all sources counted. It is the plan of the view that <see cref="MixtureOpener"/> opens, and exists without data, too.
    /// </summary>
    public static MixPlan Plan(MLContext ml, MixtureFile mixture, Shard? shard, CancellationToken cancellation = default) =>
        Make(mixture, shard, source => RowCounter.Count(ml, source, cancellation));

    /// <summary>Adds the faults of the plan that can be told without counting rows.</summary>
    public static void Check(MixtureFile mixture, MixtureFaults faults)
    {
        try
        {
            Make(mixture, null, source => source.Format.GivenRows ?? SomeRows);
        }
        catch (MixConfigurationException found)
        {
            MixtureLines.Add(mixture, found, faults);
        }
    }

    private static MixPlan Make(MixtureFile mixture, Shard? shard, Func<MixtureSource, long?> count)
    {
        PlanSource[] sources = [.. mixture.Sources.Select(source => source.Format.Mixture is MixtureFile inner
            ? PlanSource.Of(source.Name, Make(inner, null, count), source.Weight) with
            {
                Range = source.Range, Repeat = source.Repeat, Choose = source.Choose, MaxPasses = source.MaxPasses,
            }
            : new PlanSource(source.Name, source.Weight, count(source))
            {
                Range = source.Range, Repeat = source.Repeat, Choose = source.Choose, MaxPasses = source.MaxPasses,
            })];
        return new MixPlan(mixture.OptionsFor(shard), sources);
    }
}
