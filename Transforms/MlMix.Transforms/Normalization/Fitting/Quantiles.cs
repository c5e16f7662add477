using System.Numerics;

namespace MlMix.Normalization;

/// <summary>Median and the distance of two quantiles.</summary>
internal sealed class Quantiles : ValueStatistics
{
    private const int MostKept = 1 << 16;
    private const int FewestKept = 1 << 10;

    /// <summary>How many values all the sketches of a fit keep together on one level.</summary>
    private const int KeptTogether = 1 << 22;

    private readonly QuantileSketch[] _sketches;
    private readonly double _lower;
    private readonly double _upper;

    /// <param name="slots">1 when all values count together, else the number of slots.</param>
    /// <param name="collections">How many of these share the memory.</param>
    /// <param name="lower">The lower quantile, from 0 to 1.</param>
    /// <param name="upper">The upper quantile, from 0 to 1.</param>
    public Quantiles(int slots, int collections, double lower, double upper)
        : base(slots, countsZeros: true)
    {
        long share = KeptTogether / ((long)slots * collections);
        int capacity = (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(share / 2 + 1, FewestKept, MostKept));
        _sketches = [.. Enumerable.Range(0, slots).Select(_ => new QuantileSketch(capacity))];
        _lower = lower;
        _upper = upper;
    }

    protected override void AddDense(ReadOnlySpan<double> values)
    {
        bool together = Slots == 1;
        for (int index = 0; index < values.Length; index++)
            AddOne(together ? 0 : index, values[index]);
    }

    protected override void AddOne(int slot, double value)
    {
        if (double.IsFinite(value))
            _sketches[slot].Add(value);
    }

    protected override void AddZeros(int slot, long count) => _sketches[slot].AddZeros(count);

    protected override void JoinValues(ValueStatistics other)
    {
        var more = (Quantiles)other;
        for (int slot = 0; slot < Slots; slot++)
            _sketches[slot].Join(more._sketches[slot]);
    }

    protected override (long Count, double Center, double Spread) Of(int slot)
    {
        QuantileSketch sketch = _sketches[slot];
        if (sketch.Count == 0)
            return (0, 0, 0);
        Span<double> found = stackalloc double[3];
        sketch.Read([_lower, 0.5, _upper], found);
        return (sketch.Count, found[1], found[2] - found[0]);
    }
}
