namespace MlMix.Selections;

/// <summary>Rounds over the sources that are left.</summary>
internal sealed class RoundRobinStretch : Stretch
{
    private readonly RoundRobinState _start;
    private readonly int[] _place;

    // Rows before the first one, as if the stretch had begun with the round: those of the sources before the turn, and of the turn.
    private readonly long _begun;

    public RoundRobinStretch(RoundRobinState start)
    {
        _start = start;
        _begun = (long)start.Turn * start.Run + start.Done;
        _place = new int[start.Sources];
        for (int i = 0; i < start.Live.Length; i++)
            _place[start.Live[i]] = i;
    }

    private long Round => (long)_start.Run * _start.Live.Length;

    public override void Count(long rows, Span<long> counts)
    {
        counts.Clear();
        foreach (int source in _start.Live)
            counts[source] = GivenBefore(source, (Int128)rows + _begun) - GivenBefore(source, _begun);
    }

    public override (int Source, long Ordinal) At(long index)
    {
        Int128 row = (Int128)index + _begun;
        int source = _start.Live[(int)(row % Round / _start.Run)];
        return (source, GivenBefore(source, row) - GivenBefore(source, _begun));
    }

    public override long PositionOf(int source, long ordinal)
    {
        Int128 own = (Int128)ordinal + GivenBefore(source, _begun);
        Int128 row = own / _start.Run * Round + (Int128)_place[source] * _start.Run + own % _start.Run;
        return row - _begun > long.MaxValue ? long.MaxValue : (long)(row - _begun);
    }

    public override Stretch Drop(long rows, int source) => new RoundRobinStretch(_start.After(rows).Without(source));

    public override Selector Walk(long rows) => new RoundRobinSelector(_start.After(rows));

    // How many of the rows from the beginning of the round are the source's.
    private long GivenBefore(int source, Int128 rows)
    {
        Int128 rest = rows % Round - (Int128)_place[source] * _start.Run;
        return (long)(rows / Round * _start.Run + Int128.Clamp(rest, 0, _start.Run));
    }
}
