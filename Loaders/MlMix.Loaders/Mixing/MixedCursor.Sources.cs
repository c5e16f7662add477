using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.ML;
using MlMix.Cursors;

namespace MlMix.Mixing;

// The sources' cursors: opened, moved, bound to getters and closed.
internal sealed partial class MixedCursor
{
    protected override void Close()
    {
        List<Exception> failures = [];
        TakeCare();
        for (int source = 0; source < _open.Length; source++)
            Try(source, CloseSource, failures);
        foreach (MixedGetter getter in _getters)
            Try(getter, closed => closed.Close(), failures);
        _source = -1;
        _meter.Tell();
        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            throw new AggregateException("Sources of the mix failed while they were closed; all of them were closed.", failures);
    }

    private static void Try<T>(T what, Action<T> close, List<Exception> failures)
    {
        try
        {
            close(what);
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }

    private bool MoveSource()
    {
        _isFinished = false;
        try
        {
            // Within a pass the rows wanted stand one after the other.
            return _open[_source] is { } source ? source.MoveNext() : MoveToFirst();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw NotReached(failure);
        }
    }

    // Apart from MoveSource, which many rows go through and which stays small so.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveToFirst() => Open().MoveTo(_walker.Current.Row, _cancellation);

    private MixSourceException NotReached(Exception failure) =>
        Failure(Asked(_source) ?? Walker.Current, Walker.Position, "the row could not be reached", failure);

    // The row asked for last on the way to the first one wanted, or null where that was reached.
    private SourcePick? Asked(int source) => _open[source]?.Sought is { } row ? Walker.Current with { Row = row } : null;

    private OpenSource Open()
    {
        int index = _source;
        DataViewSchema.Column[] columns = [.. _schema.ColumnsOf(index, _active)];
        DataViewRowCursor cursor = _sources[index].GetRowCursor(columns);
        // A view that passes on the cursor of another may tell other rows than that has, and what is taken from memory is not looked at row by row.
        var memory = cursor as IMemoryCursor;
        var source = new OpenSource(cursor, memory?.RowCount == _rowCounts[index] ? memory : null, _rows, index);
        _open[index] = source;
        CheckSchema(cursor.Schema, columns);
        HoldWithin(source, index);
        _meter.CountPass(index);
        foreach (MixedGetter getter in _getters)
            getter.Bind(index, source);
        return source;
    }

    // Getters are asked for by place, and would give another column's values where the places have changed.
    private static void CheckSchema(DataViewSchema now, DataViewSchema.Column[] columns)
    {
        foreach (DataViewSchema.Column column in columns)
        {
            DataViewSchema.Column? same = column.Index < now.Count ? now[column.Index] : null;
            if (same?.Name == column.Name && same.Value.Type.Equals(column.Type))
                continue;
            string found = now.GetColumnOrNull(column.Name) is not { } moved ? "is gone"
                : moved.Type.Equals(column.Type) ? "has moved" : $"is {moved.Type} now";
            throw new InvalidOperationException($"Its schema has changed since the mix was made: column '{column.Name}' was {column.Type} and {found}. "
                + "Make the mix anew.");
        }
    }

    private void CloseSource(int index)
    {
        if (_open[index] is not { } source)
            return;
        (_open[index], _quick[index], _rows[index]) = (null, null, -1);
        foreach (MixedGetter getter in _getters)
            getter.Unbind(index);
        if (_held is not null)
        {
            CloseWhenReleased(source, _walker.LastOf(index), _walker.Position);
            return;
        }
        try
        {
            source.Dispose();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw NotClosed(_walker.LastOf(index), _walker.Position, failure);
        }
    }

    private MixSourceException NotClosed(SourcePick last, long position, Exception failure) =>
        Failure(last, position, "it could not be closed", failure);

    private void Bind(MixedGetter getter)
    {
        for (int index = 0; index < _open.Length; index++)
        {
            if (_open[index] is not { } source)
                continue;
            try
            {
                getter.Bind(index, source);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure(Walker.LastOf(index), Walker.Position, $"{getter.What} could not be opened", failure);
            }
        }
        _getters.Add(getter);
    }
}
