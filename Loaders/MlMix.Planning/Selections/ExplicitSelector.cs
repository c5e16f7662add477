using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>An order given by the caller; the rows of a source that dropped out are left out of it.</summary>
/// <param name="sources">Number of sources of the plan.</param>
/// <param name="order">The whole order.</param>
/// <param name="begin">Where in it to begin.</param>
/// <param name="dropped">The sources that dropped out before.</param>
internal sealed class ExplicitSelector(int sources, int[] order, int begin, int[] dropped) : Selector(sources, DefaultChunk)
{
    private readonly HashSet<int> _dropped = [.. dropped];

    // Where in the order each pick of the chunk stands.
    private readonly int[] _places = new int[DefaultChunk];
    private int _chunkStart = begin;
    private int _next = begin;

    public override int NextChunk()
    {
        _chunkStart = _next;
        int filled = 0;
        for (; _next < order.Length && filled < Picks.Length; _next++)
        {
            if (_dropped.Contains(order[_next]))
                continue;
            _places[filled] = _next;
            Picks[filled++] = order[_next];
        }
        CountsToFill.Clear();
        PackedPick.Number(Picks.AsSpan(0, filled), CountsToFill);
        return filled;
    }

    public override void Drop(int used, int source)
    {
        _chunkStart = _next = PlaceAfter(used);
        _dropped.Add(source);
    }

    public override long[] Save(int used) => [PlaceAfter(used)];

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        _dropped.UnionWith(dropped);
        if (saved.Length != 1 || saved[0] < 0 || saved[0] > order.Length)
            return false;
        _chunkStart = _next = (int)saved[0];
        return true;
    }

    public override void StartAt(long position) => _chunkStart = _next = (int)Math.Min(position, order.Length);

    private int PlaceAfter(int used) => used == 0 ? _chunkStart : _places[used - 1] + 1;
}
