using System.Diagnostics;

namespace MlMix.Weights;

/// <summary>
/// Divides rows among sources by weight so that every prefix is right to less than 2 rows per source, whatever the number of
/// sources and their order. A Huffman tree over the weights: each node gives its two sides their share of the rows that reach it,
/// rounded half up; only those roundings add up, and heavy sources lie near the root. Whole numbers throughout, so there is no drift.
/// A node's state is one number, the fraction of a row that it still owes its left side, in units of 1 / (2 * weight of the node).
/// </summary>
internal sealed class RoundingTree
{
    // Nodes 0.._sourceCount-1 are the leaves, inner nodes follow, the root is the last one: parents have higher numbers than children.
    private readonly int _sourceCount;
    private readonly int _root;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _parent;
    private readonly ulong[] _weight;
    private readonly ulong[] _owed;
    private readonly long[] _rows;

    /// <param name="weights">
    /// A weight for each source; those of weight 0 get no row. At least one is positive, their sum is at most 2^62.
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
        _rows = new long[nodes];
        for (int source = 0; source < weights.Length; source++)
            _weight[source] = (ulong)weights[source];
        _root = nodes - 1;
        Build();
        Reset();
    }

    // Shares the shape, which never changes, and has a state of its own.
    private RoundingTree(RoundingTree other)
    {
        (_sourceCount, _root) = (other._sourceCount, other._root);
        (_left, _right, _parent) = (other._left, other._right, other._parent);
        _weight = [.. other._weight];
        _owed = [.. other._owed];
        _rows = new long[other._rows.Length];
    }

    /// <summary>A tree of the same shape in the same state, that goes on by itself.</summary>
    public RoundingTree Copy() => new(this);

    /// <summary>Goes back to the first row: every node owes half a row, which makes it round half up.</summary>
    public void Reset()
    {
        for (int node = _sourceCount; node < _weight.Length; node++)
            _owed[node] = _weight[node];
    }

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

    /// <summary>Goes on by <paramref name="picks"/>' length rows and writes their sources in order.</summary>
    /// <param name="picks">Receives the sources.</param>
    /// <param name="scratch">As long as <paramref name="picks"/>; its content is lost.</param>
    public void Fill(Span<int> picks, Span<int> scratch)
    {
        Debug.Assert(picks.Length == scratch.Length);
        Fill(_root, picks, scratch);
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

    public void CopyStateFrom(RoundingTree other)
    {
        other._weight.CopyTo(_weight, 0);
        other._owed.CopyTo(_owed, 0);
    }

    /// <summary>How many of the node's next rows go left; the debt moves on with them.</summary>
    private long Take(int node, long rows)
    {
        ulong unit = 2 * _weight[node];
        if (unit == 0)
            return 0;
        UInt128 due = (UInt128)(2 * _weight[_left[node]]) * (ulong)rows + _owed[node];
        if (due >> 64 == 0)
        {
            (ulong quotient, _owed[node]) = Math.DivRem((ulong)due, unit);
            return (long)quotient;
        }
        UInt128 taken = due / unit;
        _owed[node] = (ulong)(due - taken * unit);
        return (long)taken;
    }

    private void Fill(int node, Span<int> picks, Span<int> scratch)
    {
        if (picks.IsEmpty)
            return;
        if (node < _sourceCount)
        {
            picks.Fill(node);
            return;
        }
        ulong owed = _owed[node];
        int left = (int)Take(node, picks.Length);
        // The children write where this node reads, and use as scratch what it is about to overwrite.
        Fill(_left[node], scratch[..left], picks[..left]);
        Fill(_right[node], scratch[left..], picks[left..]);
        Merge(picks, scratch, left, owed, 2 * _weight[_left[node]], 2 * _weight[node]);
    }

    private static void Merge(Span<int> picks, ReadOnlySpan<int> sides, int right, ulong owed, ulong step, ulong unit)
    {
        unchecked
        {
            int left = 0;
            for (int i = 0; i < picks.Length; i++)
            {
                ulong due = owed + step;
                bool goesLeft = due >= unit;
                picks[i] = sides[goesLeft ? left : right];
                left += goesLeft ? 1 : 0;
                right += goesLeft ? 0 : 1;
                owed = due - (goesLeft ? unit : 0);
            }
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
