using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Frames;

/// <summary>
/// A data frame as a view that keeps ML.NET's contract, and its missing values: as a view itself, a <c>DataFrame</c> gives 0 or false for null.
/// </summary>
internal sealed class FrameDataView : IDataView
{
    private readonly FrameColumn[] _columns;
    private readonly long _rows;

    public FrameDataView(FrameColumn[] columns, long rows)
    {
        (_columns, _rows) = (columns, rows);
        var schema = new DataViewSchema.Builder();
        foreach (FrameColumn column in columns)
            schema.AddColumn(column.Name, column.Type);
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, new ActiveColumns(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(FrameDataView view, ActiveColumns active) : StepCursor(active)
    {
        private readonly long _rows = view._rows;

        protected override bool Step() => Position + 1 < _rows;

        protected override ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column) =>
            view._columns[column.Index].CreateGetter<TValue>(this);
    }
}
