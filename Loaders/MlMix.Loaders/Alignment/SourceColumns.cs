using Microsoft.ML;
using MlMix.Columns;

namespace MlMix.Alignment;

/// <summary>The columns of one source that are to be in the mix, by their names there, in their order; and those that are not.</summary>
internal sealed class SourceColumns
{
    private readonly Dictionary<string, DataViewSchema.Column> _byName = new(StringComparer.Ordinal);
    private readonly List<ColumnTreatment> _dropped = [];

    private SourceColumns(MixSource source) => Source = source;

    public MixSource Source { get; }

    public List<string> Names { get; } = [];

    public IReadOnlyList<ColumnTreatment> Dropped => _dropped;

    public DataViewSchema.Column? this[string name] => _byName.TryGetValue(name, out DataViewSchema.Column column) ? column : null;

    /// <summary>Takes what is not hidden, dropped or, where the mix adds an origin column, an origin column of a mix below, which goes into that.</summary>
    public static SourceColumns Of(MixSource source, MixColumns added, Faults faults)
    {
        var columns = new SourceColumns(source);
        DataViewSchema.Column[] visible = [.. source.Data.Schema.Where(column => !column.IsHidden)];
        string[] names = [.. visible.Select(column => column.Name)];
        CheckNames(source, names, faults);
        DataViewSchema.Column? origin = added.HasFlag(MixColumns.Origin) ? MixAnnotations.OriginOf(source.Data.Schema) : null;
        foreach (DataViewSchema.Column column in visible)
        {
            string? renamed = source.Rename?.GetValueOrDefault(column.Name);
            if (source.Drop?.Contains(column.Name) == true || (column.Index == origin?.Index && renamed is null))
                columns._dropped.Add(new ColumnTreatment(source.Name, column.Name, column.Type, ColumnSteps.Dropped));
            else
                columns.Add(column, renamed ?? column.Name, faults);
        }
        return columns;
    }

    private void Add(DataViewSchema.Column column, string name, Faults faults)
    {
        if (_byName.TryAdd(name, column))
            Names.Add(name);
        else
            faults.Add($"Source '{Source.Name}': columns '{_byName[name].Name}' and '{column.Name}' would both be named '{name}'; "
                + "rename one of them to another name (Rename), or leave it out (Drop).");
    }

    private static void CheckNames(MixSource source, string[] names, Faults faults)
    {
        if (source.Rename is null || source.Drop is null || source.Fill is null)
            faults.Add($"Source '{source.Name}': Rename, Drop and Fill must not be null; leave them out where there is nothing to say.");
        foreach ((string name, string renamed) in source.Rename ?? new Dictionary<string, string>())
        {
            CheckName(source, nameof(MixSource.Rename), name, names, faults);
            if (string.IsNullOrWhiteSpace(renamed))
                faults.Add($"Source '{source.Name}': Rename gives column '{name}' the name '{renamed}'; give it a name, or leave it out by Drop.");
            if (source.Drop?.Contains(name) == true)
                faults.Add($"Source '{source.Name}': column '{name}' is both in Rename and in Drop; take it out of one of them.");
        }
        foreach (string name in source.Drop ?? [])
            CheckName(source, nameof(MixSource.Drop), name, names, faults);
    }

    private static void CheckName(MixSource source, string where, string name, string[] names, Faults faults)
    {
        if (!names.Contains(name))
            faults.Add($"Source '{source.Name}': {where} names a column '{name}', which it does not have; there are {SourceNames.List(names)}.");
    }
}
