using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Mixing;

namespace MlMix.Epochs;

/// <summary>A mix that counts the rows of each source that its readers take. Passes on everything else.</summary>
internal sealed class CountedMix(MixedDataView mix) : IDataView
{
    private readonly Lock _lock = new();
    private long[] _rows = new long[mix.Plan.Sources.Count];

    /// <summary>Gets the rows that a pass over the mix took of each source; of several passes, of the one that took the most.</summary>
    public long[] Rows
    {
        get
        {
            lock (_lock)
                return _rows;
        }
    }

    public DataViewSchema Schema => mix.Schema;

    public bool CanShuffle => mix.CanShuffle;

    public long? GetRowCount() => mix.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, mix.OpenCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private void Note(long[] rows)
    {
        lock (_lock)
        {
            if (rows.Sum() > _rows.Sum())
                _rows = rows;
        }
    }

    private sealed class Cursor(CountedMix view, MixedCursor inner) : DataViewRowCursor
    {
        private readonly long[] _rows = new long[inner.SourceCount];
        private bool _disposed;

        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override bool MoveNext()
        {
            if (!inner.MoveNext())
            {
                view.Note(_rows);
                return false;
            }
            _rows[inner.Source]++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_disposed)
            {
                _disposed = true;
                view.Note(_rows);
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
