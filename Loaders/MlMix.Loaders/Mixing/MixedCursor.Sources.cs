using System.Runtime.CompilerServices;

namespace MlMix.Mixing;

// The sources' cursors: opened, moved, bound to getters and closed.
internal sealed partial class MixedCursor
{
    private bool MoveSource()
    {
        try
        {
            // Within a pass the rows wanted stand one after the other.
            return _open[Source] is { } source ? source.MoveNext() : MoveToFirst();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw NotReached(failure);
        }
    }

    // Apart from MoveSource, which every row goes through and which stays small so.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MoveToFirst() => Open().MoveTo(_walker.Current.Row);

    private MixSourceException NotReached(Exception failure)
    {
        SourcePick asked = _open[Source]?.LastAsked(Source) ?? _walker.Current;
        return Failure(asked, _walker.Position, "the row could not be reached", failure);
    }

    private OpenSource Open()
    {
        int index = Source;
        var source = new OpenSource(_sources[index].GetRowCursor(_schema.ColumnsOf(index, _active)), _walker.Current.Pass);
        _open[index] = source;
        foreach (MixedGetter getter in _getters)
            getter.Bind(index, source.Cursor);
        return source;
    }

    private void CloseSource(int index)
    {
        if (_open[index] is not { } source)
            return;
        _open[index] = null;
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

    private void Bind(MixedGetter getter)
    {
        for (int index = 0; index < _open.Length; index++)
        {
            if (_open[index] is not { } source)
                continue;
            try
            {
                getter.Bind(index, source.Cursor);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw Failure(source.LastAsked(index), _walker.Position, $"{getter.What} could not be opened", failure);
            }
        }
        _getters.Add(getter);
    }
}
