using MlMix.Walking;

namespace MlMix.Mixing;

/// <summary>Checks what a mixed view is asked for, all of it before anything is read, and works out its plan and columns.</summary>
internal static class MixRules
{
    public static (MixPlan Plan, MixSchema Schema) Resolve(MixOptions options, MixSource[] sources)
    {
        var faults = new Faults("Mix");
        bool complete = CheckSources(sources, faults);
        PlanSource[] planned = complete
            ? [.. sources.Select(source => new PlanSource(source.Name, source.Weight, source.Data.GetRowCount()))]
            : [];
        if (complete)
            PlanRules.Check(options, planned, faults);
        else
            PlanRules.CheckOptions(options, faults);
        if (options.Stop == StopRule.Never && options.Length is null)
            faults.Add("Stop is Never and there is no Length, so no reader would come to an end; give Length, or stop by another rule.");
        if (string.IsNullOrWhiteSpace(options.SourceColumnName))
            faults.Add($"SourceColumnName must be a name; it is '{options.SourceColumnName}'. The default is '{MixDefaults.SourceColumnName}'.");
        MixSchema? schema = complete && sources.Length > 0 ? MixSchema.Align(options, sources, faults) : null;
        faults.ThrowIfAny();
        return (new MixPlan(options, planned), schema!);
    }

    private static bool CheckSources(MixSource[] sources, Faults faults)
    {
        bool complete = true;
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] is null)
                faults.Add($"Source {i} is null.");
            else if (sources[i].Data is null)
                faults.Add($"Source '{sources[i].Name}' has no data; its view is null.");
            else
                continue;
            complete = false;
        }
        return complete;
    }
}
