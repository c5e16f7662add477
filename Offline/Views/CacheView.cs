using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Keeps the columns that were read, for all cursors after the first.</summary>
internal sealed class CacheView : IDataView
{
    private readonly IDataView _source;
    private readonly ColumnStore[] _stores;
    private readonly Lock _lock = new();
    private long? _count;

    public CacheView(IDataView source)
    {
        foreach (DataViewSchema.Column column in source.Schema)
        {
            if (column.Type is not (PrimitiveDataViewType or VectorDataViewType))
                throw new NotSupportedException($"The offline build does not cache column '{column.Name}' of type {column.Type}.");
        }

        _source = source;
        _stores = new ColumnStore[source.Schema.Count];
        _count = source.GetRowCount();
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount()
    {
        lock (_lock)
            return _count;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, ColumnSet.Of(columnsNeeded, Schema), rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Reads those columns that are not there yet, all in one pass over the source, and gives the number of rows.</summary>
    public long Fill(bool[] active)
    {
        lock (_lock)
        {
            DataViewSchema.Column[] missing = [.. Schema.Where(c => active[c.Index] && _stores[c.Index] is null)];
            if (missing.Length > 0 || _count is null)
                ReadAll(missing);
            return _count.Value;
        }
    }

    private void ReadAll(DataViewSchema.Column[] columns)
    {
        try
        {
            using DataViewRowCursor cursor = _source.GetRowCursor(columns);
            ColumnStore[] stores = [.. columns.Select(c => ColumnStore.Create(cursor, c))];
            long count = 0;
            for (; cursor.MoveNext(); count++)
            {
                foreach (ColumnStore store in stores)
                    store.Add();
            }

            for (int i = 0; i < columns.Length; i++)
                _stores[columns[i].Index] = stores[i];
            _count = count;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException("The cached view could not be read.", error);
        }
    }

    private sealed class Cursor : RootCursor
    {
        private readonly CacheView _view;
        private readonly bool[] _wanted;
        private readonly Random _random;
        private int[] _order;
        private long _row = -1;
        private long _count = -1;

        public Cursor(CacheView view, bool[] active, Random random)
            : base(view.Schema, active)
        {
            _view = view;
            _wanted = active;
            _random = random;
        }

        protected override long RowNumber => _row;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Guard.Param(column.Index <= Schema.Count && IsColumnActive(column), nameof(column), $"Column '{column.Name}' is not active.");
            if (typeof(TValue) != Schema[column.Index].Type.RawType)
                return Cast<TValue>(null, column);
            ColumnStore<TValue> store = null;
            return (ref TValue value) =>
            {
                CheckOnRow();
                store ??= (ColumnStore<TValue>)_view._stores[column.Index];
                store.Fetch((int)_row, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (_count < 0)
                Start();
            long next = Position + 1;
            if (next >= _count)
                return false;
            _row = _order is null ? next : _order[next];
            return true;
        }

        protected override void Release()
        {
        }

        private void Start()
        {
            _count = _view.Fill(_wanted);
            if (_random is null)
                return;

            _order = [.. Enumerable.Range(0, (int)_count)];
            for (int i = 0; i < _order.Length; i++)
            {
                int other = i + _random.Next(_order.Length - i);
                (_order[i], _order[other]) = (_order[other], _order[i]);
            }
        }
    }
}
