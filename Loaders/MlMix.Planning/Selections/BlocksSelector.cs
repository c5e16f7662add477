using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlMix.Randomness;
using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>
/// Blocks of exact counts in shuffled order. What a block holds is what its divider gives over it, so fractions are carried to the next.
/// A source that drops out is struck from the rest of its block.
/// </summary>
internal sealed class BlocksSelector : Selector
{
    // More blocks than any walk comes to.
    private const long FirstOfOthers = 1L << 62;

    private readonly CounterRandom _random;
    private readonly int _size;
    private readonly bool _staysFull;
    private readonly IRowDivider _rows;
    private readonly List<BlockCut> _cuts = [];

    // While a block is shuffled: the first pick of each source that has its ordinal already, or the one behind the last.
    private readonly long[] _behind;
    private long _next;
    private int _length;
    private bool _isCut;

    public BlocksSelector(BlocksState start)
        : base(start.Rows.SourceCount, start.Size)
    {
        (_random, _size, _staysFull, _next) = (start.Random, start.Size, start.StaysFull, start.Block);
        _rows = start.Rows.Copy();
        _behind = new long[_rows.SourceCount];
        _rows.Mark();
        Cut(start.Cuts);
    }

    /// <summary>The block after the one planned last.</summary>
    public BlocksState Next => new(_rows.Copy(), _random, _size, _staysFull, _next, []);

    public override int NextChunk()
    {
        if (_isCut)
        {
            _isCut = false;
            if (_length > 0)
                return _length;
        }
        _rows.Mark();
        _cuts.Clear();
        _length = 0;
        Add(_size);
        Shuffle(_random.Fork((ulong)_next++));
        return _length;
    }

    public override void Drop(int used, int source)
    {
        if (IsPlanned)
        {
            Cut(new BlockCut(used, source));
            return;
        }
        _rows.Drop(source);
        _rows.Mark();
    }

    // Block, number of cuts, the cuts, and the divider as it stood before the block.
    public override long[] Save(int used)
    {
        List<BlockCut> cuts = [.. _cuts];
        if (cuts.Count > 0 && cuts[^1].Source == BlockCut.NoSource)
        {
            used += cuts[^1].Used;
            cuts.RemoveAt(cuts.Count - 1);
        }
        if (IsPlanned)
            cuts.Add(new BlockCut(used, BlockCut.NoSource));
        List<long> saved = [IsPlanned ? _next - 1 : _next, cuts.Count];
        foreach (BlockCut cut in cuts)
            saved.AddRange([cut.Used, cut.Source]);
        saved.AddRange(_rows.SaveMark());
        return [.. saved];
    }

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        if (saved.Length < 2 || saved[0] is < 0 or long.MaxValue || saved[1] < 0 || saved[1] > (saved.Length - 2) / 2)
            return false;
        var cuts = new BlockCut[(int)saved[1]];
        for (int i = 0; i < cuts.Length; i++)
        {
            (long used, long source) = (saved[2 + 2 * i], saved[3 + 2 * i]);
            if (used < 0 || used > _size || (source != BlockCut.NoSource && !dropped.Any(other => other == source)))
                return false;
            cuts[i] = new BlockCut((int)used, (int)source);
        }
        int[] before = [.. dropped.Where(source => cuts.All(cut => cut.Source != source))];
        if (!_rows.Restore(before, saved[(2 + 2 * cuts.Length)..]))
            return false;
        _next = saved[0];
        return Cut(cuts);
    }

    private bool IsPlanned => _length > 0 || _cuts.Count > 0;

    public override void StartAt(long position)
    {
        (long block, long used) = Math.DivRem(position, _size);
        _rows.StartAt(position);
        // A block's number stands for its random numbers: those from here on are blocks of their own, however close to each other such places are. But blocks
        // that are batches begin where batches do, and so does the next place.
        _next = !_staysFull ? FirstOfOthers + position : used > 0 ? block : block + 1;
        if (_staysFull && used > 0)
            Cut([new BlockCut((int)used, BlockCut.NoSource)]);
    }

    // Plans a block and cuts it, as it was when the cuts were made; false when it is not long enough for them.
    private bool Cut(BlockCut[] cuts)
    {
        if (cuts.Length > 0)
            NextChunk();
        foreach (BlockCut cut in cuts)
        {
            if (cut.Used > _length)
                return false;
            Cut(cut);
        }
        return true;
    }

    private void Cut(BlockCut cut)
    {
        // A place at which the walk merely stood leaves no trace: what follows is the same as without it.
        if (_cuts.Count > 0 && _cuts[^1].Source == BlockCut.NoSource)
            _cuts[^1] = cut with { Used = _cuts[^1].Used + cut.Used };
        else
            _cuts.Add(cut);
        _isCut = true;
        int before = _length;
        _length = 0;
        for (int i = cut.Used; i < before; i++)
        {
            int source = PackedPick.Source(Picks[i]);
            if (source != cut.Source)
                Picks[_length++] = source;
        }
        if (cut.Source != BlockCut.NoSource)
            _rows.Drop(cut.Source);
        bool isFilledUp = cut.Source != BlockCut.NoSource && _staysFull;
        if (isFilledUp)
            Add(before - cut.Used - _length);
        CountsToFill.Clear();
        PackedPick.Number(Picks.AsSpan(0, _length), CountsToFill);
        if (isFilledUp)
        {
            // A walk that began in the block has a cut more.
            int drops = _cuts.Count(other => other.Source != BlockCut.NoSource);
            Shuffle(_random.Fork((ulong)_next - 1).Fork((ulong)drops));
        }
    }

    private void Add(int rows)
    {
        _rows.Advance(rows, CountsToFill);
        for (int source = 0; source < CountsToFill.Length; source++)
        {
            Picks.AsSpan(_length, (int)CountsToFill[source]).Fill(source);
            _length += (int)CountsToFill[source];
        }
    }

    // Fisher and Yates, with numbers of the block's own, so that any block can be ordered by itself. A pick is settled from the last to the first, and is
    // given its ordinal with that, as the rows of each source are counted already.
    private void Shuffle(CounterRandom random)
    {
        const int Some = 256;
        Span<ulong> numbers = stackalloc ulong[Some];
        Span<long> picks = Picks.AsSpan(0, _length);
        PackedPick.Behind(CountsToFill, _behind);
        int start;
        for (int end = _length; end > 0; end = start)
        {
            start = Math.Max(0, end - Some);
            random.Fill((ulong)start, numbers[..(end - start)]);
            for (int i = end - 1; i >= start; i--)
            {
                // Below i + 1, and so among the picks.
                ref long other = ref Unsafe.Add(ref MemoryMarshal.GetReference(picks), CounterRandom.Below(numbers[i - start], i + 1));
                int source = PackedPick.Source(other);
                other = picks[i];
                picks[i] = _behind[source] -= PackedPick.Step;
            }
        }
    }
}
