using System.Text;
using System.Text.Json;

namespace MlMix.Mixtures.Writing;

/// <summary>Finds where weights stand, or are to stand, in a mixture of JSON, which was read without fault.</summary>
internal static class JsonWeights
{
    private static readonly JsonReaderOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="text">The mixture.</param>
    /// <param name="weight">The weight of each source, as text.</param>
    public static IReadOnlyList<TextEdit> Edits(string text, Func<string, string> weight)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Form);
        var edits = new List<TextEdit>();
        string? key = null;
        (int Begin, int End)? found = null;
        string? name = null;
        int first = 0;
        while (reader.Read())
        {
            // A source is an object at depth 2, in the list of "sources" at depth 1.
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                key = reader.GetString();
            else if (key != "sources")
                continue;
            else if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 2)
                (found, name, first) = (null, null, (int)reader.BytesConsumed);
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 3)
                Member(ref reader, ref name, ref found);
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
                edits.Add(found is { } at ? Edit(at.Begin, at.End, weight(name!)) : Edit(first, first, $"\"weight\": {weight(name!)}, "));
        }

        return edits;

        TextEdit Edit(int begin, int end, string to) => new(Characters(begin), Characters(end), to);

        int Characters(int count) => Encoding.UTF8.GetCharCount(bytes, 0, count);
    }

    private static void Member(ref Utf8JsonReader reader, ref string? name, ref (int Begin, int End)? weight)
    {
        string? member = reader.GetString();
        if (member is not ("name" or "weight"))
            return;
        reader.Read();
        if (member == "name")
            name = reader.GetString();
        else
            weight = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
    }
}
