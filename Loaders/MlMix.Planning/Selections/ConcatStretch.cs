namespace MlMix.Selections;

/// <summary>Laps over the sources that are left, each of which gives all its rows in every lap.</summary>
internal sealed class ConcatStretch : Stretch
{
    private readonly SelectionInput _input;
    private readonly int[] _live;

    // Where the rows of each source end within a lap; sources whose turn comes later come first.
    private readonly UInt128[] _ends;
    private readonly int[] _place;

    /// <param name="input">The plan, whose contents are known.</param>
    /// <param name="live">The sources that are left, in their order.</param>
    /// <param name="turn">Which of them begins.</param>
    public ConcatStretch(SelectionInput input, int[] live, int turn)
    {
        _input = input;
        _live = [.. live[turn..], .. live[..turn]];
        _ends = new UInt128[live.Length];
        _place = new int[input.Weights.Length];
        Array.Fill(_place, -1);
        UInt128 end = 0;
        for (int i = 0; i < _live.Length; i++)
        {
            end += (ulong)input.Contents[_live[i]];
            _ends[i] = end;
            _place[_live[i]] = i;
        }
    }

    public override void Count(long rows, Span<long> counts)
    {
        counts.Clear();
        (UInt128 laps, UInt128 rest) = UInt128.DivRem((ulong)rows, _ends[^1]);
        for (int i = 0; i < _live.Length; i++)
        {
            UInt128 content = (ulong)_input.Contents[_live[i]];
            UInt128 begin = _ends[i] - content;
            counts[_live[i]] = (long)(laps * content + (rest <= begin ? 0 : UInt128.Min(rest - begin, content)));
        }
    }

    public override (int Source, long Ordinal) At(long index)
    {
        (UInt128 lap, UInt128 rest) = UInt128.DivRem((ulong)index, _ends[^1]);
        int place = PlaceAt(rest);
        int source = _live[place];
        UInt128 content = (ulong)_input.Contents[source];
        return (source, (long)(lap * content + rest + content - _ends[place]));
    }

    public override long PositionOf(int source, long ordinal)
    {
        ulong content = (ulong)_input.Contents[source];
        (ulong lap, ulong row) = Math.DivRem((ulong)ordinal, content);
        UInt128 index = lap * _ends[^1] + _ends[_place[source]] - content + row;
        return index > long.MaxValue ? long.MaxValue : (long)index;
    }

    public override Stretch Drop(long rows, int source)
    {
        int turn = _place[source];
        int[] left = [.. _live.Where(other => other != source)];
        return new ConcatStretch(_input, left, turn % left.Length);
    }

    public override Selector Walk(long rows) => new ConcatSelector(_input, _live, PlaceAt((ulong)rows % _ends[^1]));

    private int PlaceAt(UInt128 rowOfLap)
    {
        int place = Array.BinarySearch(_ends, rowOfLap);
        // A row at which a source ends is the first of the next.
        return place < 0 ? ~place : place + 1;
    }
}
