using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Columns;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>The columns of a mix, and which column of each source stands behind each of them. Columns are matched by name.</summary>
internal sealed class MixSchema
{
    private readonly DataViewSchema.Column[][] _ofSource;

    private MixSchema(DataViewSchema output, DataViewSchema.Column[][] ofSource)
    {
        Output = output;
        _ofSource = ofSource;
    }

    public DataViewSchema Output { get; }

    /// <summary>What the mix itself adds as this column; none where the column is one of the sources'.</summary>
    public MixColumns Added(int outputColumn) => outputColumn == Output.Count - 1 ? MixColumns.SourceId : MixColumns.None;

    /// <summary>Opens the getter of a column of the mix over a cursor of one source, with all that makes the source's values those of the mix.</summary>
    public ValueGetter<TValue> Open<TValue>(int source, int outputColumn, DataViewRowCursor cursor) =>
        cursor.GetGetter<TValue>(_ofSource[source][outputColumn]);

    /// <summary>What to ask of a source so that the active columns of the mix can be read.</summary>
    public IEnumerable<DataViewSchema.Column> ColumnsOf(int source, ActiveColumns active) =>
        _ofSource[source].Where((_, column) => active[column]);

    /// <summary>Matches the sources' columns; every difference becomes a fault.</summary>
    /// <returns>The columns of the mix, or null when there are faults, these or earlier ones.</returns>
    public static MixSchema? Align(MixOptions options, MixSource[] sources, Faults faults)
    {
        DataViewSchema.Column[][] visible = [.. sources.Select(source => Visible(source, options.SourceColumnName, faults))];
        DataViewSchema.Column[] first = visible[0];
        var ofSource = new DataViewSchema.Column[sources.Length][];
        ofSource[0] = first;
        for (int i = 1; i < sources.Length; i++)
            ofSource[i] = Match(first, sources[0].Name, visible[i], sources[i].Name, faults);
        return faults.Any ? null : new MixSchema(Build(options, sources, first, ofSource), ofSource);
    }

    // A column with the name of the added one is a fault by itself, and no column to match with those of the other sources.
    private static DataViewSchema.Column[] Visible(MixSource source, string sourceColumnName, Faults faults)
    {
        DataViewSchema.Column[] visible = [.. source.Data.Schema.Where(column => !column.IsHidden && column.Name != sourceColumnName)];
        if (source.Data.Schema.Any(column => column.Name == sourceColumnName))
        {
            faults.Add($"Source '{source.Name}' has a column '{sourceColumnName}', the name of the column that the mix adds; "
                + "set SourceColumnName to another name, or drop the column.");
        }
        return visible;
    }

    private static DataViewSchema.Column[] Match(
        DataViewSchema.Column[] first, string firstName, DataViewSchema.Column[] visible, string name, Faults faults)
    {
        var matched = new DataViewSchema.Column[first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            DataViewSchema.Column wanted = first[i];
            int place = Array.FindIndex(visible, column => column.Name == wanted.Name);
            if (place >= 0)
            {
                matched[i] = visible[place];
                Compare(wanted, firstName, visible[place], name, faults);
            }
            else
            {
                faults.Add($"Source '{name}' has no column '{wanted.Name}' ({wanted.Type}), which '{firstName}' has; "
                    + $"add it, or drop it from '{firstName}'.");
            }
        }
        foreach (DataViewSchema.Column column in visible)
        {
            if (!first.Any(wanted => wanted.Name == column.Name))
            {
                faults.Add($"Source '{name}' has a column '{column.Name}' ({column.Type}), which '{firstName}' lacks; "
                    + $"drop it, or add it to '{firstName}'.");
            }
        }
        return matched;
    }

    private static void Compare(DataViewSchema.Column wanted, string firstName, DataViewSchema.Column column, string name, Faults faults)
    {
        if (!column.Type.Equals(wanted.Type))
        {
            faults.Add($"Column '{wanted.Name}' is {wanted.Type} in '{firstName}' but {column.Type} in '{name}'; "
                + "convert one of them so that the types agree.");
        }
        else if (((wanted.Type as VectorDataViewType)?.ItemType ?? wanted.Type) is KeyDataViewType
            && !AnnotationComparer.SameValue(wanted, column, KeyNames.Kind))
        {
            faults.Add($"Column '{wanted.Name}' is a key in '{firstName}' and in '{name}', but their key values differ, so equal keys would mean "
                + "different values; map both to keys with one MapValueToKey, or mix before mapping to keys.");
        }
    }

    private static DataViewSchema Build(
        MixOptions options, MixSource[] sources, DataViewSchema.Column[] first, DataViewSchema.Column[][] ofSource)
    {
        var schema = new DataViewSchema.Builder();
        for (int i = 0; i < first.Length; i++)
        {
            DataViewSchema.Column column = first[i];
            var kept = new DataViewSchema.Annotations.Builder();
            kept.Add(column.Annotations, kind => ofSource.All(columns => AnnotationComparer.SameValue(column, columns[i], kind)));
            schema.AddColumn(column.Name, column.Type, kept.ToAnnotations());
        }
        string[] names = [.. sources.Select(source => source.Name)];
        schema.AddColumn(options.SourceColumnName, new KeyDataViewType(typeof(uint), names.Length), KeyNames.Annotate(names));
        return schema.ToSchema();
    }
}
