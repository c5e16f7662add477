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
        var lines = new LineCounter(json);
        try
        {
            reader.Read();
            MixtureNode node = Value(ref reader, ref lines);
            if (reader.Read())
                throw new NodeException(lines.At(reader.TokenStartIndex), "something follows the end of the mixture.");
            return node;
        }
        catch (JsonException fault)
        {
            string what = fault.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            throw new NodeException((int)(fault.LineNumber ?? 0) + 1, $"this is not JSON: {what}.");
        }
    }

    private static MixtureNode Value(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        int line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = new MixtureNode(NodeKind.Object, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    (string key, int at) = (reader.GetString()!, lines.At(reader.TokenStartIndex));
                    reader.Read();
                    node.Members.Add(new MixtureMember(key, at, Value(ref reader, ref lines)));
                }

                return node;
            case JsonTokenType.StartArray:
                var list = new MixtureNode(NodeKind.List, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Value(ref reader, ref lines));
                return list;
            case JsonTokenType.String:
                return new MixtureNode(NodeKind.Text, line, reader.GetString()!);
            case JsonTokenType.Number:
                return new MixtureNode(NodeKind.Number, line, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new MixtureNode(NodeKind.Boolean, line, reader.TokenType == JsonTokenType.True ? "true" : "false");
            default:
                return new MixtureNode(NodeKind.Null, line);
        }
    }

    /// <summary>Counts lines up to a place; places are asked for in their order.</summary>
    private ref struct LineCounter(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _counted;
        private int _line = 1;

        public int At(long place)
        {
            _line += _text[_counted..(int)place].Count((byte)'\n');
            _counted = (int)place;
            return _line;
        }
    }
}
