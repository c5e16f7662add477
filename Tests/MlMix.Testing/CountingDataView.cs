using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>Passes a view on and notes what is asked of it: cursors opened and left open, columns asked for, rows moved over.</summary>
public sealed class CountingDataView(IDataView inner) : IDataView
{
    private readonly Lock _lock = new();
    private readonly List<string[]> _asked = [];
    private int _open;
    private long _moves;

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    /// <summary>The columns asked for, as <c>index:name</c>, one entry for each time that a cursor or a set of them was opened.</summary>
    public IReadOnlyList<string[]> Asked => _asked;

    /// <summary>How many cursors are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many rows all cursors together have moved to.</summary>
    public long RowsRead => Volatile.Read(ref _moves);

    /// <summary>When set, asking a cursor for any getter throws it.</summary>
    public Exception? GetterFault { get; set; }

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, inner.GetRowCursor(Note(columnsNeeded), rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [.. inner.GetRowCursorSet(Note(columnsNeeded), n, rand).Select(cursor => new Cursor(this, cursor))];

    private DataViewSchema.Column[] Note(IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] asked = [.. columns];
        lock (_lock)
            _asked.Add([.. asked.Select(column => $"{column.Index}:{column.Name}")]);
        return asked;
    }

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly CountingDataView _view;
        private readonly DataViewRowCursor _inner;
        private bool _disposed;

        public Cursor(CountingDataView view, DataViewRowCursor inner)
        {
            _view = view;
            _inner = inner;
            Interlocked.Increment(ref view._open);
        }

        public override DataViewSchema Schema => _inner.Schema;

        public override long Position => _inner.Position;

        public override long Batch => _inner.Batch;

        public override bool MoveNext()
        {
            bool moved = _inner.MoveNext();
            if (moved)
                Interlocked.Increment(ref _view._moves);
            return moved;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            _view.GetterFault is null ? _inner.GetGetter<TValue>(column) : throw _view.GetterFault;

        public override ValueGetter<DataViewRowId> GetIdGetter() => _inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_disposed)
            {
                _disposed = true;
                Interlocked.Decrement(ref _view._open);
                _inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
