using MlMix.Weights;

namespace MlMix.Selections;

/// <summary>The order of weights that change.</summary>
/// <param name="start">Divides the rows; the selector's own from now on.</param>
internal sealed class PacedSelector(PacedDivider start) : Selector(start.SourceCount, DefaultChunk)
{
    private readonly PacedDivider _rows = start;
    private readonly int[] _sources = new int[DefaultChunk];

    public override int NextChunk()
    {
        _rows.Mark();
        _rows.Fill(_sources);
        for (int i = 0; i < _sources.Length; i++)
            Picks[i] = _sources[i];
        CountsToFill.Clear();
        PackedPick.Number(Picks, CountsToFill);
        return Picks.Length;
    }

    public override void Drop(int used, int source)
    {
        _rows.Return();
        _rows.Fill(_sources.AsSpan(0, used));
        _rows.Drop(source);
        _rows.Mark();
    }

    public override void StartAt(long position) => _rows.StartAt(position);

    public override long[] Save(int used)
    {
        var here = (PacedDivider)_rows.Copy();
        here.Return();
        here.Fill(new int[used]);
        here.Mark();
        return here.SaveMark();
    }

    public override bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved) => _rows.Restore(dropped, saved);
}
