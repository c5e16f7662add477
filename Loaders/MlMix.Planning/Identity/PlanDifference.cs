using System.Globalization;
using System.Text.RegularExpressions;

namespace MlMix.Identity;

/// <summary>Says how two plans differ, by their lines.</summary>
internal static class PlanDifference
{
    private const string Source = "source ";

    /// <summary>One sentence for each thing that differs, in the order of the plan that is there.</summary>
    /// <param name="was">The lines of the plan that was saved.</param>
    /// <param name="there">The lines of the plan that is there.</param>
    public static IEnumerable<string> Between(IEnumerable<string> was, IEnumerable<string> there)
    {
        Dictionary<string, string> before = Keyed(was);
        Dictionary<string, string> now = Keyed(there);
        foreach ((string key, string line) in now)
        {
            if (!before.TryGetValue(key, out string? old))
                yield return $"{key} is new here: '{line}'.";
            else if (old != line)
                yield return $"{key} was '{old}' and is '{line}' here.";
        }
        foreach ((string key, string line) in before)
        {
            if (!now.ContainsKey(key))
                yield return $"{key} is not here any more; it was '{line}'.";
        }
        string[] order = [.. before.Keys.Where(now.ContainsKey)];
        if (!order.SequenceEqual(now.Keys.Where(before.ContainsKey)))
            yield return "The sources stand in another order.";
    }

    /// <summary>As <see cref="Between"/>, whatever weights the sources have.</summary>
    public static IEnumerable<string> BetweenAllButWeights(IEnumerable<string> was, IEnumerable<string> there) =>
        Between(was.Select(WithoutWeight), there.Select(WithoutWeight));

    private static string WithoutWeight(string line) => Regex.Replace(line, """^(source ("([^"\\]|\\.)*"|[^ "]+)) weight \d+""", "$1");

    // What a line is about: its first word, or the source it names, behind the sources under which it is indented.
    private static Dictionary<string, string> Keyed(IEnumerable<string> lines)
    {
        var keyed = new Dictionary<string, string>(StringComparer.Ordinal);
        var above = new List<(int Indent, string Name)>();
        foreach (string line in lines)
        {
            string text = line.TrimStart(' ');
            int indent = line.Length - text.Length;
            above.RemoveAll(source => source.Indent >= indent);
            string prefix = string.Concat(above.Select(source => source.Name + "/"));
            string word = FirstWord(text);
            if (!text.StartsWith(Source, StringComparison.Ordinal))
            {
                Add(keyed, prefix + word, text);
                continue;
            }
            string name = FirstWord(text[Source.Length..]);
            Add(keyed, $"{Source}{prefix}{name}", text);
            above.Add((indent, name));
        }
        return keyed;
    }

    // Two points of a schedule may stand at one place, and a name may look like that of a nested source.
    private static void Add(Dictionary<string, string> keyed, string key, string line)
    {
        string name = key;
        for (int i = 2; !keyed.TryAdd(name, line); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{key} ({i})");
    }

    // A name in quotes may hold spaces.
    private static string FirstWord(string text)
    {
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ' ' && !quoted)
                return text[..i];
        }
        return text;
    }
}
