using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>Whole batches from one source: each pick of another selector stands for as many rows.</summary>
/// <param name="batches">Picks the source of each batch.</param>
/// <param name="sources">Number of sources of the plan.</param>
/// <param name="size">Rows in a batch.</param>
/// <param name="begun">Rows of the first batch that are not wanted.</param>
internal sealed class BatchSelector(Selector batches, int sources, int size, int begun) : Selector(sources, 0)
{
    // Of the batches planned so many were turned into rows before the chunk, and so many are the chunk, which lacks the first rows of the first.
    private int _planned;
    private int _first;
    private int _count;
    private int _lacking;
    private int _begun = begun;

    public override int NextChunk()
    {
        _first += _count;
        if (_first == _planned)
        {
            _planned = batches.NextChunk();
            _first = 0;
        }
        _count = Math.Min(_planned - _first, Math.Max(1, DefaultChunk / size));
        (_lacking, _begun) = (_begun, 0);
        int rows = _count * size;
        if (Picks.Length < rows)
            Picks = new long[rows];
        for (int batch = 0; batch < _count; batch++)
            Picks.AsSpan(batch * size, size).Fill(PackedPick.Source(batches.Picks[_first + batch]));
        Picks.AsSpan(_lacking, rows - _lacking).CopyTo(Picks);
        CountsToFill.Clear();
        PackedPick.Number(Picks.AsSpan(0, rows - _lacking), CountsToFill);
        return rows - _lacking;
    }

    // The rest of the batch in which a source drops out is not filled by others: that batch is short.
    public override void Drop(int used, int source)
    {
        batches.Drop(_first + (_lacking + used + size - 1) / size, source);
        (_planned, _first, _count) = (0, 0, 0);
    }

    // A batch that was begun does not come again.
    public override void StartAt(long position) => batches.StartAt(position / size + (position % size > 0 ? 1 : 0));

    public override long[] Save(int used)
    {
        // Before the first chunk, what is lacking of it is still to come.
        int rows = _count == 0 ? _begun : _lacking + used;
        return [rows % size, .. batches.Save(_first + rows / size)];
    }

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        if (saved.IsEmpty || saved[0] < 0 || saved[0] >= size)
            return false;
        _begun = (int)saved[0];
        return batches.Restore(dropped, saved[1..]);
    }
}
