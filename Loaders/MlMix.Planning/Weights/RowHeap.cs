namespace MlMix.Weights;

/// <summary>Sources by row, the least row first and of equal rows the earlier source. A binary heap of fixed capacity.</summary>
internal sealed class RowHeap(int capacity)
{
    private readonly Entry[] _entries = new Entry[capacity];

    public int Count { get; private set; }

    /// <summary>Gets the least row; there must be one.</summary>
    public long LeastRow => _entries[0].Row;

    /// <summary>Gets the source of the least row; there must be one.</summary>
    public int LeastSource => _entries[0].Source;

    public void Clear() => Count = 0;

    public void Push(long row, int source)
    {
        Entry[] entries = _entries;
        var entry = new Entry(row, source);
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) >> 1;
            if (!entry.IsBefore(entries[parent]))
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
    public void Replace(long row, int source) => Sink(new Entry(row, source));

    private void Sink(Entry entry)
    {
        Entry[] entries = _entries;
        int hole = 0;
        int count = Count;
        while (true)
        {
            int child = 2 * hole + 1;
            if (child >= count)
                break;
            if (child + 1 < count && entries[child + 1].IsBefore(entries[child]))
                child++;
            if (!entries[child].IsBefore(entry))
                break;
            entries[hole] = entries[child];
            hole = child;
        }
        entries[hole] = entry;
    }

    private readonly record struct Entry(long Row, int Source)
    {
        public bool IsBefore(in Entry other) => Row < other.Row || (Row == other.Row && Source < other.Source);
    }
}
