using System.Runtime.ExceptionServices;
using Microsoft.ML;

namespace MlMix.Mixing;

// Cursors of sources that have ended, while values of theirs are in use.
internal sealed partial class MixedCursor
{
    private List<DataViewRowCursor>? _held;

    /// <summary>
    /// Leaves the cursors of sources that end open until <see cref="ReleaseEnded"/>, for a reader of many rows at a time: ML.NET's loader of images disposes
    /// the last one when its cursor is closed.
    /// </summary>
    public void HoldEnded()
    {
        _held ??= [];
        foreach (OpenSource? source in _open)
            HoldWithin(source?.Cursor);
    }

    /// <summary>Closes the cursors of sources that have ended.</summary>
    public void ReleaseEnded()
    {
        if (_held is null)
            return;
        List<Exception> failures = [];
        foreach (OpenSource? source in _open)
            Try(source?.Cursor as MixedCursor, inner => inner?.ReleaseEnded(), failures);
        foreach (DataViewRowCursor cursor in _held)
        {
            Try(cursor, held => held.Dispose(), failures);
            Try(cursor as MixedCursor, inner => inner?.ReleaseEnded(), failures);
        }
        _held.Clear();
        if (failures.Count > 0)
            ExceptionDispatchInfo.Throw(failures[0]);
    }

    private void HoldWithin(DataViewRowCursor? cursor)
    {
        if (_held is not null && cursor is MixedCursor inner)
            inner.HoldEnded();
    }

    private void Dismiss(DataViewRowCursor cursor)
    {
        if (_held is null)
            cursor.Dispose();
        else
            _held.Add(cursor);
    }
}
