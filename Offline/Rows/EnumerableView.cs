using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A view over objects, enumerated anew by each cursor.</summary>
internal sealed class EnumerableView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _data;
    private readonly Func<CurrentRow<TRow>, Delegate>[] _readers;

    public EnumerableView(IEnumerable<TRow> data, SchemaDefinition definition)
    {
        _data = data;
        RowColumn[] columns = RowColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Read);
        var schema = new DataViewSchema.Builder();
        foreach (RowColumn column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = schema.ToSchema();
        _readers = [.. columns.Select(column => MemberReader<TRow>.Create(column.Member, column.Type))];
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, ColumnSet.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly CurrentRow<TRow> _row = new();
        private readonly Delegate[] _getters;
        private readonly IEnumerator<TRow> _rows;

        public Cursor(EnumerableView<TRow> view, bool[] active)
            : base(view.Schema, active)
        {
            _getters = [.. view._readers.Select((reader, i) => active[i] ? reader(_row) : null)];
            _rows = view._data.GetEnumerator();
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Guard.Param(column.Index <= _getters.Length && IsColumnActive(column), nameof(column),
                $"Column '{column.Name}' is not active.");
            return Cast<TValue>(_getters[column.Index], column);
        }

        protected override bool MoveNextCore()
        {
            bool more = _rows.MoveNext();
            _row.Value = more ? _rows.Current : null;
            Guard.State(!more || _row.Value is not null, "A row of the data is null.");
            return more;
        }

        protected override void Release()
        {
            // ML.NET never disposes of the enumerator either; code that counts on it would work here and not there.
        }
    }
}
