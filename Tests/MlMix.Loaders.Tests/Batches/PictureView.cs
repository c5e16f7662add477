using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>
/// A view of values that own resources, made at each row. Like ML.NET's loader of images it disposes what it finds in the variable, and its last one when
/// its cursor is closed.
/// </summary>
internal sealed class PictureView(string name, long rows, List<Picture> made) : IDataView
{
    public const string Column = "Picture";

    /// <summary>Whether its cursor closes itself when it is moved beyond its last row, as those of ML.NET's filters do.</summary>
    public bool ClosesItself { get; init; }

    /// <summary>Whether it does not tell its rows.</summary>
    public bool CountUnknown { get; init; }

    /// <summary>How many rows it says that it has; the truth unless set.</summary>
    public long? ClaimedRowCount { get; init; }

    public DataViewSchema Schema { get; } = SchemaOf();

    public bool CanShuffle => false;

    public long? GetRowCount() => CountUnknown ? null : ClaimedRowCount ?? rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [new Cursor(this)];

    private static DataViewSchema SchemaOf()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(Column, PictureType.Instance);
        return builder.ToSchema();
    }

    private bool Has(long row) => row < rows;

    private Picture Make(long row)
    {
        var picture = new Picture($"{name}{row}");
        made.Add(picture);
        return picture;
    }

    private sealed class Cursor(PictureView view) : DataViewRowCursor
    {
        private long _row = -1;
        private Picture? _last;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _row;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (view.Has(++_row))
                return true;
            if (view.ClosesItself)
                Dispose();
            return false;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<Picture> getter = (ref Picture value) =>
            {
                value?.Dispose();
                _last = value = view.Make(_row);
            };
            return (ValueGetter<TValue>)(Delegate)getter;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        protected override void Dispose(bool disposing)
        {
            _last?.Dispose();
            base.Dispose(disposing);
        }
    }
}
