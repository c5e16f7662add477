namespace MlMix.Alignment;

/// <summary>The columns that a mix adds, with their names and what the option is called that names each.</summary>
internal static class AddedColumns
{
    private const MixColumns All =
        MixColumns.SourceId | MixColumns.SourceRow | MixColumns.SourcePass | MixColumns.SampleWeight | MixColumns.Origin;

    /// <summary>Those asked for, in their order.</summary>
    public static IEnumerable<(MixColumns Column, string Option, string Name)> Asked(MixOptions options) =>
        Named(options).Where(added => options.Columns.HasFlag(added.Column));

    public static void Check(MixOptions options, Faults faults)
    {
        if ((options.Columns & ~All) != 0)
            faults.Add($"Columns must be a combination of MixColumns; it is {(int)options.Columns}.");
        var defaults = Named(new MixOptions()).ToDictionary(added => added.Column, added => added.Name);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((MixColumns column, string option, string name) in Asked(options))
        {
            if (string.IsNullOrWhiteSpace(name))
                faults.Add($"{option} must be a name; it is '{name}'. The default is '{defaults[column]}'.");
            else if (!seen.TryAdd(name, option))
                faults.Add($"{seen[name]} and {option} are both '{name}'; give each added column a name of its own.");
        }
    }

    /// <summary>No column of the sources may have the name of an added one.</summary>
    public static void CheckClashes(MixOptions options, IReadOnlyList<SourceColumns> sources, Faults faults)
    {
        foreach ((MixColumns _, string option, string name) in Asked(options).Where(added => added.Name is not null))
        {
            string[] owners = [.. sources.Where(source => source[name] is not null).Select(source => source.Source.Name)];
            if (owners.Length > 0)
                faults.Add($"Column '{name}' of {SourceNames.List(owners)} has the name of a column that the mix adds; "
                    + $"set {option} to another name, or rename the source's column (Rename) or leave it out (Drop).");
        }
    }

    private static (MixColumns Column, string Option, string Name)[] Named(MixOptions options) =>
    [
        (MixColumns.SourceId, nameof(MixOptions.SourceColumnName), options.SourceColumnName),
        (MixColumns.SourceRow, nameof(MixOptions.SourceRowColumnName), options.SourceRowColumnName),
        (MixColumns.SourcePass, nameof(MixOptions.SourcePassColumnName), options.SourcePassColumnName),
        (MixColumns.SampleWeight, nameof(MixOptions.SampleWeightColumnName), options.SampleWeightColumnName),
        (MixColumns.Origin, nameof(MixOptions.OriginColumnName), options.OriginColumnName),
    ];
}
