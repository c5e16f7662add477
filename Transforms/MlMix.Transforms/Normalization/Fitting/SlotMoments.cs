using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlMix.Normalization;

/// <summary>
/// Mean and standard deviation of each slot: Welford's rule, "Note on a method for calculating corrected sums of squares and products" (1962), for all slots of
/// a row at once.
/// </summary>
internal sealed class SlotMoments(int slots, bool countsZeros) : ValueStatistics(slots, countsZeros)
{
    // Counts are doubles, so that they divide the values beside them; they are whole up to 2^53.
    private readonly double[] _counts = new double[slots];
    private readonly double[] _means = new double[slots];
    private readonly double[] _squares = new double[slots];

    protected override void AddDense(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Span<Vector256<double>> counts = MemoryMarshal.Cast<double, Vector256<double>>(_counts.AsSpan());
        Span<Vector256<double>> means = MemoryMarshal.Cast<double, Vector256<double>>(_means.AsSpan());
        Span<Vector256<double>> squares = MemoryMarshal.Cast<double, Vector256<double>>(_squares.AsSpan());
        for (int block = 0; block < blocks.Length; block++)
        {
            // x - x is 0 for a finite x and NaN for any other.
            Vector256<double> value = blocks[block];
            Vector256<double> isFinite = Vector256.Equals(value - value, Vector256<double>.Zero);
            Vector256<double> count = counts[block] + (isFinite & Vector256<double>.One);
            Vector256<double> before = value - means[block];
            Vector256<double> mean = means[block] + (before / count);
            counts[block] = count;
            means[block] = Vector256.ConditionalSelect(isFinite, mean, means[block]);
            squares[block] += isFinite & (before * (value - mean));
        }

        for (int slot = blocks.Length * Vector256<double>.Count; slot < values.Length; slot++)
            AddOne(slot, values[slot]);
    }

    protected override void AddOne(int slot, double value)
    {
        if (!double.IsFinite(value))
            return;
        double before = value - _means[slot];
        _means[slot] += before / ++_counts[slot];
        _squares[slot] += before * (value - _means[slot]);
    }

    protected override void AddZeros(int slot, long count) => Join(slot, count, 0, 0);

    protected override void JoinValues(ValueStatistics other)
    {
        var more = (SlotMoments)other;
        for (int slot = 0; slot < _counts.Length; slot++)
            Join(slot, more._counts[slot], more._means[slot], more._squares[slot]);
    }

    protected override (long Count, double Center, double Spread) Of(int slot) =>
        _counts[slot] == 0
            ? (0, 0, 0)
            : ((long)_counts[slot], _means[slot], SpreadNoise.Without(Math.Sqrt(_squares[slot] / _counts[slot]), _means[slot]));

    private void Join(int slot, double count, double mean, double squares)
    {
        if (count == 0)
            return;
        double total = _counts[slot] + count;
        double difference = mean - _means[slot];
        double share = count / total;
        _squares[slot] += squares + (difference * difference * share * _counts[slot]);
        _means[slot] += difference * share;
        _counts[slot] = total;
    }
}
