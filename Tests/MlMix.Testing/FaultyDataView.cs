using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Testing;

/// <summary>
/// Passes a view on and misbehaves where it is told to: at opening, at a row, in a getter, at disposal, in its row count. From the first
/// cursor on, or only from a later one (<see cref="FromOpening"/>).
/// </summary>
public sealed class FaultyDataView(IDataView inner) : IDataView
{
    private int _openings;

    /// <summary>Thrown instead of giving a cursor.</summary>
    public Exception? OpenFault { get; init; }

    /// <summary>Thrown by moving to row <see cref="FaultRow"/>.</summary>
    public Exception? MoveFault { get; init; }

    /// <summary>Thrown by every getter, that of the id too, on row <see cref="FaultRow"/>.</summary>
    public Exception? ValueFault { get; init; }

    /// <summary>Thrown by disposing a cursor, after the inner one was disposed; once per cursor.</summary>
    public Exception? DisposeFault { get; init; }

    /// <summary>Thrown by asking a cursor for a getter.</summary>
    public Exception? GetterFault { get; init; }

    /// <summary>The row, from 0, of <see cref="MoveFault"/> and <see cref="ValueFault"/>.</summary>
    public long FaultRow { get; init; }

    /// <summary>The rows end here at the latest; no limit unless set.</summary>
    public long EndsAt { get; init; } = long.MaxValue;

    /// <summary>What <see cref="GetRowCount"/> claims; the truth unless set.</summary>
    public long? ClaimedRowCount { get; init; }

    /// <summary>The first opening, from 0, at which the view misbehaves.</summary>
    public int FromOpening { get; init; }

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    public long? GetRowCount() => ClaimedRowCount ?? inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        if (Interlocked.Increment(ref _openings) <= FromOpening)
            return inner.GetRowCursor(columnsNeeded, rand);
        if (OpenFault is not null)
            throw OpenFault;
        return new Cursor(this, inner.GetRowCursor(columnsNeeded, rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(FaultyDataView view, DataViewRowCursor inner) : DataViewRowCursor
    {
        private long _row = -1;
        private bool _disposed;

        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override bool MoveNext()
        {
            _row++;
            if (view.MoveFault is not null && _row == view.FaultRow)
                throw view.MoveFault;
            return _row < view.EndsAt && inner.MoveNext();
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            view.GetterFault is null ? Faulty(inner.GetGetter<TValue>(column)) : throw view.GetterFault;

        public override ValueGetter<DataViewRowId> GetIdGetter() => Faulty(inner.GetIdGetter());

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_disposed)
            {
                _disposed = true;
                inner.Dispose();
                if (view.DisposeFault is not null)
                    throw view.DisposeFault;
            }

            base.Dispose(disposing);
        }

        private ValueGetter<TValue> Faulty<TValue>(ValueGetter<TValue> getter) => (ref TValue value) =>
        {
            if (view.ValueFault is not null && _row == view.FaultRow)
                throw view.ValueFault;
            getter(ref value);
        };
    }
}
