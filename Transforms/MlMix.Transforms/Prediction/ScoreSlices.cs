namespace MlMix.Prediction;

/// <summary>Sums and shares of some of the scores; slots of -1 are classes without a score.</summary>
internal static class ScoreSlices
{
    public static float Sum(ReadOnlySpan<float> scores, ReadOnlySpan<int> slots)
    {
        float sum = 0;
        foreach (int slot in slots)
            sum += slot < 0 ? 0 : scores[slot];
        return sum;
    }

    public static void Normalize(ReadOnlySpan<float> scores, ReadOnlySpan<int> slots, Span<float> results)
    {
        float sum = Sum(scores, slots);
        for (int index = 0; index < slots.Length; index++)
            results[index] = (slots[index] < 0 ? 0 : scores[slots[index]]) / sum;
    }
}
