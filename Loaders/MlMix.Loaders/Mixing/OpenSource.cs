using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, and whether that already stands on the next row.</summary>
internal sealed class OpenSource(DataViewRowCursor cursor)
{
    private bool _ahead;

    public DataViewRowCursor Cursor => cursor;

    /// <summary>Gets the row asked for last on the way to the first one wanted; null when that was reached.</summary>
    public long? Sought { get; private set; }

    public bool MoveNext()
    {
        if (!_ahead)
            return cursor.MoveNext();
        _ahead = false;
        return true;
    }

    /// <summary>Goes to the first row wanted by moving over those before it.</summary>
    public bool MoveTo(long row, CancellationToken cancellation)
    {
        const long Stride = 1024;
        for (long sought = 0; sought <= row; sought++)
        {
            Sought = sought;
            if (sought % Stride == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!cursor.MoveNext())
                return false;
        }
        Sought = null;
        return true;
    }

    /// <summary>Whether there is another row; it is moved to, so the values of the row before are gone.</summary>
    public bool Peek() => _ahead = cursor.MoveNext();
}
