using System.Numerics;

namespace MlMix.Weights;

/// <summary>
/// Sources that wait for a row. Those of the next rows lie in a ring of one list per row, where coming and going is cheap; the others in a
/// heap.
/// </summary>
internal sealed class ReleaseWheel
{
    private const int None = -1;
    private const int RowsPerSource = 4;

    private readonly int[] _first;
    private readonly int[] _next;
    private readonly RowHeap _far;
    private int _near;

    public ReleaseWheel(int sources)
    {
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)(RowsPerSource * sources))];
        _next = new int[sources];
        _far = new RowHeap(sources);
        Clear();
    }

    public void Clear()
    {
        Array.Fill(_first, None);
        _near = 0;
        _far.Clear();
    }

    /// <summary>Adds a source.</summary>
    /// <param name="row">The row for which it waits, after <paramref name="now"/>.</param>
    /// <param name="source">The source.</param>
    /// <param name="now">The current row, whose sources were released.</param>
    public void Add(long row, int source, long now)
    {
        int[] first = _first;
        if (row - now >= first.Length)
        {
            _far.Push(row, source);
            return;
        }
        int slot = (int)(row & (first.Length - 1));
        _next[source] = first[slot];
        first[slot] = source;
        _near++;
    }

    /// <summary>Moves the sources of a row, after all rows before it, to <paramref name="ready"/> by their deadlines.</summary>
    public void Release(long row, RowHeap ready, long[] deadlines)
    {
        int[] first = _first;
        int slot = (int)(row & (first.Length - 1));
        for (int source = first[slot]; source != None; source = _next[source])
        {
            ready.Push(deadlines[source], source);
            _near--;
        }
        first[slot] = None;
        while (_far.Count > 0 && _far.LeastRow <= row)
        {
            int source = _far.LeastSource;
            _far.Pop();
            ready.Push(deadlines[source], source);
        }
    }

    /// <summary>Takes out the source with the least row, of several the earliest; there must be one.</summary>
    public int TakeLeast(long now)
    {
        for (long row = now + 1; _near > 0; row++)
        {
            if (_far.Count > 0 && _far.LeastRow < row)
                break;
            int slot = (int)(row & (_first.Length - 1));
            if (_first[slot] == None)
                continue;
            int least = _first[slot];
            for (int source = _next[least]; source != None; source = _next[source])
                least = Math.Min(least, source);
            if (_far.Count > 0 && _far.LeastRow == row && _far.LeastSource < least)
                break;
            Remove(slot, least);
            return least;
        }
        int far = _far.LeastSource;
        _far.Pop();
        return far;
    }

    private void Remove(int slot, int source)
    {
        _near--;
        if (_first[slot] == source)
        {
            _first[slot] = _next[source];
            return;
        }
        int before = _first[slot];
        while (_next[before] != source)
            before = _next[before];
        _next[before] = _next[source];
    }
}
