using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>A mapping tied to one schema: where every output column comes from. Immutable and thread-safe.</summary>
internal sealed class BoundMapping : IRowToRowMapper
{
    /// <summary>For each output column the index of the input column it passes on, or -1 for the one computed here.</summary>
    private readonly int[] _origins;

    private readonly ColumnMapping _mapping;
    private readonly DataViewSchema.Column _input;
    private readonly SourceKeys _keys;
    private readonly int[] _remap;

    public BoundMapping(
        ColumnMapping mapping,
        DataViewSchema schema,
        DataViewSchema.Column input,
        SourceKeys keys,
        int[] remap,
        DataViewSchema.DetachedColumn output)
    {
        _mapping = mapping;
        _input = input;
        _keys = keys;
        _remap = remap;
        InputSchema = schema;

        // As in ML.NET: right after the column that it hides, else at the end.
        int place = schema.GetColumnOrNull(output.Name)?.Index + 1 ?? schema.Count;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Take(place));
        builder.AddColumn(output.Name, output.Type, output.Annotations);
        builder.AddColumns(schema.Skip(place));
        OutputSchema = builder.ToSchema();
        _origins = [.. Enumerable.Range(0, place), -1, .. Enumerable.Range(place, schema.Count - place)];
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        Needed(Active(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
        {
            throw new ArgumentException(
                $"{_mapping.What}: the row has another schema than the one this mapper was made for.", nameof(input));
        }

        return new MappedRow(input, new MappedColumns(this, input, Active(activeColumns)));
    }

    /// <summary>Marks the wanted columns by output index.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var active = new bool[_origins.Length];
        foreach (DataViewSchema.Column column in columns)
            active[Checked(column)] = true;
        return active;
    }

    /// <summary>The input columns that must be read for the wanted output columns, in the input's order.</summary>
    public DataViewSchema.Column[] Needed(bool[] active)
    {
        var needed = new bool[InputSchema.Count];
        for (int index = 0; index < active.Length; index++)
        {
            if (!active[index])
                continue;
            if (_origins[index] >= 0)
                needed[_origins[index]] = true;
            else
                needed[_input.Index] = needed[_keys.Column.Index] = true;
        }

        return [.. InputSchema.Where(column => needed[column.Index])];
    }

    /// <summary>The input column that an output column passes on, or null for the one computed here.</summary>
    public DataViewSchema.Column? Origin(int index) => _origins[index] < 0 ? null : InputSchema[_origins[index]];

    /// <summary>Makes the getter of the output column, or null when it is not wanted.</summary>
    public Delegate? CreateGetter(DataViewRow row, bool[] active) =>
        active[Array.IndexOf(_origins, -1)]
            ? _mapping.CreateGetter(row, _input, SourceReader.Create(row, _keys.Column, _remap), _keys)
            : null;

    /// <summary>The index of a column, which must lie within the output schema.</summary>
    public int Checked(DataViewSchema.Column column) => column.Index < _origins.Length
        ? column.Index
        : throw new InvalidOperationException($"{_mapping.What}: the column '{column.Name}' is not one of the {_origins.Length} columns " +
            $"of this data.");
}
