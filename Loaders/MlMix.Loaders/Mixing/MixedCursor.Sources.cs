using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace MlMix.Mixing;

// The sources' cursors: opened, moved, bound to getters and closed.
internal sealed partial class MixedCursor
{
    protected override void Close()
    {
        List<Exception> failures = [];
        for (int source = 0; source < _slots.Length; source++)
            Try(source, CloseSource, failures);
        foreach (MixedGetter getter in _getters)
            Try(getter, closed => closed.Close(), failures);
        _source = -1;
        _needsCare = true;
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
            ref SourceSlot slot = ref _slots[_source];
            if (slot.Open is not { } source)
                return MoveToFirst();
            source.Settle(ref slot);
            // Within a pass the rows wanted stand one after the other.
            return source.MoveNext();
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
        Failure(LastAsked(_source) ?? _walker.Current, _walker.Position, "the row could not be reached", failure);

    private SourcePick? LastAsked(int index)
    {
        ref SourceSlot slot = ref _slots[index];
        slot.Open?.Settle(ref slot);
        return slot.Open?.LastAsked(index);
    }

    private OpenSource Open()
    {
        int index = _source;
        var source = new OpenSource(_sources[index].GetRowCursor(_schema.ColumnsOf(index, _active)), _walker.Current.Pass);
        _slots[index] = new SourceSlot { Cursor = source.Cursor, Open = source };
        MixMeter.Passes.Add(1, TagOf(index));
        foreach (MixedGetter getter in _getters)
            getter.Bind(index, source.Cursor);
        return source;
    }

    private void CloseSource(int index)
    {
        ref SourceSlot slot = ref _slots[index];
        if (slot.Open is not { } source)
            return;
        source.Settle(ref slot);
        TellRows(index, source);
        slot = default;
        foreach (MixedGetter getter in _getters)
            getter.Unbind(index);
        try
        {
            source.Cursor.Dispose();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Failure(source.LastAsked(index), _walker.Position, "it could not be closed", failure);
        }
    }

    private void Count(OpenSource source)
    {
        source.Uncounted++;
        if (source.Uncounted >= MostAtOnce)
            TellRows(_source, source);
    }

    private void TellRows(int index, OpenSource source)
    {
        if (source.Uncounted > 0)
            MixMeter.Rows.Add(source.Uncounted, TagOf(index));
        source.Uncounted = 0;
    }

    private KeyValuePair<string, object?> TagOf(int source) => new(MixMeter.SourceTag, _plan.Sources[source].Name);

    private void Bind(MixedGetter getter)
    {
        for (int index = 0; index < _slots.Length; index++)
        {
            if (_slots[index].Open is not { } source)
                continue;
            try
            {
                getter.Bind(index, source.Cursor);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure(LastAsked(index)!.Value, _walker.Position, $"{getter.What} could not be opened", failure);
            }
        }
        _getters.Add(getter);
    }
}
