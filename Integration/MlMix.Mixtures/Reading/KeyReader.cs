using System.Globalization;
using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads the members of one object by key, and says of those that nobody asked for what was probably meant.</summary>
internal sealed class KeyReader
{
    private readonly MixtureNode _node;
    private readonly MixtureFaults _faults;
    private readonly Dictionary<string, MixtureMember> _members = [];
    private readonly HashSet<string> _known = [];

    /// <param name="node">The object; when it is none, that is a fault and nothing is found in it.</param>
    /// <param name="key">Where it is, such as <c>sources[1]</c>; empty for the whole file.</param>
    /// <param name="faults">Where faults go.</param>
    public KeyReader(MixtureNode node, string key, MixtureFaults faults)
    {
        _node = node;
        _faults = faults;
        Key = key;
        if (node.Kind != NodeKind.Object)
            faults.Add(node.Line, key, $"this is {node.Describe()}; it must be an object with keys.");
        foreach (MixtureMember member in node.Members)
        {
            if (!_members.TryAdd(member.Key, member))
                faults.Add(member.Line, PathOf(member.Key), "the key is there twice; leave one of them out.");
        }
    }

    public string Key { get; }

    public int Line => _node.Line;

    public IEnumerable<MixtureMember> Members => _members.Values;

    public MixtureFaults Faults => _faults;

    public string PathOf(string key) => Key.Length == 0 ? key : $"{Key}.{key}";

    /// <summary>The value of a key, or null when it is not there; YAML's and JSON's null count as not there.</summary>
    public MixtureNode? Find(string key)
    {
        _known.Add(key);
        return _members.TryGetValue(key, out MixtureMember? member) && member.Value.Kind != NodeKind.Null ? member.Value : null;
    }

    public bool Has(string key) => Find(key) is not null;

    public void Fault(MixtureNode? node, string key, string fault) => _faults.Add(node?.Line ?? Line, PathOf(key), fault);

    public string? Text(string key, bool required = false)
    {
        if (Find(key) is not MixtureNode node)
        {
            if (required)
                Fault(null, key, "it is missing; it must be a text.");
            return null;
        }

        if (node is { Kind: NodeKind.Text, Text.Length: > 0 })
            return node.Text;
        Fault(node, key, $"it is {node.Describe()}; it must be a text{(node.Kind == NodeKind.Text ? " that is not empty" : "")}.");
        return null;
    }

    public double? Number(string key)
    {
        if (Find(key) is not MixtureNode node)
            return null;
        if (Number(node) is double number)
            return number;
        Fault(node, key, $"it is {node.Describe()}; it must be a number.");
        return null;
    }

    public long? Whole(string key, long least = 0)
    {
        if (Find(key) is not MixtureNode node)
            return null;
        if (node.Kind == NodeKind.Number && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) &&
            number >= least)
            return number;
        string bound = least == long.MinValue ? "" : FormattableString.Invariant($" of {least} or more");
        Fault(node, key, $"it is {node.Describe()}; it must be a whole number{bound}.");
        return null;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not MixtureNode node)
            return otherwise;
        if (node.Kind == NodeKind.Boolean)
            return node.Text == "true";
        Fault(node, key, $"it is {node.Describe()}; it must be true or false.");
        return otherwise;
    }

    /// <summary>One of some words.</summary>
    public T Word<T>(string key, T otherwise, params (string Word, T Value)[] words)
    {
        if (Find(key) is not MixtureNode node)
            return otherwise;
        foreach ((string word, T value) in words)
        {
            if (node.Kind == NodeKind.Text && node.Text == word)
                return value;
        }

        string[] all = [.. words.Select(pair => pair.Word)];
        Fault(node, key, $"it is {node.Describe()}; it must be {Choice(all)}.{Suggestion.For(node.Text, all)}");
        return otherwise;
    }

    /// <summary>A list of texts; a single text counts as a list of it.</summary>
    public string[] Texts(string key)
    {
        if (Find(key) is not MixtureNode node)
            return [];
        List<MixtureNode> items = node.Kind == NodeKind.List ? node.Items : [node];
        foreach (MixtureNode item in items.Where(item => item.Kind != NodeKind.Text || item.Text.Length == 0))
            Fault(item, key, $"it has {item.Describe()}; it must be a text that is not empty, or a list of such.");
        return [.. items.Where(item => item.Kind == NodeKind.Text && item.Text.Length > 0).Select(item => item.Text)];
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<MixtureNode> Items(string key)
    {
        if (Find(key) is not MixtureNode node)
            return [];
        if (node.Kind == NodeKind.List)
            return node.Items;
        Fault(node, key, $"it is {node.Describe()}; it must be a list.");
        return [];
    }

    /// <summary>An object read in turn, or null when it is not there.</summary>
    public KeyReader? Object(string key) => Find(key) is MixtureNode node ? new KeyReader(node, PathOf(key), _faults) : null;

    /// <summary>Adds a fault for each key that nobody asked for.</summary>
    public void Finish()
    {
        string known = string.Join(", ", _known.Order(StringComparer.Ordinal));
        foreach (MixtureMember member in _node.Members.Where(member => !_known.Contains(member.Key)))
            _faults.Add(member.Line, PathOf(member.Key), $"there is no such key.{Suggestion.For(member.Key, _known)} Known here are {known}.");
    }

    public static double? Number(MixtureNode node)
    {
        if (node.Kind != NodeKind.Number)
            return null;
        if (double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number;
        return node.Text switch { ".inf" => double.PositiveInfinity, "-.inf" => double.NegativeInfinity, _ => double.NaN };
    }

    public static string Choice(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
