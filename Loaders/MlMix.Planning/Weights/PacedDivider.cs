using System.Runtime.InteropServices;
using MlMix.Schedules;

namespace MlMix.Weights;

/// <summary>Divides rows among sources by a schedule, as <see cref="PacedOrder"/> picks them.</summary>
internal sealed class PacedDivider : IRowDivider
{
    // No walk gets there, and rows ahead of it are still numbers.
    private const long LastRow = 1L << 62;

    private readonly ScheduleTrack _track;
    private readonly bool[] _live;
    private readonly PacedOrder _order;
    private readonly double[] _marked;
    private readonly int[] _picks = new int[256];
    private long _markedRow;

    public PacedDivider(ScheduleTrack track, bool[] live, long row)
    {
        (_track, _live) = (track, live);
        _order = new PacedOrder(track, live, row);
        _marked = new double[2 * live.Length + 1];
        Mark();
    }

    public int SourceCount => _live.Length;

    /// <summary>Picks the sources of the next rows, and goes on by them.</summary>
    public void Fill(Span<int> sources) => _order.Fill(sources);

    public void Advance(long rows, Span<long> counts)
    {
        counts.Clear();
        while (rows > 0)
        {
            Span<int> picks = _picks.AsSpan(0, (int)Math.Min(rows, _picks.Length));
            _order.Fill(picks);
            foreach (int source in picks)
                counts[source]++;
            rows -= picks.Length;
        }
    }

    public void Drop(int source)
    {
        _live[source] = false;
        _order.Drop(source);
    }

    public IRowDivider Copy()
    {
        var copy = new PacedDivider(_track, [.. _live], _order.Row);
        _order.CopyStateTo(copy._marked);
        copy._order.Restore(_order.Row, copy._marked, _live);
        _marked.CopyTo(copy._marked, 0);
        copy._markedRow = _markedRow;
        return copy;
    }

    public void Mark()
    {
        _order.CopyStateTo(_marked);
        _markedRow = _order.Row;
    }

    public void Return() => _order.Restore(_markedRow, _marked, _live);

    // The row, and the numbers of the state bit by bit.
    public long[] SaveMark() => [_markedRow, .. MemoryMarshal.Cast<double, long>(_marked.AsSpan())];

    public bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        if (saved.Length != _marked.Length + 1 || saved[0] is < 0 or > LastRow)
            return false;
        ReadOnlySpan<double> state = MemoryMarshal.Cast<long, double>(saved[1..]);
        if (!PacedOrder.IsState(state, _live.Length, saved[0]))
            return false;
        foreach (int source in dropped)
            _live[source] = false;
        _order.Restore(saved[0], state, _live);
        Mark();
        return true;
    }

    /// <summary>Begins anew at a row, where no source is due anything.</summary>
    public void StartAt(long row)
    {
        _order.Restore(row, PacedOrder.StateOf(new double[_live.Length]), _live);
        Mark();
    }
}
