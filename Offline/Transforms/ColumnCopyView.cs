using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A view with a column twice.</summary>
internal sealed class ColumnCopyView : IDataView
{
    private readonly IDataView _source;
    private readonly ColumnCopyMapper _mapper;

    public ColumnCopyView(IDataView source, ColumnCopyMapper mapper)
    {
        _source = source;
        _mapper = mapper;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _mapper.OutputSchema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Of(columnsNeeded, Schema);
        return new Cursor(_mapper, active, _source.GetRowCursor(Inputs(active), CanShuffle ? rand : null));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ColumnSet.Of(columnsNeeded, Schema);
        return [.. _source.GetRowCursorSet(Inputs(active), n, rand).Select(input => new Cursor(_mapper, active, input))];
    }

    private IEnumerable<DataViewSchema.Column> Inputs(bool[] active) => _mapper.GetDependencies(Schema.Where(c => active[c.Index]));

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly ColumnCopyMapper _mapper;
        private readonly bool[] _active;
        private readonly DataViewRowCursor _input;

        public Cursor(ColumnCopyMapper mapper, bool[] active, DataViewRowCursor input)
        {
            _mapper = mapper;
            _active = active;
            _input = input;
        }

        public override long Position => _input.Position;

        public override long Batch => _input.Batch;

        public override DataViewSchema Schema => _mapper.OutputSchema;

        public override bool MoveNext() => _input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Guard.State(column.Index < _active.Length, "The column is not one of this cursor's.");
            return _active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            // What ML.NET throws where it runs on several cores; on one core it is an InvalidOperationException.
            Guard.Param(IsColumnActive(column), nameof(column), $"Column '{column.Name}' is not active.");
            return _input.GetGetter<TValue>(_mapper.SourceOf(column));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _input.Dispose();
            base.Dispose(disposing);
        }
    }
}
