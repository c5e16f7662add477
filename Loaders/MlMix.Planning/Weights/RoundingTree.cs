using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlMix.Weights;

/// <summary>
/// Divides rows among sources by weight so that every prefix is right to less than 2 rows per source, whatever the number of
/// sources and their order. A Huffman tree over the weights: each node gives its two sides their share of the rows that reach it,
/// rounded half up; only those roundings add up, and heavy sources lie near the root. Whole numbers throughout, so there is no drift.
/// A node's state is one number, the fraction of a row that it still owes its left side, in units of 1 / (2 * weight of the node).
/// </summary>
internal sealed class RoundingTree : IRowDivider
{
    // Up to here a product with a fraction is right to a quarter in the 53 bits of a floating-point number.
    private const long MostForFloats = 1L << 50;

    // Nodes 0.._sourceCount-1 are the leaves, inner nodes follow, the root is the last one: parents have higher numbers than children.
    private readonly int _sourceCount;
    private readonly int _root;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _parent;
    private readonly ulong[] _weight;
    private readonly ulong[] _owed;
    private readonly ulong[] _marked;
    private readonly long[] _rows;

    /// <param name="weights">
    /// A weight for each source; those of weight 0 get no row. At least one is positive, their sum is below 2^62.
    /// </param>
    public RoundingTree(ReadOnlySpan<long> weights)
    {
        _sourceCount = weights.Length;
        int nodes = 2 * weights.Length - 1;
        _left = new int[nodes];
        _right = new int[nodes];
        _parent = new int[nodes];
        _weight = new ulong[nodes];
        _owed = new ulong[nodes];
        _marked = new ulong[nodes];
        _rows = new long[nodes];
        for (int source = 0; source < weights.Length; source++)
            _weight[source] = (ulong)weights[source];
        _root = nodes - 1;
        Build();
        // Every node owes half a row at the first row, which makes it round half up.
        for (int node = _sourceCount; node < nodes; node++)
            _owed[node] = _weight[node];
        Mark();
    }

    // Shares the shape, which never changes, and has a state of its own.
    private RoundingTree(RoundingTree other)
    {
        (_sourceCount, _root) = (other._sourceCount, other._root);
        (_left, _right, _parent) = (other._left, other._right, other._parent);
        _weight = [.. other._weight];
        _owed = [.. other._owed];
        _marked = [.. other._marked];
        _rows = new long[other._rows.Length];
    }

    /// <summary>A tree of the same shape in the same state, that goes on by itself.</summary>
    public RoundingTree Copy() => new(this);

    IRowDivider IRowDivider.Copy() => Copy();

    /// <summary>Goes on by a number of rows and tells how many of them each source gets.</summary>
    public void Advance(long rows, Span<long> counts)
    {
        _rows[_root] = rows;
        for (int node = _root; node >= _sourceCount; node--)
        {
            long left = Take(node, _rows[node]);
            _rows[_left[node]] = left;
            _rows[_right[node]] = _rows[node] - left;
        }
        _rows.AsSpan(0, _sourceCount).CopyTo(counts);
    }

    /// <summary>Goes on by a number of rows and writes them in order.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="picks">
    /// Receives the picks, as <see cref="PackedPick"/> has them. It has room for <see cref="SideMerge.Overrun"/> more, which mean nothing.
    /// </param>
    /// <param name="scratch">With as much room; its content is lost.</param>
    public void Fill(int rows, Span<long> picks, Span<long> scratch)
    {
        Debug.Assert(Math.Min(picks.Length, scratch.Length) >= rows + SideMerge.Overrun);
        _rows.AsSpan(0, _sourceCount).Clear();
        FillNode(_root, picks[..rows], scratch[..rows]);
    }

    /// <summary>Rows of each source in the last <see cref="Fill(int, Span{long}, Span{long})"/> or <see cref="Advance"/>.</summary>
    public ReadOnlySpan<long> Counts => _rows.AsSpan(0, _sourceCount);

    public int SourceCount => _sourceCount;

    /// <summary>The sum of the weights: after as many rows, from any state, the state is the same again.</summary>
    public long Period => (long)_weight[_root];

    /// <summary>The pick <paramref name="index"/> rows on, without going there.</summary>
    /// <returns>Its source, and how many of the rows before it have the same source.</returns>
    public (int Source, long Ordinal) At(long index)
    {
        int node = _root;
        while (node >= _sourceCount)
        {
            ulong step = 2 * _weight[_left[node]];
            ulong unit = 2 * _weight[node];
            (ulong left, ulong owed) = DivRem(step, index, _owed[node], unit);
            bool goesLeft = unchecked(owed + step) >= unit;
            node = goesLeft ? _left[node] : _right[node];
            index = goesLeft ? (long)left : index - (long)left;
        }
        return (node, index);
    }

    /// <summary>How many rows on the row of a source stands that has <paramref name="ordinal"/> rows of the source before it.</summary>
    /// <returns><see cref="long.MaxValue"/> where that is beyond all counting.</returns>
    public long PositionOf(int source, long ordinal)
    {
        UInt128 index = (ulong)ordinal;
        for (int node = source; node != _root; node = _parent[node])
        {
            int parent = _parent[node];
            UInt128 unit = 2 * (UInt128)_weight[parent];
            UInt128 own = 2 * (UInt128)_weight[node];
            // The left side has its (i+1)-th row with the least k for which floor((step * k + owed) / unit) is above i; the right side has
            // what that floor leaves over.
            index = _left[parent] == node
                ? (unit * (index + 1) - _owed[parent] + own - 1) / own - 1
                : (unit * index + _owed[parent]) / own;
            if (index > long.MaxValue - 1)
                return long.MaxValue;
        }
        return (long)index;
    }

