using MlMix.Normalization;

namespace MlMix.Exploring;

/// <summary>The numbers of one source in one column.</summary>
/// <param name="slots">How many slots are looked at each by itself, 0 for none.</param>
internal sealed class SourceNumbers(int slots)
{
    public WholeMoments Whole { get; } = new(countsZeros: true);

    public SlotMoments? Slots { get; } = slots > 0 ? new SlotMoments(slots, countsZeros: true) : null;

    public long[] MissingBySlot { get; } = new long[slots];

    public long Rows { get; private set; }

    public long Values { get; private set; }

    public long Missing { get; private set; }

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<int> indices, int length)
    {
        Rows++;
        Values += length;
        Whole.Add(values, indices, length);
        Slots?.Add(values, indices, length);
        bool isDense = values.Length == length;
        (double min, double max) = isDense ? (Min, Max) : (Math.Min(Min, 0), Math.Max(Max, 0));
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsNaN(value))
            {
                Missing++;
                if (Slots is not null)
                    MissingBySlot[isDense ? i : indices[i]]++;
                continue;
            }
            min = value < min ? value : min;
            max = value > max ? value : max;
        }
        (Min, Max) = (min, max);
    }
}
