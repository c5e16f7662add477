using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>A cursor that counts its own rows: position -1 before the first row and after the end, where it disposes of itself.</summary>
internal abstract class RootCursor : DataViewRowCursor
{
    private readonly bool[] _active;
    private long _position = -1;
    private bool _disposed;

    protected RootCursor(DataViewSchema schema, bool[] active)
    {
        Schema = schema;
        _active = active;
    }

    public sealed override DataViewSchema Schema { get; }

    public sealed override long Position => _position;

    public override long Batch => 0;

    public sealed override bool MoveNext()
    {
        if (_disposed)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Guard.State(column.Index < _active.Length, "The column is not one of this cursor's.");
        return _active[column.Index];
    }

    /// <summary>Ids (row number, 0), where the row number need not be the position.</summary>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
    {
        CheckOnRow();
        value = new DataViewRowId((ulong)RowNumber, 0);
    };

    protected virtual long RowNumber => _position;

    protected abstract bool MoveNextCore();

    protected abstract void Release();

    protected void CheckOnRow() => Guard.State(_position >= 0, "Values are there only after MoveNext returned true.");

    protected static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column) =>
        getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException(
            $"Column '{column.Name}' of type {column.Type} is read as {column.Type.RawType}, not as {typeof(TValue)}.");

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
        {
            _position = -1;
            Release();
        }

        _disposed = true;
        base.Dispose(disposing);
    }
}