    /// <summary>Gives a source another weight from the next row on; what the nodes owe is kept as a fraction of a row.</summary>
    public void SetWeight(int source, long weight)
    {
        ulong before = _weight[source];
        _weight[source] = (ulong)weight;
        for (int node = source; node != _root;)
        {
            node = _parent[node];
            ulong old = _weight[node];
            _weight[node] = unchecked(old - before + (ulong)weight);
            _owed[node] = old == 0 ? _weight[node] : (ulong)((UInt128)_owed[node] * _weight[node] / old);
        }
    }

    public void Drop(int source) => SetWeight(source, 0);

    public void Mark() => _owed.CopyTo(_marked, 0);

    public void Return() => _marked.CopyTo(_owed, 0);

    public long[] SaveMark() => MemoryMarshal.Cast<ulong, long>(_marked.AsSpan(_sourceCount)).ToArray();

    public bool Restore(IReadOnlyList<int> dropped, ReadOnlySpan<long> saved)
    {
        foreach (int source in dropped)
            SetWeight(source, 0);
        ReadOnlySpan<ulong> owed = MemoryMarshal.Cast<long, ulong>(saved);
        if (!CanResume(owed))
            return false;
        owed.CopyTo(_owed.AsSpan(_sourceCount));
        Mark();
        return true;
    }

    /// <summary>
    /// Stands at a row as if the weights had held from the first one. From its first state it would round alike each time it began anew, and a source that is
    /// due less than half a row until the next time would never come to one.
    /// </summary>
    public void StartAt(long row)
    {
        Advance(row, new long[_sourceCount]);
        Mark();
    }

    // Whether a state could be this tree's: every node owes less than one row.
    private bool CanResume(ReadOnlySpan<ulong> owed)
    {
        if (owed.Length != _sourceCount - 1)
            return false;
        for (int i = 0; i < owed.Length; i++)
        {
            if (owed[i] >= Math.Max(1, 2 * _weight[_sourceCount + i]))
                return false;
        }
        return true;
    }

    /// <summary>How many of the node's next rows go left; the debt moves on with them.</summary>
    private long Take(int node, long rows)
    {
        ulong unit = 2 * _weight[node];
        if (unit == 0)
            return 0;
        (ulong left, _owed[node]) = DivRem(2 * _weight[_left[node]], rows, _owed[node], unit);
        return (long)left;
    }

    private void FillNode(int node, Span<long> picks, Span<long> scratch)
    {
        if (node < _sourceCount)
        {
            _rows[node] = picks.Length;
            PackedPick.FillOver(picks, node);
            return;
        }
        ulong owed = _owed[node];
        int left = (int)Take(node, picks.Length);
        // The children write where this node reads, and use as scratch what it is about to overwrite. A side without rows is left out, so
        // small chunks of many sources are not spent on walking the tree.
        if (left > 0)
            FillNode(_left[node], scratch[..left], picks[..left]);
        if (left < picks.Length)
            FillNode(_right[node], scratch[left..], picks[left..]);
        new SideMerge(owed, 2 * _weight[_left[node]], 2 * _weight[node]).Merge(picks, scratch, left);
    }

    // (step * rows + owed) / unit. In floating point it is near enough to be off by one at most, which the remainder shows, and that is exact in 64 bits.
    internal static (ulong Quotient, ulong Remainder) DivRem(ulong step, long rows, ulong owed, ulong unit)
    {
        if (rows > MostForFloats)
        {
            UInt128 dividend = (UInt128)step * (ulong)rows + owed;
            UInt128 exact = dividend / unit;
            return ((ulong)exact, (ulong)(dividend - exact * unit));
        }
        unchecked
        {
            double part = 1.0 / (long)unit;
            long quotient = (long)(rows * ((long)step * part) + (long)owed * part);
            long remainder = (long)(step * (ulong)rows + owed - (ulong)quotient * unit);
            if (remainder < 0)
                return ((ulong)quotient - 1, (ulong)remainder + unit);
            return (ulong)remainder >= unit ? ((ulong)quotient + 1, (ulong)remainder - unit) : ((ulong)quotient, (ulong)remainder);
        }
    }

    private void Build()
    {
        // Ties go to the node that holds the earlier source, so the tree is a function of the weights alone. Sources of weight 0 do not
        // count as early, so that leaving one out and giving it weight 0 are the same for the others.
        var queue = new PriorityQueue<int, (ulong Weight, int First)>(_sourceCount);
        var first = new int[_weight.Length];
        for (int source = 0; source < _sourceCount; source++)
        {
            first[source] = _weight[source] == 0 ? int.MaxValue : source;
            queue.Enqueue(source, (_weight[source], first[source]));
        }
        for (int node = _sourceCount; node < _weight.Length; node++)
        {
            int a = queue.Dequeue();
            int b = queue.Dequeue();
            (_left[node], _right[node]) = first[a] < first[b] ? (a, b) : (b, a);
            _parent[a] = _parent[b] = node;
            _weight[node] = _weight[a] + _weight[b];
            first[node] = Math.Min(first[a], first[b]);
            queue.Enqueue(node, (_weight[node], first[node]));
        }
    }
}
