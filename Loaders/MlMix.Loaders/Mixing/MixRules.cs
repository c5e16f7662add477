using MlMix.Walking;

namespace MlMix.Mixing;

/// <summary>Checks what a mixed view is asked for, all of it before anything is read, and works out its plan and columns.</summary>
internal static class MixRules
{
    public static (MixPlan Plan, MixSchema Schema) Resolve(MixOptions options, MixSource[] sources)
    {
        var faults = new Faults("Mix");
        // A source that is null stays so in the plan, whose rules say it.
        PlanSource[] planned =
            [.. sources.Select(source => source is null ? null! : new PlanSource(source.Name, source.Weight, source.Data?.GetRowCount()))];
        PlanRules.Check(options, planned, faults);
        foreach (MixSource source in sources.Where(source => source is { Data: null }))
            faults.Add($"Source '{source.Name}' has no data; its view is null.");
        if (options.Stop == StopRule.Never && options.Length is null)
            faults.Add("Stop is Never and there is no Length, so no reader would come to an end; give Length, or stop by another rule.");
        if (string.IsNullOrWhiteSpace(options.SourceColumnName))
            faults.Add($"SourceColumnName must be a name; it is '{options.SourceColumnName}'. The default is '{MixDefaults.SourceColumnName}'.");
        MixSource[] readable = [.. sources.Where(source => source?.Data is not null)];
        MixSchema? schema = readable.Length > 0 ? MixSchema.Align(options, readable, faults) : null;
        faults.ThrowIfAny();
        return (new MixPlan(options, planned), schema!);
    }
}
