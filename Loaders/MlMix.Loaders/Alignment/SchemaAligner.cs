using Microsoft.ML;
using MlMix.Labels;

namespace MlMix.Alignment;

/// <summary>Matches the columns of all sources by name; every difference that cannot be bridged becomes a fault.</summary>
internal static class SchemaAligner
{
    /// <summary>Plans the columns: those of the first source in its order, then those that the others have beside these, in theirs.</summary>
    /// <returns>The plan, or null when there are faults, these or earlier ones.</returns>
    public static SchemaPlan? Align(MixOptions options, MixSource[] sources, Faults faults)
    {
        SourceColumns[] ofSource = [.. sources.Select(source => SourceColumns.Of(source, options.Columns, faults))];
        string[] names = [.. ofSource.SelectMany(columns => columns.Names).Distinct(StringComparer.Ordinal)];
        AddedColumns.CheckClashes(options, ofSource, faults);
        CheckFills(ofSource, [.. names], faults);
        HashSet<string> added = [.. AddedColumns.Asked(options).Select(column => column.Name)];
        options.Labels?.CheckSources([.. sources.Select(source => source.Name)], faults);
        var plans = new List<ColumnPlan?>();
        LabelPlan? labels = null;
        foreach (string name in names.Where(name => !added.Contains(name)))
        {
            ColumnRequest request = Request(name, ofSource, options, faults);
            if (name == options.Labels?.Column)
                plans.Add((labels = options.Labels.Align(request, faults))?.Column);
            else
                plans.Add(ColumnAligner.Align(request, faults));
        }
        if (options.Labels is { } space && !names.Contains(space.Column))
            faults.Add($"Labels are to be those of column '{space.Column}', which no source has; there are {SourceNames.List(names)}.");
        return faults.Any ? null : new SchemaPlan(plans!, [.. ofSource.SelectMany(columns => columns.Dropped)], labels?.Table);
    }

    private static ColumnRequest Request(string name, SourceColumns[] sources, MixOptions options, Faults faults)
    {
        ILookup<bool, SourceColumns> isThere = sources.ToLookup(
            source => source[name] is not null || options.MissingColumns == MissingColumns.Fill || source.Source.Fill?.ContainsKey(name) == true);
        if (isThere[false].Any())
        {
            SourceColumns[] owners = [.. sources.Where(source => source[name] is not null)];
            faults.Add($"Column '{name}' ({owners[0][name]!.Value.Type}) is in {Names(owners)} but not in {Names(isThere[false])}; rename one to it (Rename), "
                + "fill it (MissingColumns.Fill, or Fill of the source), or leave it out (Drop).");
        }
        // Those that are refused for it are no reason for further faults, nor a hindrance to find those of the others.
        SourceColumns[] taken = [.. isThere[true]];
        return new ColumnRequest(name, [.. taken.Select(source => source.Source)], [.. taken.Select(source => source[name])], options.VectorLengths);
    }

    private static void CheckFills(SourceColumns[] sources, HashSet<string> names, Faults faults)
    {
        foreach (SourceColumns source in sources)
        {
            foreach (string name in source.Source.Fill?.Keys ?? [])
            {
                if (source[name] is not null)
                    faults.Add($"Source '{source.Source.Name}': Fill names column '{name}', which it has; Fill is for columns that are not there, and does not "
                        + "replace missing values, so take it out.");
                else if (!names.Contains(name))
                    faults.Add($"Source '{source.Source.Name}': Fill names a column '{name}', which no source has; there are {SourceNames.List(names)}.");
            }
        }
    }

    private static string Names(IEnumerable<SourceColumns> sources) => SourceNames.List(sources.Select(source => source.Source.Name));
}
