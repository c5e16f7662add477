using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Mapping;

/// <summary>Computed columns tied to one schema: where every output column comes from. Immutable and thread-safe.</summary>
internal sealed class BoundMapping : IRowToRowMapper
{
    private readonly string _what;
    private readonly IReadOnlyList<BoundColumn> _computed;

    /// <summary>For each output column the index of the input column it passes on, or the complement of that of the computed column.</summary>
    private readonly int[] _origins;

    public BoundMapping(string what, DataViewSchema schema, IReadOnlyList<BoundColumn> computed)
    {
        _what = what;
        _computed = computed;
        InputSchema = schema;

        // As in ML.NET: a computed column stands right after the column that it hides, else at the end.
        var origins = new List<int>();
        foreach (DataViewSchema.Column column in schema)
        {
            origins.Add(column.Index);
            origins.AddRange(Computed().Where(index => Hidden(index) == column.Index).Select(index => ~index));
        }

        origins.AddRange(Computed().Where(index => Hidden(index) is null).Select(index => ~index));
        _origins = [.. origins];
        OutputSchema = MakeSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        Needed(Active(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
            throw new ArgumentException($"{_what}: the row has another schema than the one this mapper was made for.", nameof(input));
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
                foreach (DataViewSchema.Column input in _computed[~_origins[index]].Inputs)
                    needed[input.Index] = true;
        }

        return [.. InputSchema.Where(column => needed[column.Index])];
    }

    /// <summary>The input column that an output column passes on, or null for a computed one.</summary>
    public DataViewSchema.Column? Origin(int index) => _origins[index] < 0 ? null : InputSchema[_origins[index]];

    /// <summary>Makes the getters of the wanted computed columns, by output index; null for the others.</summary>
    public Delegate?[] CreateGetters(DataViewRow row, bool[] active) =>
        [.. _origins.Select((origin, index) => origin < 0 && active[index] ? _computed[~origin].CreateGetter(row) : null)];

    /// <summary>The index of a column, which must lie within the output schema.</summary>
    public int Checked(DataViewSchema.Column column) => column.Index < _origins.Length
        ? column.Index
        : throw new InvalidOperationException(
            $"{_what}: the column '{column.Name}' is not one of the {_origins.Length} columns of this data.");

    private IEnumerable<int> Computed() => Enumerable.Range(0, _computed.Count);

    private int? Hidden(int computed) => InputSchema.GetColumnOrNull(_computed[computed].Output.Name)?.Index;

    private DataViewSchema MakeSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (int origin in _origins)
        {
            if (origin >= 0)
            {
                builder.AddColumns([InputSchema[origin]]);
                continue;
            }

            DataViewSchema.DetachedColumn output = _computed[~origin].Output;
            builder.AddColumn(output.Name, output.Type, output.Annotations);
        }

        return builder.ToSchema();
    }
}
