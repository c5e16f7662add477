namespace MlMix.Normalization;

/// <summary>Minimum and maximum.</summary>
internal sealed class Ranges : ValueStatistics
{
    private readonly bool _fixZero;
    private readonly long[] _counts;
    private readonly double[] _lowest;
    private readonly double[] _highest;

    public Ranges(int slots, bool fixZero)
        : base(slots, countsZeros: true)
    {
        _fixZero = fixZero;
        _counts = new long[slots];
        _lowest = new double[slots];
        _highest = new double[slots];
        _lowest.AsSpan().Fill(double.PositiveInfinity);
        _highest.AsSpan().Fill(double.NegativeInfinity);
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
            Widen(slot, 1, value, value);
    }

    protected override void AddZeros(int slot, long count)
    {
        if (count > 0)
            Widen(slot, count, 0, 0);
    }

    protected override void JoinValues(ValueStatistics other)
    {
        var more = (Ranges)other;
        for (int slot = 0; slot < Slots; slot++)
            Widen(slot, more._counts[slot], more._lowest[slot], more._highest[slot]);
    }

    protected override (long Count, double Center, double Spread) Of(int slot)
    {
        if (_counts[slot] == 0)
            return (0, 0, 0);
        double low = _lowest[slot], high = _highest[slot];
        return _fixZero
            ? (_counts[slot], 0, Math.Max(Math.Abs(low), Math.Abs(high)))
            : (_counts[slot], low, high - low);
    }

    private void Widen(int slot, long count, double low, double high)
    {
        _counts[slot] += count;
        _lowest[slot] = Math.Min(_lowest[slot], low);
        _highest[slot] = Math.Max(_highest[slot], high);
    }
}
