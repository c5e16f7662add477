using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>What is left of a block in which a source dropped out, and whole blocks after it.</summary>
internal sealed class BlocksStretch : Stretch
{
    private const long Lead = -1;

    private readonly BlocksState _start;
    private readonly BlocksState _whole;
    private readonly int _leadLength;
    private readonly long[] _leadCounts;

    // The block that was looked at last; a reference is replaced as a whole, so threads see the one or the other.
    private Block? _last;

    public BlocksStretch(BlocksState start)
    {
        _start = start;
        _whole = start;
        _leadCounts = new long[start.Rows.SourceCount];
        if (start.Cuts.Length == 0)
            return;
        var selector = new BlocksSelector(start);
        _whole = selector.Next;
        // An uncut block here would be the one after the lead, which has then no rows.
        long next = selector.Next.Block;
        int length = selector.NextChunk();
        if (selector.Next.Block != next)
            return;
        _leadLength = length;
        selector.Counts.CopyTo(_leadCounts);
    }

    public override void Count(long rows, Span<long> counts)
    {
        (long block, int used) = PlaceOf(rows);
        Block picks = Get(block);
        picks.Before.CopyTo(counts);
        foreach (long pick in picks.Picks.AsSpan(0, used))
            counts[PackedPick.Source(pick)]++;
    }

    public override (int Source, long Ordinal) At(long index)
    {
        (long block, int place) = PlaceOf(index);
        Block picks = Get(block);
        long pick = picks.Picks[place];
        int source = PackedPick.Source(pick);
        return (source, picks.Before[source] + PackedPick.Ordinal(pick));
    }

    public override long PositionOf(int source, long ordinal) => IndexIn(BlockOf(source, ordinal), source, ordinal);

    public override (long Index, int Source) Find(ReadOnlySpan<long> ordinals, bool last)
    {
        // Only the one block that holds the answer is shuffled.
        var blocks = new long[ordinals.Length];
        long wanted = last ? Lead : long.MaxValue;
        for (int source = 0; source < ordinals.Length; source++)
        {
            if (ordinals[source] < 0)
                continue;
            blocks[source] = BlockOf(source, ordinals[source]);
            wanted = last ? Math.Max(wanted, blocks[source]) : Math.Min(wanted, blocks[source]);
        }
        (long Index, int Source) found = (last ? -1 : long.MaxValue, -1);
        for (int source = 0; source < ordinals.Length; source++)
        {
            if (ordinals[source] < 0 || blocks[source] != wanted)
                continue;
            long index = IndexIn(wanted, source, ordinals[source]);
            if (found.Source < 0 || (last ? index > found.Index : index < found.Index))
                found = (index, source);
        }
        return found;
    }

    public override Stretch Drop(long rows, int source) => new BlocksStretch(StateAfter(rows, source));

    public override Selector Walk(long rows) => new BlocksSelector(rows == 0 ? _start : StateAfter(rows, BlockCut.NoSource));

    // After the last row of a block the walk still stands in that block: what drops out there is not in the next one.
    private BlocksState StateAfter(long rows, int source)
    {
        (long block, int place) = PlaceOf(rows - 1);
        return (block == Lead ? _start : _whole.After(block)).CutAt(place + 1, source);
    }

    private (long Block, int Place) PlaceOf(long index)
    {
        if (index < _leadLength)
            return (Lead, (int)index);
        (long block, long place) = Math.DivRem(index - _leadLength, _start.Size);
        return (block, (int)place);
    }

    private long BlockOf(int source, long ordinal)
    {
        if (ordinal < _leadCounts[source])
            return Lead;
        long index = ((RoundingTree)_whole.Rows).PositionOf(source, ordinal - _leadCounts[source]);
        return index == long.MaxValue ? index : index / _start.Size;
    }

    private long IndexIn(long block, int source, long ordinal)
    {
        if (block == long.MaxValue)
            return block;
        Block picks = Get(block);
        long wanted = PackedPick.Of(source, (int)(ordinal - picks.Before[source]));
        Int128 start = block == Lead ? 0 : (Int128)block * _start.Size + _leadLength;
        Int128 index = start + Array.IndexOf(picks.Picks, wanted);
        return index > long.MaxValue ? long.MaxValue : (long)index;
    }

    private Block Get(long number)
    {
        if (_last is { } last && last.Number == number)
            return last;
        var before = new long[_leadCounts.Length];
        BlocksState state = _start;
        if (number != Lead)
        {
            state = _whole.After(number);
            _whole.Rows.Copy().Advance(number * _start.Size, before);
            for (int source = 0; source < before.Length; source++)
                before[source] += _leadCounts[source];
        }
        var selector = new BlocksSelector(state);
        int length = selector.NextChunk();
        return _last = new Block(number, selector.Picks[..length], before);
    }

    private sealed record Block(long Number, long[] Picks, long[] Before);
}
