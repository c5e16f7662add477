using MlMix.Alignment;
using MlMix.Columns;
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
        foreach (MixSource source in sources)
            source?.CheckRowCount(faults);
        CheckEnd(options, planned, faults);
        CheckShards(options, sources, faults);
        AddedColumns.Check(options, faults);
        if (!Enum.IsDefined(options.MissingColumns))
            faults.Add($"MissingColumns must be Refuse or Fill; it is {(int)options.MissingColumns}.");
        if (!Enum.IsDefined(options.VectorLengths))
            faults.Add($"VectorLengths must be Refuse or Pad; it is {(int)options.VectorLengths}.");
        MixSource[] readable = [.. sources.Where(source => source?.Data is not null)];
        SampleWeightRules.Check(options, [.. sources.Where(source => source is not null)], [.. planned.Where(source => source is not null)], faults);
        CheckOrigins(options, readable, faults);
        SchemaPlan? schema = readable.Length > 0 ? SchemaAligner.Align(options, readable, faults) : null;
        faults.ThrowIfAny();
        var plan = new MixPlan(options, planned);
        var made = new MixSchema(schema!, plan, options, sources);
        CheckDepths(made, options, sources, faults);
        faults.ThrowIfAny();
        return (plan, made);
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

    // Copies of a row stand in such a source at rows of its own, which tell nothing of each other.
    private static void CheckOrigins(MixOptions options, MixSource[] sources, Faults faults)
    {
        foreach (MixSource source in sources.Where(_ => options.Columns.HasFlag(MixColumns.Origin)))
        {
            bool mayRepeat = MixRepeats.MayBeIn(source.Data) || (source.Data is MixedDataView && sources.Count(same => same.Data == source.Data) > 1);
            if (mayRepeat && MixAnnotations.OriginOf(source.Data.Schema) is null)
            {
                faults.Add($"Source '{source.Name}' is a mix whose rows may come several times, and has no origin column, so its copies cannot be told from "
                    + "other rows; add MixColumns.Origin to its Columns.");
            }
        }
    }

    // An origin tells the way to a row, which is another one through a mix.
    private static void CheckDepths(MixSchema schema, MixOptions options, MixSource[] sources, Faults faults)
    {
        if (!options.Columns.HasFlag(MixColumns.Origin))
            return;
        foreach ((int one, int other) in schema.SharedAtOtherDepths().Order())
        {
            faults.Add($"Sources '{sources[one].Name}' and '{sources[other].Name}' have rows of one view in common, one of them in a mix, so copies of a row "
                + "would have different origins; leave one of them out, or leave MixColumns.Origin out of Columns.");
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
