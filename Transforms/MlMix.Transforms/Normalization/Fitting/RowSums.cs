using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlMix.Normalization;

/// <summary>
/// Sums over one row. Always eight lanes, however wide the machine's registers are, so that the same data gives the same statistics to the last bit
/// everywhere.
/// </summary>
internal static class RowSums
{
    private const int Lanes = 8;

    public static double Sum(ReadOnlySpan<double> values)
    {
        Vector256<double> lower = default, upper = default;
        int whole = values.Length - (values.Length % Lanes);
        ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values[..whole]);
        for (int block = 0; block < blocks.Length; block += 2)
        {
            lower += blocks[block];
            upper += blocks[block + 1];
        }

        double sum = Vector256.Sum(lower + upper);
        foreach (double value in values[whole..])
            sum += value;
        return sum;
    }

    public static double SquaredDeviations(ReadOnlySpan<double> values, double mean)
    {
        Vector256<double> lower = default, upper = default, center = Vector256.Create(mean);
        int whole = values.Length - (values.Length % Lanes);
        ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values[..whole]);
        for (int block = 0; block < blocks.Length; block += 2)
        {
            Vector256<double> low = blocks[block] - center, high = blocks[block + 1] - center;
            lower += low * low;
            upper += high * high;
        }

        double sum = Vector256.Sum(lower + upper);
        foreach (double value in values[whole..])
            sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>Converts to double, which loses nothing.</summary>
    public static void Widen(ReadOnlySpan<float> values, Span<double> results)
    {
        int whole = values.Length - (values.Length % Lanes);
        ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values[..whole]);
        Span<Vector256<double>> wide = MemoryMarshal.Cast<double, Vector256<double>>(results[..whole]);
        for (int block = 0; block < blocks.Length; block++)
            (wide[2 * block], wide[(2 * block) + 1]) = Vector256.Widen(blocks[block]);
        for (int index = whole; index < values.Length; index++)
            results[index] = values[index];
    }
}
