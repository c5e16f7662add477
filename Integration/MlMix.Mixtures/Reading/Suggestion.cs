namespace MlMix.Mixtures.Reading;

/// <summary>Guesses what was meant by a misspelt word.</summary>
internal static class Suggestion
{
    /// <summary>A sentence that names the nearest of some words, empty when none is near.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(other => Distance(word, other));
        return nearest is not null && Distance(word, nearest) <= Math.Max(1, nearest.Length / 3) ? $" Did you mean {nearest}?" : "";
    }

    /// <summary>The number of letters to insert, delete, replace or swap with the next one (Damerau 1964), whatever their case.</summary>
    private static int Distance(string one, string other)
    {
        var distances = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                int change = Same(one[i - 1], other[j - 1]) ? 0 : 1;
                int least = Math.Min(Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1, distances[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    least = Math.Min(least, distances[i - 2, j - 2] + 1);
                distances[i, j] = least;
            }
        }

        return distances[one.Length, other.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
