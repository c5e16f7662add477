using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Which input column each output column is, with one of them twice.</summary>
internal sealed class ColumnCopyMapper : IRowToRowMapper
{
    private readonly int[] _sources;

    public ColumnCopyMapper(DataViewSchema inputSchema, string output, string input)
    {
        Guard.Param(inputSchema.GetColumnOrNull(input) is not null, nameof(inputSchema), $"There is no column '{input}'.");
        DataViewSchema.Column source = inputSchema[input];
        int place = inputSchema.GetColumnOrNull(output)?.Index + 1 ?? inputSchema.Count;

        var schema = new DataViewSchema.Builder();
        schema.AddColumns(inputSchema.Take(place));
        schema.AddColumn(output, source.Type, source.Annotations);
        schema.AddColumns(inputSchema.Skip(place));
        InputSchema = inputSchema;
        OutputSchema = schema.ToSchema();
        CopyIndex = place;
        _sources = [.. Enumerable.Range(0, place), source.Index, .. Enumerable.Range(place, inputSchema.Count - place)];
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public int CopyIndex { get; }

    public DataViewSchema.Column SourceOf(DataViewSchema.Column output) => InputSchema[_sources[output.Index]];

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = ColumnSet.Of(dependingColumns, OutputSchema);
        bool[] needed = ColumnSet.Of(OutputSchema.Where(c => active[c.Index]).Select(SourceOf), InputSchema);
        return InputSchema.Where(c => needed[c.Index]);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Guard.NotNull(input, nameof(input));
        Guard.NotNull(activeColumns, nameof(activeColumns));
        Guard.State(input.Schema == InputSchema, "The row has another schema than the mapper was made for.");
        return new Row(this, input, ColumnSet.Of(activeColumns, OutputSchema));
    }

    private sealed class Row : DataViewRow
    {
        private readonly ColumnCopyMapper _mapper;
        private readonly DataViewRow _input;
        private readonly bool[] _active;

        public Row(ColumnCopyMapper mapper, DataViewRow input, bool[] active)
        {
            _mapper = mapper;
            _input = input;
            _active = active;
        }

        public override long Position => _input.Position;

        public override long Batch => _input.Batch;

        public override DataViewSchema Schema => _mapper.OutputSchema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        // As in ML.NET, a column that is only passed on is as active as the input has it.
        public override bool IsColumnActive(DataViewSchema.Column column) =>
            column.Index == _mapper.CopyIndex ? _active[column.Index] : _input.IsColumnActive(_mapper.SourceOf(column));

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            _input.GetGetter<TValue>(_mapper.SourceOf(column));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }
    }
}
