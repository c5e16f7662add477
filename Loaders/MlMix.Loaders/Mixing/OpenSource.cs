using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, which pass this is, and whether the cursor already stands on the next row.</summary>
internal sealed class OpenSource(DataViewRowCursor cursor, int pass)
{
    private bool _ahead;

    public DataViewRowCursor Cursor => cursor;

    public int Pass => pass;

    /// <summary>The row last asked for, from 0.</summary>
    public long Row { get; private set; } = -1;

    public bool MoveNext()
    {
        Row++;
        if (!_ahead)
            return cursor.MoveNext();
        _ahead = false;
        return true;
    }

    /// <summary>Whether there is another row; it is moved to, so the values of the row before are gone.</summary>
    public bool Peek() => _ahead = cursor.MoveNext();
}
