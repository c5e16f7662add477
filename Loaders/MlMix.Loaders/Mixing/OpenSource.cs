using Microsoft.ML;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, which pass this is, and whether the cursor already stands on the next row.</summary>
internal sealed class OpenSource(DataViewRowCursor cursor, long pass)
{
    private bool _ahead;
    private long _row = -1;

    public DataViewRowCursor Cursor => cursor;

    public bool MoveNext()
    {
        _row++;
        if (!_ahead)
            return cursor.MoveNext();
        _ahead = false;
        return true;
    }

    /// <summary>Goes to a row by moving over those before it.</summary>
    public bool MoveTo(long row)
    {
        while (MoveNext())
        {
            if (_row == row)
                return true;
        }
        return false;
    }

    /// <summary>The row last asked for.</summary>
    /// <param name="index">Which source of the mix this is.</param>
    public SourcePick LastAsked(int index) => new(index, Math.Max(_row, 0), pass);

    /// <summary>Whether there is another row; it is moved to, so the values of the row before are gone.</summary>
    public bool Peek() => _ahead = cursor.MoveNext();
}
