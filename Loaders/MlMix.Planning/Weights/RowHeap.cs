using System.Numerics;

namespace MlMix.Weights;

/// <summary>
/// Sources by row, the least row first and of equal rows the earlier source. A binary heap of fixed capacity over one number each: the row,
/// and in the lowest bits the source.
/// </summary>
internal sealed class RowHeap(int sources)
{
    private readonly ulong[] _entries = new ulong[sources];
    private readonly int _sourceBits = BitOperations.Log2((uint)sources) + 1;

    public int Count { get; private set; }

    /// <summary>Gets the least row; there must be one.</summary>
    public long LeastRow => (long)(_entries[0] >> _sourceBits);

    /// <summary>Gets the source of the least row; there must be one.</summary>
    public int LeastSource => (int)(_entries[0] & ((1UL << _sourceBits) - 1));

    public void Clear() => Count = 0;

    public void Push(long row, int source)
    {
        ulong[] entries = _entries;
        ulong entry = Pack(row, source);
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) >> 1;
            if (entry >= entries[parent])
                break;
            entries[hole] = entries[parent];
            hole = parent;
        }
        entries[hole] = entry;
    }

    /// <summary>Takes the least one out.</summary>
    public void Pop()
    {
        Count--;
        Sink(_entries[Count]);
    }

    /// <summary>Takes the least one out and puts another in.</summary>
    public void Replace(long row, int source) => Sink(Pack(row, source));

    private void Sink(ulong entry)
    {
        ReadOnlySpan<ulong> read = _entries.AsSpan(0, Count);
        ulong[] entries = _entries;
        int hole = 0;
        int child = 1;
        while (child + 1 < read.Length)
        {
            child += read[child + 1] < read[child] ? 1 : 0;
            if (read[child] >= entry)
                break;
            entries[hole] = read[child];
            hole = child;
            child = 2 * hole + 1;
        }
        if (child + 1 == read.Length && read[child] < entry)
        {
            entries[hole] = read[child];
            hole = child;
        }
        entries[hole] = entry;
    }

    // Rows too great for their bits are equal; no walk gets there.
    private ulong Pack(long row, int source) => (Math.Min((ulong)row, ulong.MaxValue >> _sourceBits) << _sourceBits) | (uint)source;
}
