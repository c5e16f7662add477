namespace MlMix.Selections;

/// <summary>Whole batches from one source, as <see cref="BatchSelector"/> makes them.</summary>
internal sealed class BatchStretch(Stretch batches, int sources, int size) : Stretch
{
    public override long Length => batches.Length > long.MaxValue / size ? long.MaxValue : batches.Length * size;

    public override void Count(long rows, Span<long> counts)
    {
        (long whole, long rest) = Math.DivRem(rows, size);
        batches.Count(whole, counts);
        for (int source = 0; source < counts.Length; source++)
            counts[source] *= size;
        if (rest > 0)
            counts[batches.At(whole).Source] += rest;
    }

    public override (int Source, long Ordinal) At(long index)
    {
        (long batch, long row) = Math.DivRem(index, size);
        (int source, long before) = batches.At(batch);
        return (source, before * size + row);
    }

    public override long PositionOf(int source, long ordinal)
    {
        (long before, long row) = Math.DivRem(ordinal, size);
        Int128 index = (Int128)batches.PositionOf(source, before) * size + row;
        return index > long.MaxValue ? long.MaxValue : (long)index;
    }

    public override Stretch Drop(long rows, int source) => new BatchStretch(batches.Drop((rows + size - 1) / size, source), sources, size);

    public override Selector Walk(long rows) => new BatchSelector(batches.Walk(rows / size), sources, size, (int)(rows % size));
}
