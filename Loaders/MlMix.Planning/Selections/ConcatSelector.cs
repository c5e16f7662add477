using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>One source after the other; the end of one is the turn of the next.</summary>
/// <param name="input">The plan.</param>
/// <param name="live">The sources that are left, in their order.</param>
/// <param name="turn">Which of them comes next.</param>
internal sealed class ConcatSelector(SelectionInput input, IEnumerable<int> live, int turn) : Selector(input.Weights.Length, DefaultChunk)
{
    private readonly List<int> _live = [.. live];
    private int _turn = turn;
    private int _filledWith = -1;

    public override bool FollowsEnds => true;

    public override int NextChunk()
    {
        int source = _live[_turn];
        // Of a short source no more is planned than it has.
        int length = input.Contents[source] is > 0 and < DefaultChunk and var rows ? (int)rows : Picks.Length;
        if (source != _filledWith)
        {
            PackedPick.Fill(Picks.AsSpan(0, length), source);
            CountsToFill.Clear();
            CountsToFill[source] = length;
            _filledWith = source;
        }
        return length;
    }

    public override void Drop(int used, int source)
    {
        int place = _live.IndexOf(source);
        _live.RemoveAt(place);
        _turn = (place < _turn ? _turn - 1 : _turn) % _live.Count;
    }

    public override void Emptied() => _turn = (_turn + 1) % _live.Count;

    public override long[] Save(int used) => [_live[_turn]];

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        _live.RemoveAll(dropped.Contains);
        _turn = saved.Length == 1 && saved[0] is >= 0 and <= int.MaxValue ? _live.IndexOf((int)saved[0]) : -1;
        return _turn >= 0;
    }
}
