namespace MlMix.Normalization;

/// <summary>
/// Collects the values of one source in one column, of all slots together or of each apart, in memory that does not grow with the rows. Values that are not
/// finite count as missing and are left out.
/// </summary>
/// <param name="slots">1 when all values count together, else the length of the rows.</param>
/// <param name="countsZeros">Whether the slots that a sparse row leaves out count as zeros; otherwise as missing.</param>
internal abstract class ValueStatistics(int slots, bool countsZeros)
{
    // Zeros left out are not counted slot by slot: they are the sparse rows less those that list the slot.
    private long _sparseRows;
    private long[] _listed = [];

    public int Slots => slots;

    /// <summary>Adds a row.</summary>
    /// <param name="values">All values of a dense row, those listed by a sparse one.</param>
    /// <param name="indices">The slots of the values of a sparse row; empty for a dense one.</param>
    /// <param name="length">The length of the row.</param>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<int> indices, int length)
    {
        if (values.Length == length)
        {
            AddDense(values);
        }
        else if (slots == 1)
        {
            AddDense(values);
            if (countsZeros)
                AddZeros(0, length - values.Length);
        }
        else
        {
            AddListed(values, indices);
        }
    }

    /// <summary>Adds what another collection of the same kind has.</summary>
    public void Join(ValueStatistics other)
    {
        other.Settle();
        JoinValues(other);
    }

    /// <summary>Counts, centers and spreads by slot.</summary>
    public Summary Summarize()
    {
        Settle();
        var summary = new Summary(new long[slots], new double[slots], new double[slots]);
        for (int slot = 0; slot < slots; slot++)
            (summary.Counts[slot], summary.Centers[slot], summary.Spreads[slot]) = Of(slot);
        return summary;
    }

    /// <summary>Adds the values of a row that leaves none out; those of all slots when there is only one here.</summary>
    protected abstract void AddDense(ReadOnlySpan<double> values);

    protected abstract void AddOne(int slot, double value);

    protected abstract void AddZeros(int slot, long count);

    protected abstract void JoinValues(ValueStatistics other);

    /// <summary>The count of finite values, center and spread of a slot; center and spread are 0 when there are none.</summary>
    protected abstract (long Count, double Center, double Spread) Of(int slot);

    private void AddListed(ReadOnlySpan<double> values, ReadOnlySpan<int> indices)
    {
        if (_listed.Length == 0)
            _listed = new long[slots];
        _sparseRows++;
        for (int index = 0; index < values.Length; index++)
        {
            _listed[indices[index]]++;
            AddOne(indices[index], values[index]);
        }
    }

    private void Settle()
    {
        if (countsZeros)
        {
            for (int slot = 0; slot < _listed.Length; slot++)
                AddZeros(slot, _sparseRows - _listed[slot]);
        }

        _sparseRows = 0;
        _listed = [];
    }

    /// <summary>The result, by slot.</summary>
    internal readonly record struct Summary(long[] Counts, double[] Centers, double[] Spreads);
}
