using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MlMix.Mixtures.Nodes;
using MlMix.Mixtures.Reading;

namespace MlMix.Mixtures.Writing;

/// <summary>The text of a mixture file, JSON or YAML, in which values are replaced while all else stays as it is.</summary>
internal sealed partial class MixtureText
{
    private readonly string _text;
    private readonly Encoding _encoding;
    private readonly bool _isYaml;
    private readonly List<TextEdit> _edits = [];

    public MixtureText(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        // The encoding that is found writes the byte order mark that was there, and none where there was none.
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        (_text, _encoding, _isYaml) = (reader.ReadToEnd(), reader.CurrentEncoding, MixtureReader.IsYaml(path));
        Root = _isYaml ? YamlNodes.Read(_text) : JsonNodes.Read(bytes);
    }

    /// <summary>Gets the mixture.</summary>
    public MixtureNode Root { get; }

    /// <summary>A text as both JSON and YAML write it.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char character in text)
        {
            if (character is '"' or '\\')
                quoted.Append('\\').Append(character);
            else if (char.IsControl(character) || character is '\u2028' or '\u2029')
                quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Replaces a value of a key: all of it, or an item of its list.</summary>
    /// <exception cref="InvalidDataException">Aliases of YAML stand for it.</exception>
    public void Replace(MixtureMember member, MixtureNode value, string to)
    {
        if (value.IsShared)
        {
            string which = value.Begin < member.Begin ? "alias" : "anchor";
            throw new InvalidDataException($"line {member.Line}: {member.Key} has an {which}, which other places share; write it out in each of them.");
        }

        // Nothing at all, as YAML may have it, begins at the colon.
        _edits.Add(new TextEdit(value.Begin, value.End, value.Begin == value.End ? $" {to}" : to));
    }

    /// <summary>Gives a key of the mixture a value; where it is not there, before <c>sources</c>, which every mixture has.</summary>
    public void Set(string key, string value)
    {
        if (Root.Members.FirstOrDefault(member => member.Key == key) is MixtureMember there)
        {
            Replace(there, there.Value, value);
            return;
        }

        int place = PlaceOfSources();
        int line = BeginOfLine(place);
        bool isFirstOfLine = string.IsNullOrWhiteSpace(_text[line..place]);
        bool isBlock = _isYaml && _text[Root.Begin] != '{';
        string between = !isFirstOfLine ? " " : EndOfLine().Match(_text) is { Success: true, Value: var end } ? end + _text[line..place] : "\n";
        _edits.Add(new TextEdit(place, place, $"{(_isYaml ? key : Quoted(key))}: {value}{(isBlock ? "" : ",")}{between}"));
    }

    /// <summary>The text with what was replaced, as it stands in a file.</summary>
    public byte[] ToBytes()
    {
        var changed = new StringBuilder();
        int copied = 0;
        foreach (TextEdit edit in _edits.OrderBy(edit => edit.Begin))
        {
            changed.Append(_text, copied, edit.Begin - copied).Append(edit.Text);
            copied = edit.End;
        }

        changed.Append(_text, copied, _text.Length - copied);
        return [.. _encoding.GetPreamble(), .. _encoding.GetBytes(changed.ToString())];
    }

    /// <summary>Where <c>sources</c> begins, with the lines of comments before it unless these are those of the whole file.</summary>
    private int PlaceOfSources()
    {
        int index = Root.Members.FindIndex(member => member.Key == "sources");
        int begin = Root.Members[index].Begin;
        // In YAML a key may stand behind a question mark, its value on a line of its own.
        int line = BeginOfLine(begin);
        if (_isYaml && _text[line..begin].Trim() == "?")
            begin = _text.IndexOf('?', line);
        if (index == 0)
            return begin;
        int before = Root.Members[index - 1].Value.End;
        Match comments = CommentsOfNextKey().Match(_text[before..begin]);
        return comments.Success ? before + comments.Groups["comments"].Index : begin;
    }

    private int BeginOfLine(int place) => _text.AsSpan(0, place).LastIndexOfAny('\r', '\n') + 1;

    [GeneratedRegex(@"\r?\n|\r", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfLine();

    /// <summary>Between a value and the next key: a comma, a comment on the same line, and comments on lines of their own.</summary>
    [GeneratedRegex(
        @"^[ \t]*,?[ \t]*((//|#)[^\r\n]*)?(\r?\n|\r)\s*(?<comments>(((//|#)[^\r\n]*[\r\n]|(?>/\*[\s\S]*?\*/))\s*)+)$", RegexOptions.CultureInvariant)]
    private static partial Regex CommentsOfNextKey();
}
