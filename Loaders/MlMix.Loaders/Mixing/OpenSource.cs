using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, which pass this is, and where in it the cursor stands.</summary>
internal sealed class OpenSource(DataViewRowCursor cursor, long pass)
{
    private bool _ahead;
    private long _row = -1;
    private long _granted;

    public DataViewRowCursor Cursor => cursor;

    /// <summary>The rows delivered that no meter has been told of.</summary>
    public long Uncounted { get; set; }

    public bool MoveNext()
    {
        _row++;
        if (!_ahead)
            return cursor.MoveNext();
        _ahead = false;
        return true;
    }

    /// <summary>Goes to a row by moving over those before it.</summary>
    public bool MoveTo(long row, CancellationToken cancellation)
    {
        const long Stride = 1024;
        while (MoveNext())
        {
            if (_row == row)
                return true;
            if (_row % Stride == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        return false;
    }

    /// <summary>Lets so many rows be moved to by the cursor alone.</summary>
    public void Grant(ref SourceSlot slot, long rows) => slot.Left = _granted = rows;

    /// <summary>Takes account of the rows that were moved to by the cursor alone, and of those that were not.</summary>
    public void Settle(ref SourceSlot slot)
    {
        long moved = _granted - slot.Left;
        _row += moved;
        Uncounted += moved;
        slot.Left = _granted = 0;
    }

    /// <summary>The row last asked for, when all are accounted for.</summary>
    /// <param name="index">Which source of the mix this is.</param>
    public SourcePick LastAsked(int index) => new(index, Math.Max(_row, 0), pass);

    /// <summary>Whether there is another row; it is moved to, so the values of the row before are gone.</summary>
    public bool Peek() => _ahead = cursor.MoveNext();
}
