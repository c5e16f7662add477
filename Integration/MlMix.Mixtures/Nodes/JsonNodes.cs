using System.Text;
using System.Text.Json;

namespace MlMix.Mixtures.Nodes;

/// <summary>Reads JSON with comments and trailing commas.</summary>
internal static class JsonNodes
{
    private static readonly JsonReaderOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="NodeException">The text is not JSON.</exception>
    public static MixtureNode Read(byte[] text)
    {
        ReadOnlySpan<byte> json = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsSpan(Encoding.UTF8.Preamble.Length) : text;
        var reader = new Utf8JsonReader(json, Form);
        var places = new PlaceCounter(json);
        try
        {
            reader.Read();
            MixtureNode node = Value(ref reader, ref places);
            if (reader.Read())
                throw new NodeException(places.At(reader.TokenStartIndex).Line, "something follows the end of the mixture.");
            return node;
        }
        catch (JsonException fault)
        {
            string what = fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            throw new NodeException((int)(fault.LineNumber ?? 0) + 1, $"this is not JSON: {what}.");
        }
    }

    private static MixtureNode Value(ref Utf8JsonReader reader, ref PlaceCounter places)
    {
        (int line, int begin) = places.At(reader.TokenStartIndex);
        MixtureNode node = Begun(ref reader, line, begin);
        if (node.Kind == NodeKind.Object)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                (string key, (int Line, int Character) at) = (reader.GetString()!, places.At(reader.TokenStartIndex));
                reader.Read();
                node.Members.Add(new MixtureMember(key, at.Line, at.Character, Value(ref reader, ref places)));
            }
        }
        else if (node.Kind == NodeKind.List)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Items.Add(Value(ref reader, ref places));
        }

        node.End = places.At(reader.BytesConsumed).Character;
        return node;
    }

    private static MixtureNode Begun(ref Utf8JsonReader reader, int line, int begin)
    {
        (NodeKind kind, string text) = reader.TokenType switch
        {
            JsonTokenType.StartObject => (NodeKind.Object, ""),
            JsonTokenType.StartArray => (NodeKind.List, ""),
            JsonTokenType.String => (NodeKind.Text, reader.GetString()!),
            JsonTokenType.Number => (NodeKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => (NodeKind.Boolean, "true"),
            JsonTokenType.False => (NodeKind.Boolean, "false"),
            _ => (NodeKind.Null, ""),
        };
        return new MixtureNode(kind, line, text) { Begin = begin, End = begin };
    }

    /// <summary>Counts lines and characters up to a place; places are asked for in their order.</summary>
    private ref struct PlaceCounter(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _counted;
        private int _line = 1;
        private int _character;

        public (int Line, int Character) At(long place)
        {
            ReadOnlySpan<byte> passed = _text[_counted..(int)place];
            _line += passed.Count((byte)'\n');
            _character += Encoding.UTF8.GetCharCount(passed);
            _counted = (int)place;
            return (_line, _character);
        }
    }
}
