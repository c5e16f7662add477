using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Cursors;

/// <summary>
/// What every cursor of MlMix shares: schema, active columns, position, the checks of <see cref="GetGetter{TValue}"/>, and disposal, which
/// comes at <see cref="IDisposable.Dispose"/>, at the end of the rows and at a failure, whichever is first, and once only. Of these three,
/// the last two are for <see cref="DataViewRowCursor.MoveNext"/> to see to, as <see cref="StepCursor"/> does.
/// </summary>
internal abstract class CursorBase : DataViewRowCursor
{
    private readonly ActiveColumns _active;
    private long _position = -1;
    private bool _closed;

    protected CursorBase(ActiveColumns active)
    {
        ArgumentNullException.ThrowIfNull(active);
        _active = active;
    }

    public sealed override DataViewSchema Schema => _active.Schema;

    public override long Position => _position;

    /// <summary>Views that hand out a single cursor have a single batch.</summary>
    public override long Batch => 0;

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!_active.Contains(column))
        {
            throw new InvalidOperationException($"Column '{column.Name}' is not active in this cursor. "
                + "Name it among the columns needed when the cursor is opened.");
        }
        var own = Schema[column.Index];
        if (own.Type.RawType != typeof(TValue))
        {
            throw new InvalidOperationException($"Column '{own.Name}' was asked for as '{typeof(TValue)}', but its values are "
                + $"'{own.Type.RawType}' (column type {own.Type}).");
        }
        return CreateGetter<TValue>(own);
    }

    /// <summary>Whether the rows have ended or the cursor was disposed.</summary>
    protected bool IsClosed => _closed;

    /// <summary>The id of a row is its position, for views whose rows always come in the same order. Others override this.</summary>
    public override ValueGetter<DataViewRowId> GetIdGetter() => GetPositionAsId;

    /// <summary>
    /// Makes the getter of an active column whose raw type is <typeparamref name="TValue"/>. The getter calls <see cref="EnsureOnRow"/>
    /// before anything else; it is not wrapped here, because that would cost a second delegate call per value.
    /// </summary>
    protected abstract ValueGetter<TValue> CreateGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Releases what the cursor holds. Called once.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>Gives the position; fails unless the cursor stands on a row. One comparison, to be called first in every getter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long EnsureOnRow()
    {
        long position = _position;
        if (position < 0)
            ThrowNotOnRow();
        return position;
    }

    protected sealed override void Dispose(bool disposing)
    {
        if (_closed)
            return;
        _closed = true;
        _position = -1;
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    /// <summary>Counts the row that was moved to.</summary>
    /// <returns>True, for <see cref="DataViewRowCursor.MoveNext"/> to return.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Arrive()
    {
        _position++;
        return true;
    }

    /// <summary>Stands on another row.</summary>
    protected void GoTo(long position) => _position = position;

    /// <summary>Counts rows that were moved to without it; after the last row there are none.</summary>
    protected void Count(long rows)
    {
        if (!_closed)
            _position += rows;
    }

    // What ended the rows is what the reader must see; a second failure, of closing because of it, must not take its place.
    protected void DisposeAfterFailure()
    {
        try
        {
            Dispose();
        }
        catch (Exception)
        {
            return;
        }
    }

    private void GetPositionAsId(ref DataViewRowId value)
    {
        value = new DataViewRowId((ulong)EnsureOnRow(), 0);
    }

    /// <summary>Says why there is no value to get.</summary>
    internal void ThrowNotOnRow() => throw new InvalidOperationException(_closed
        ? "The cursor is past its last row or was disposed, so there is no value to get. Open another cursor to read the rows again."
        : "The cursor is before its first row, so there is no value to get. Call MoveNext first.");
}
