namespace Microsoft.ML.Internal;

/// <summary>The lines of a file that are rows, the header included.</summary>
internal static class TextLines
{
    public static IEnumerable<string> Read(string path)
    {
        bool started = false;
        foreach (string line in File.ReadLines(path))
        {
            bool isComment = line.StartsWith("//", StringComparison.Ordinal) || (!started && line.StartsWith('#'));
            if (line.Length == 0 || isComment)
                continue;
            started = true;
            yield return line;
        }
    }
}
