using System.Globalization;

namespace MlMix.Alignment;

/// <summary>Lists names in messages, the first few of them where they are many.</summary>
internal static class SourceNames
{
    /// <summary>How many are listed where there are many.</summary>
    public const int Most = 5;

    // One name more is shorter than to say that there is one.
    public static bool AreFew(int names) => names <= Most + 1;

    /// <summary>The names in quotes.</summary>
    public static string List(IEnumerable<string> names) => Join(names.Select(name => $"'{name}'"));

    /// <summary>The names as they are.</summary>
    public static string Join(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return AreFew(all.Length)
            ? string.Join(", ", all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all[..Most])} and {all.Length - Most} more");
    }
}
