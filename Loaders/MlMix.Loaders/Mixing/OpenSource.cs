using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Mixing;

/// <summary>A source that is being read: its cursor, and whether that already stands on the next row.</summary>
/// <param name="cursor">The cursor.</param>
/// <param name="memory">The same where its rows lie in memory, and are as many as the plan knows of; else null.</param>
/// <param name="rows">Where the row of each source in memory is kept; that of a source which is not stays as it is.</param>
/// <param name="place">The place of this one.</param>
internal sealed class OpenSource(DataViewRowCursor cursor, IMemoryCursor? memory, long[] rows, int place) : IDisposable
{
    private bool _ahead;

    public DataViewRowCursor Cursor => cursor;

    /// <summary>Gets the cursor of rows that lie in memory, which are moved over by counting; null where they do not.</summary>
    public IMemoryCursor? Memory => memory;

    /// <summary>Gets the row asked for last on the way to the first one wanted; null when that was reached.</summary>
    public long? Sought { get; private set; }

    /// <summary>Gets or sets what finds out whether there is another row while values of the current one are in use; null where none are.</summary>
    public RowScout? Scout { get; set; }

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
        memory?.StandOn(row - 1);
        for (long sought = memory is null ? 0 : row; sought <= row; sought++)
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

    /// <summary>Whether there is a row after the current one. Unless a scout looks, it is moved to, so the values of the current row are gone.</summary>
    public bool HasAnother(long row) => Scout is null ? _ahead = Move() : !Scout.IsLast(row);

    public void Dispose()
    {
        try
        {
            cursor.Dispose();
        }
        finally
        {
            Scout?.Dispose();
            (cursor as MixedCursor)?.ReleaseEnded();
        }
    }

    private bool Move()
    {
        memory?.StandOn(rows[place]);
        return cursor.MoveNext();
    }

    private void KeepRow()
    {
        if (memory is not null)
            rows[place] = cursor.Position;
    }
}
