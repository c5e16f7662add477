using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, and whether that already stands on the next row.</summary>
/// <param name="cursor">The cursor.</param>
/// <param name="rows">Where the row of each source in memory is kept; that of a source which is not stays as it is.</param>
/// <param name="place">The place of this one.</param>
internal sealed class OpenSource(DataViewRowCursor cursor, long[] rows, int place)
{
    private readonly IMemoryCursor? _memory = cursor as IMemoryCursor;
    private bool _ahead;

    public DataViewRowCursor Cursor => cursor;

    /// <summary>Gets whether its rows lie in memory, so that it is moved by counting.</summary>
    public bool IsInMemory => _memory is not null;

    /// <summary>Gets the row asked for last on the way to the first one wanted; null when that was reached.</summary>
    public long? Sought { get; private set; }

    public bool MoveNext()
    {
        if (!_ahead && !Move())
            return false;
        _ahead = false;
        KeepRow();
        return true;
    }

    /// <summary>Goes to the first row wanted, by moving over those before it where they do not lie in memory.</summary>
    public bool MoveTo(long row, Cancellations cancellation)
    {
        const long Stride = 1024;
        _memory?.StandOn(row - 1);
        for (long sought = _memory is null ? 0 : row; sought <= row; sought++)
        {
            Sought = sought;
            if (sought % Stride == 0)
                cancellation.ThrowIfRequested();
            if (!cursor.MoveNext())
                return false;
        }
        Sought = null;
        KeepRow();
        return true;
    }

    /// <summary>Whether there is another row; it is moved to, so the values of the row before are gone.</summary>
    public bool Peek() => _ahead = Move();

    private bool Move()
    {
        _memory?.StandOn(rows[place]);
        return cursor.MoveNext();
    }

    private void KeepRow()
    {
        if (_memory is not null)
            rows[place] = cursor.Position;
    }
}
