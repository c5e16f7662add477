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
        if (!IsAtLength && _rowCounts[_source] == Next.Row && HasAnother())
            throw Failure(Next, _walker.Position + 1, Promise("it goes on here"), null);
        return true;
    }

    // What comes after the rows chosen is of no interest either, and in a later pass it is known that all of them are there.
    private bool IsLastOf(long end) => Next.Row == end || (_walker.Current.Pass == 0 && IsLast());

    private bool IsLast()
    {
        if (IsAtLength || HasAnother())
            return false;
        _walker.EndSource();
        _rowCounts[_source] = Next.Row;
        return true;
    }

    private bool HasAnother()
    {
        try
        {
            return _open[_source]!.Peek();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Failure(Next, _walker.Position + 1, "whether it has this row could not be found out", failure);
        }
    }

    // The row of the plan is not there. That is as it may be only where it would be the first, of this cursor, of a source that does not tell its rows.
    private void TakeBack()
    {
        SourcePick wanted = _walker.Current;
        SourcePick asked = Asked(_source) ?? wanted;
        if (!_walker.AsksForEnd || wanted.Pass > 0 || asked.Row < wanted.Row)
            throw Failure(asked, _walker.Position, Promise("it ended here"), null);
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

    private string Promise(string what)
    {
        PlanSource source = _plan.Sources[_source];
        return source.RowCount is { } rows ? $"{what}, but had promised {rows} rows"
            : _walker.Current.Pass > 0 ? $"{what}, but had another number of rows in an earlier pass"
            : $"{what}, but its rows {source.Range} take part";
    }

    private MixSourceException Failure(SourcePick pick, long position, string what, Exception? inner) =>
        new(_plan.Sources[pick.Source].Name, pick, position, what, inner);
}
