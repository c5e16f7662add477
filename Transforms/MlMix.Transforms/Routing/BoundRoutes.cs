using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mapping;

namespace MlMix.Routing;

/// <summary>Chains tied to one schema: where every output column comes from. Immutable, and as thread-safe as the chains.</summary>
internal sealed class BoundRoutes : IRowToRowMapper
{
    private readonly DataViewSchema.Column _source;
    private readonly int[] _slotOfRaw;
    private readonly BoundRoute[] _slots;

    /// <summary>For each output column the input column that it passes on, or null.</summary>
    private readonly DataViewSchema.Column?[] _passedOn;

    /// <summary>For each output column the one that goes by source, or null.</summary>
    private readonly RoutedColumn?[] _routed;

    /// <param name="schema">The schema.</param>
    /// <param name="source">The source column.</param>
    /// <param name="slotOfRaw">For each raw key value of the source column one less than the slot of its rows.</param>
    /// <param name="slots">What the rows of each slot go through.</param>
    /// <param name="columns">The columns that go by source.</param>
    public BoundRoutes(
        DataViewSchema schema, DataViewSchema.Column source, int[] slotOfRaw, BoundRoute[] slots, RoutedColumn[] columns)
    {
        _source = source;
        _slotOfRaw = slotOfRaw;
        _slots = slots;
        InputSchema = schema;

        // As in ML.NET: right after the column that it hides, else at the end.
        Dictionary<string, RoutedColumn> byName = columns.ToDictionary(column => column.Column.Name);
        var outputs = new List<(DataViewSchema.Column? PassedOn, RoutedColumn? Routed)>();
        foreach (DataViewSchema.Column column in schema)
        {
            outputs.Add((column, null));
            if (!column.IsHidden && byName.Remove(column.Name, out RoutedColumn? hiding))
                outputs.Add((null, hiding));
        }

        foreach (RoutedColumn column in columns.Where(column => byName.ContainsKey(column.Column.Name)))
            outputs.Add((null, column));
        _passedOn = [.. outputs.Select(output => output.PassedOn)];
        _routed = [.. outputs.Select(output => output.Routed)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(outputs.Select(output => output.Routed?.Column ?? new DataViewSchema.DetachedColumn(output.PassedOn!.Value)));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>Gets the columns that go by source, in their order in the output.</summary>
    public IEnumerable<RoutedColumn> RoutedColumns => _routed.OfType<RoutedColumn>();

    /// <summary>Gets how many slots there are.</summary>
    public int SlotCount => _slots.Length;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = Active(dependingColumns);
        var needed = new bool[InputSchema.Count];
        for (int index = 0; index < active.Length; index++)
        {
            if (!active[index])
                continue;
            if (_passedOn[index] is DataViewSchema.Column passedOn)
                needed[passedOn.Index] = true;
            else
                Need(_routed[index]!, needed);
        }

        return [.. InputSchema.Where(column => needed[column.Index])];
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
        {
            throw new ArgumentException(
                $"{Routes.Feature}: the row has another schema than the one this mapper was made for.", nameof(input));
        }

        return new RoutedRow(this, input, Active(activeColumns));
    }

    /// <summary>The input column that an output column passes on, or null for one that goes by source.</summary>
    public DataViewSchema.Column? PassedOn(int index) => _passedOn[index];

    /// <summary>The output column that goes by source.</summary>
    public RoutedColumn Routed(int index) => _routed[index]!;

    /// <summary>Makes a getter of one less than the row's slot.</summary>
    public ValueGetter<int> CreateSlotGetter(DataViewRow input) => SourceReader.Create(input, _source, _slotOfRaw);

    /// <summary>A row of a slot's chain with those columns made that are wanted.</summary>
    public DataViewRow Open(int slot, DataViewRow input, bool[] active) => _slots[slot].Open(
        input, _routed.Where((_, index) => active[index]).Select(column => column?.Origins[slot].Made).OfType<DataViewSchema.Column>());

    /// <summary>The index of a column, which must lie within the output schema.</summary>
    public int Checked(DataViewSchema.Column column) => column.Index < _passedOn.Length
        ? column.Index
        : throw new InvalidOperationException($"{Routes.Feature}: the column '{column.Name}' is not one of the {_passedOn.Length} columns " +
            $"of this data.");

    private bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var active = new bool[_passedOn.Length];
        foreach (DataViewSchema.Column column in columns)
            active[Checked(column)] = true;
        return active;
    }

    private void Need(RoutedColumn column, bool[] needed)
    {
        needed[_source.Index] = true;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (column.Origins[slot].Input is DataViewSchema.Column input)
                needed[input.Index] = true;
            else if (column.Origins[slot].Made is DataViewSchema.Column made)
            {
                foreach (DataViewSchema.Column dependency in _slots[slot].Dependencies(made))
                    needed[dependency.Index] = true;
            }
        }
    }
}
