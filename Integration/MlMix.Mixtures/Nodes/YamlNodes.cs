using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlMix.Mixtures.Nodes;

/// <summary>Reads YAML; plain scalars are null, true, false or numbers by YAML's core schema, all others are texts.</summary>
internal static partial class YamlNodes
{
    /// <summary>As for JSON.</summary>
    private const int MaxDepth = 64;

    /// <exception cref="NodeException">The text is not YAML, or no mixture could be it.</exception>
    public static MixtureNode Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return new MixtureNode(NodeKind.Null, 1) { Begin = 0, End = text.Length };
            parser.Consume<DocumentStart>();
            MixtureNode node = Value(parser, text, [], depth: 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out _))
                throw new NodeException((int)parser.Current!.Start.Line, "a second document begins; a mixture is one document.");
            return node;
        }
        catch (YamlException fault)
        {
            throw new NodeException((int)fault.Start.Line, $"this is not YAML: {fault.InnerException?.Message ?? fault.Message}");
        }
    }

    /// <param name="parser">Where it comes next.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="anchors">What aliases stand for; null for what is not at its end yet.</param>
    /// <param name="depth">How many lists and objects it is in.</param>
    private static MixtureNode Value(Parser parser, string text, Dictionary<string, MixtureNode?> anchors, int depth)
    {
        if (parser.Accept<AnchorAlias>(out _))
        {
            AnchorAlias alias = parser.Consume<AnchorAlias>();
            int at = (int)alias.Start.Line;
            MixtureNode shared = anchors.TryGetValue(alias.Value.Value, out MixtureNode? anchored)
                ? anchored ?? throw new NodeException(at, "an alias leads back to what it stands in.")
                : throw new NodeException(at, $"there is no anchor &{alias.Value.Value} before the alias *{alias.Value.Value}.");
            shared.Share();
            return shared;
        }

        NodeEvent begin = parser.Require<NodeEvent>();
        if (depth > MaxDepth)
            throw new NodeException((int)begin.Start.Line, $"more than {MaxDepth} lists and objects are in each other.");
        if (!begin.Anchor.IsEmpty)
            anchors[begin.Anchor.Value] = null;
        MixtureNode node = begin switch
        {
            Scalar => Value(parser.Consume<Scalar>(), text),
            SequenceStart => List(parser, text, anchors, depth + 1),
            _ => Object(parser, text, anchors, depth + 1),
        };
        if (!begin.Anchor.IsEmpty)
            anchors[begin.Anchor.Value] = node;
        return node;
    }

    private static MixtureNode Value(Scalar scalar, string text)
    {
        (int begin, int end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        // To YAML a block of lines ends where the next line begins.
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            end = begin + text.AsSpan(begin, end - begin).TrimEnd().Length;
        return new MixtureNode(KindOf(scalar), (int)scalar.Start.Line, scalar.Value) { Begin = begin, End = end };
    }

    private static MixtureNode List(Parser parser, string text, Dictionary<string, MixtureNode?> anchors, int depth)
    {
        SequenceStart begin = parser.Consume<SequenceStart>();
        MixtureNode node = Begun(NodeKind.List, begin);
        while (!parser.Accept<SequenceEnd>(out _))
        {
            node.Items.Add(Value(parser, text, anchors, depth));
            node.End = Math.Max(node.End, node.Items[^1].End);
        }

        SequenceEnd end = parser.Consume<SequenceEnd>();
        if (begin.Style == SequenceStyle.Flow)
            node.End = (int)end.Start.Index + 1;
        return node;
    }

    private static MixtureNode Object(Parser parser, string text, Dictionary<string, MixtureNode?> anchors, int depth)
    {
        MappingStart begin = parser.Consume<MappingStart>();
        MixtureNode node = Begun(NodeKind.Object, begin);
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out _))
                throw new NodeException((int)parser.Current!.Start.Line, "a key is not a text.");
            Scalar key = parser.Consume<Scalar>();
            MixtureNode value = Value(parser, text, anchors, depth);
            node.Members.Add(new MixtureMember(key.Value, (int)key.Start.Line, (int)key.Start.Index, value));
            node.End = Math.Max(node.End, value.End);
        }

        MappingEnd end = parser.Consume<MappingEnd>();
        if (begin.Style == MappingStyle.Flow)
            node.End = (int)end.Start.Index + 1;
        return node;
    }

    /// <summary>A list or an object, which ends with the last value in it: to YAML a block ends where the next key begins, after comments of that.</summary>
    private static MixtureNode Begun(NodeKind kind, NodeEvent begin) =>
        new(kind, (int)begin.Start.Line) { Begin = (int)begin.Start.Index, End = (int)begin.End.Index };

    private static NodeKind KindOf(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return NodeKind.Text;
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => NodeKind.Null,
            "true" or "false" => NodeKind.Boolean,
            string text when Number().IsMatch(text) => NodeKind.Number,
            ".nan" or ".NaN" or ".NAN" or ".inf" or "-.inf" => NodeKind.Number,
            _ => NodeKind.Text,
        };
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
