using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Tool.Writing.Rows;

/// <summary>The rows of a part that is complete.</summary>
internal sealed class StoredRowsDataView : IDataView
{
    private readonly string _path;
    private readonly long _rows;
    private readonly CancellationToken _cancellation;

    public StoredRowsDataView(string path, IEnumerable<DataViewSchema.Column> columns, long rows, CancellationToken cancellation)
    {
        (_path, _rows, _cancellation) = (path, rows, cancellation);
        var schema = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in columns)
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = schema.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, new ActiveColumns(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(StoredRowsDataView view, ActiveColumns active) : StepCursor(active)
    {
        private readonly PartReader _reader = new(view._path);
        private readonly StoredColumn[] _columns = [.. view.Schema.Select(new StoredVisitor().Visit)];

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column) =>
            (ValueGetter<TValue>)_columns[column.Index].CreateGetter(() => EnsureOnRow());

        protected override bool Step()
        {
            view._cancellation.ThrowIfCancellationRequested();
            if (Position + 1 == view._rows)
                return false;
            foreach (StoredColumn column in _columns)
                column.Read(_reader);
            return true;
        }

        protected override void Close() => _reader.Dispose();
    }
}
