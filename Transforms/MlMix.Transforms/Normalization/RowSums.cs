using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlMix.Normalization;

/// <summary>
/// Sums over one row in double. Always eight lanes, however wide the machine's registers are, so that the same data gives the same
/// statistics to the last bit everywhere.
/// </summary>
internal static class RowSums
{
    public static double Sum(ReadOnlySpan<float> values)
    {
        Vector256<double> lower = default, upper = default;
        ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
        foreach (Vector256<float> block in blocks)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(block);
            lower += low;
            upper += high;
        }

        double sum = Vector256.Sum(lower + upper);
        foreach (float value in values[(blocks.Length * Vector256<float>.Count)..])
            sum += value;
        return sum;
    }

    public static double SquaredDeviations(ReadOnlySpan<float> values, double mean)
    {
        Vector256<double> lower = default, upper = default, center = Vector256.Create(mean);
        ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
        foreach (Vector256<float> block in blocks)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(block);
            low -= center;
            high -= center;
            lower += low * low;
            upper += high * high;
        }

        double sum = Vector256.Sum(lower + upper);
        foreach (float value in values[(blocks.Length * Vector256<float>.Count)..])
            sum += (value - mean) * (value - mean);
        return sum;
    }
}
