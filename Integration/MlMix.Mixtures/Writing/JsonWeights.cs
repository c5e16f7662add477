using System.Text;
using System.Text.Json;

namespace MlMix.Mixtures.Writing;

/// <summary>Finds where the weights stand in a mixture of JSON, in which every source has one.</summary>
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
        string? name = null;
        (int Begin, int End) found = default;
        while (reader.Read())
        {
            // A source is an object at depth 2, in the list of "sources" at depth 1.
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                key = reader.GetString();
            else if (key != "sources")
                continue;
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 3)
                Member(ref reader, ref name, ref found);
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
                edits.Add(new TextEdit(Characters(found.Begin), Characters(found.End), weight(name!)));
        }

        return edits;

        int Characters(int count) => Encoding.UTF8.GetCharCount(bytes, 0, count);
    }

    private static void Member(ref Utf8JsonReader reader, ref string? name, ref (int Begin, int End) weight)
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
