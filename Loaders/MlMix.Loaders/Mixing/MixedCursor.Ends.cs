namespace MlMix.Mixing;

// Where sources end, as they had promised or not.
internal sealed partial class MixedCursor
{
    // Whether the end of the current row's source was looked for.
    private bool _isFinished;

    // What comes after the last row asked for is of no interest, and may be slow or broken.
    private bool IsAtLength => _walker.Position + 1 == _plan.Length;

    private SourcePick Next
    {
        get
        {
            SourcePick current = _walker.Current;
            return current with { Row = current.Row + 1 };
        }
    }

    private void FinishRow()
    {
        if (_isFinished || !_walker.MayBeAtEndOfSource)
            return;
        _isFinished = true;
        bool isLast = !_walker.AsksForEnd ? IsLastKnown()
            : _chosen[_source] is { } end ? IsLastOf(end)
            : IsLast();
        if (!isLast)
            return;
        _meter.CountExhaustion(_source);
        // Thousands of sources one after the other must not all stay open until the last one ends.
        CloseSource(_source);
    }

    private bool IsLastKnown()
    {
        if (!_walker.IsSourceEmptied)
            return false;
        if (!IsAtLength && _rowCounts[_source] == Next.Row)
        {
            if (_held is null)
                CheckEnded(_open[_source]!, Next, _walker.Position + 1);
            else
                CheckEndedWhenReleased(_open[_source]!, Next, _walker.Position + 1);
        }
        return true;
    }

    private void CheckEnded(OpenSource source, SourcePick next, long position)
    {
        if (HasAnother(source, next, position))
            throw Failure(next, position, Promise(next, "it goes on here"), null);
    }

    // What comes after the rows chosen is of no interest either, and in a later pass it is known that all of them are there.
    private bool IsLastOf(long end) => Next.Row == end || (_walker.Current.Pass == 0 && IsLast());

    private bool IsLast()
    {
        if (IsAtLength || HasAnother(_open[_source]!, Next, _walker.Position + 1))
            return false;
        _walker.EndSource();
        _rowCounts[_source] = Next.Row;
        return true;
    }

    private bool HasAnother(OpenSource source, SourcePick next, long position)
    {
        try
        {
            return source.HasAnother(next.Row - 1);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Failure(next, position, "whether it has this row could not be found out", failure);
        }
    }

    // The row of the plan is not there. That is as it may be only where it would be the first, of this cursor, of a source that does not tell its rows.
    private void TakeBack()
    {
        SourcePick wanted = _walker.Current;
        SourcePick asked = Asked(_source) ?? wanted;
        if (!_walker.AsksForEnd || wanted.Pass > 0 || asked.Row < wanted.Row)
            throw EndedEarly();
        CloseSource(_source);
        try
        {
            _walker.TakeBack();
        }
        catch (InvalidOperationException refusal)
        {
            throw Failure(refusal.Message);
        }
        _rowCounts[wanted.Source] = wanted.Row;
    }

    private MixSourceException EndedEarly()
    {
        SourcePick asked = Asked(_source) ?? _walker.Current;
        return Failure(asked, _walker.Position, Promise(asked, "it ended here"), null);
    }

    private string Promise(SourcePick pick, string what)
    {
        PlanSource source = _plan.Sources[pick.Source];
        return source.RowCount is { } rows ? $"{what}, but had promised {rows} rows"
            : pick.Pass > 0 ? $"{what}, but had another number of rows in an earlier pass"
            : $"{what}, but its rows {source.Range} take part";
    }

    private MixSourceException Failure(SourcePick pick, long position, string what, Exception? inner) =>
        new(_plan.Sources[pick.Source].Name, pick, position, what, inner);
}
