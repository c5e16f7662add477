using System.Runtime.ExceptionServices;
using MlMix.Cursors;

namespace MlMix.Mixing;

// Cursors of sources that have ended, while values of theirs are in use.
internal sealed partial class MixedCursor
{
    private List<Action>? _held;

    /// <summary>
    /// Leaves the cursors of sources that end on their last row, and open, until <see cref="ReleaseEnded"/>, for a reader of many rows at a time: ML.NET's
    /// loader of images disposes the last one when its cursor is closed, and many a cursor closes itself when it is moved beyond its last row.
    /// </summary>
    public void HoldEnded()
    {
        _held ??= [];
        for (int source = 0; source < _open.Length; source++)
        {
            if (_open[source] is { } open)
                HoldWithin(open, source);
        }
    }

    /// <summary>Closes the cursors of sources that have ended.</summary>
    /// <exception cref="MixSourceException">One of them could not be closed, or goes on after its last row; all are closed.</exception>
    public void ReleaseEnded()
    {
        if (_held is null)
            return;
        List<Exception> failures = [];
        foreach (OpenSource? source in _open)
            Try(source?.Cursor as MixedCursor, inner => inner?.ReleaseEnded(), failures);
        foreach (Action release in _held)
            Try(release, held => held(), failures);
        _held.Clear();
        if (failures.Count > 0)
            ExceptionDispatchInfo.Throw(failures[0]);
    }

    // A mix within the mix holds its own; of others the end must be known before it is come to.
    private void HoldWithin(OpenSource source, int index)
    {
        if (_held is null)
            return;
        if (source.Cursor is MixedCursor inner)
            inner.HoldEnded();
        else if (_rowCounts[index] is null)
            source.Scout = new RowScout(_sources[index]);
    }

    // Apart from where they are called, so that nothing is allocated where nothing is held.
    private void CheckEndedWhenReleased(OpenSource source, SourcePick next, long position) => _held!.Add(() => CheckEnded(source, next, position));

    private void CloseWhenReleased(OpenSource source, SourcePick last, long position) => _held!.Add(() =>
    {
        try
        {
            source.Dispose();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw NotClosed(last, position, failure);
        }
    });
}
