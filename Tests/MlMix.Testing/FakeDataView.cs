using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>
/// A view made of columns with values computed by row, for what the usual loaders do not give: sparse and variable vectors, hidden columns,
/// any annotation. It keeps ML.NET's contract strictly: inactive columns and rows before the first or after the last throw. A set of
/// cursors deals the rows out in batches of four.
/// </summary>
public sealed class FakeDataView : IDataView
{
    private const int RowsPerBatch = 4;
    private readonly long _rows;
    private readonly FakeColumn[] _columns;

    public FakeDataView(long rows, params FakeColumn[] columns)
    {
        _rows = rows;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (FakeColumn column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    /// <summary>The columns it is made of.</summary>
    public IReadOnlyList<FakeColumn> Columns => _columns;

    public bool CanShuffle { get; init; }

    /// <summary>What <see cref="GetRowCount"/> gives; the number of rows unless set.</summary>
    public bool CountUnknown { get; init; }

    /// <summary>The random source of the last cursor or set opened.</summary>
    public Random? LastRandom { get; private set; }

    /// <summary>The same rows with a column in the place of the one of its name, or at the end.</summary>
    public FakeDataView With(FakeColumn column)
    {
        int place = Array.FindIndex(_columns, other => other.Name == column.Name);
        return new FakeDataView(_rows, place < 0 ? [.. _columns, column] : [.. _columns[..place], column, .. _columns[(place + 1)..]]);
    }

    /// <summary>The same rows without a column.</summary>
    public FakeDataView Without(string name) => new(_rows, [.. _columns.Where(column => column.Name != name)]);

    public long? GetRowCount() => CountUnknown ? null : _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        LastRandom = rand;
        var active = new bool[_columns.Length];
        foreach (DataViewSchema.Column column in columnsNeeded)
            active[column.Index] = true;
        return [.. Enumerable.Range(0, Math.Max(n, 1)).Select(index => new Cursor(this, active, index, Math.Max(n, 1)))];
    }

    private sealed class Cursor(FakeDataView view, bool[] active, int index, int count) : DataViewRowCursor
    {
        private long _row = -1;
        private bool _started, _ended;
        private long _position = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _position;

        public override long Batch => _row / RowsPerBatch;

        public override bool MoveNext()
        {
            if (_ended)
                return false;
            if (!_started)
                _row = (long)index * RowsPerBatch;
            else if (++_row % RowsPerBatch == 0)
                _row += (long)(count - 1) * RowsPerBatch;
            _started = true;
            _ended = _row >= view._rows;
            _position = _ended ? -1 : _position + 1;
            return !_ended;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!active[column.Index])
                throw new InvalidOperationException($"The fake's column '{column.Name}' is not active.");
            return view._columns[column.Index].CreateGetter(Row) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"The fake's column '{column.Name}' does not hold {typeof(TValue)}.");
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 7);

        protected override void Dispose(bool disposing)
        {
            _ended = true;
            _position = -1;
            base.Dispose(disposing);
        }

        private long Row() => _started && !_ended ? _row : throw new InvalidOperationException("The fake's cursor is on no row.");
    }
}
