using MlMix.Selections;
using MlMix.Walking;

namespace MlMix.Mixing;

/// <summary>Checks what a mixed view is asked for, all of it before anything is read, and works out its plan and columns.</summary>
internal static class MixRules
{
    public static (MixPlan Plan, MixSchema Schema) Resolve(MixOptions options, MixSource[] sources, Faults faults)
    {
        // A source that is null stays so in the plan, whose rules say it.
        PlanSource[] planned = [.. sources.Select(source => source is null ? null! : source.ToPlanSource())];
        PlanRules.Check(options, planned, faults);
        foreach (MixSource source in sources.Where(source => source is { Data: null }))
            faults.Add($"Source '{source.Name}' has no data; its view is null.");
        CheckEnd(options, planned, faults);
        CheckShards(options, sources, faults);
        if (string.IsNullOrWhiteSpace(options.SourceColumnName))
            faults.Add($"SourceColumnName must be a name; it is '{options.SourceColumnName}'. The default is '{MixDefaults.SourceColumnName}'.");
        MixSource[] readable = [.. sources.Where(source => source?.Data is not null)];
        MixSchema? schema = readable.Length > 0 ? MixSchema.Align(options, readable, faults) : null;
        faults.ThrowIfAny();
        return (new MixPlan(options, planned), schema!);
    }

    private static void CheckEnd(MixOptions options, PlanSource[] sources, Faults faults)
    {
        if (options.Stop != StopRule.Never || options.Length is not null || options.Selection is ExplicitSelection)
            return;
        if (sources.Any(source => source is { Weight: > 0, Repeat: > 0, Choose: not 0, MaxPasses: null }))
        {
            faults.Add("Stop is Never and there is no Length, so no reader would come to an end; give Length, or MaxPasses to every source, "
                + "or stop by another rule.");
        }
    }

    private static void CheckShards(MixOptions options, MixSource[] sources, Faults faults)
    {
        foreach (MixSource source in sources.Where(_ => options.Shard is not null))
        {
            if (source?.Data is MixedDataView { AnyShard: { } shard })
            {
                faults.Add($"Source '{source.Name}' is a mix with shard {shard}, and this mix has shard {options.Shard}, "
                    + "so rows would be left out twice; give the shard to one of them.");
            }
        }
    }
}
