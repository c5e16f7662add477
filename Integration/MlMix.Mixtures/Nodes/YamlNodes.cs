using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlMix.Mixtures.Nodes;

/// <summary>Reads YAML; plain scalars are null, true, false or numbers by YAML's core schema, all others are texts.</summary>
internal static partial class YamlNodes
{
    /// <exception cref="NodeException">The text is not YAML, or no mixture could be it.</exception>
    public static MixtureNode Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            throw new NodeException((int)fault.Start.Line, $"this is not YAML: {fault.InnerException?.Message ?? fault.Message}");
        }

        return stream.Documents.Count switch
        {
            0 => new MixtureNode(NodeKind.Null, 1),
            1 => Value(stream.Documents[0].RootNode, []),
            _ => throw new NodeException((int)stream.Documents[1].RootNode.Start.Line, "a second document begins; a mixture is one document."),
        };
    }

    private static MixtureNode Value(YamlNode yaml, HashSet<YamlNode> above)
    {
        int line = (int)yaml.Start.Line;
        if (yaml is YamlScalarNode scalar)
            return new MixtureNode(KindOf(scalar), line, scalar.Value ?? "");
        if (!above.Add(yaml))
            throw new NodeException(line, "an alias leads back to what it stands in.");
        var node = new MixtureNode(yaml is YamlSequenceNode ? NodeKind.List : NodeKind.Object, line);
        if (yaml is YamlSequenceNode sequence)
            node.Items.AddRange(sequence.Children.Select(item => Value(item, above)));
        foreach ((YamlNode key, YamlNode value) in (yaml as YamlMappingNode)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            if (key is not YamlScalarNode { Value: string name })
                throw new NodeException((int)key.Start.Line, "a key is not a text.");
            node.Members.Add(new MixtureMember(name, (int)key.Start.Line, Value(value, above)));
        }

        above.Remove(yaml);
        return node;
    }

    private static NodeKind KindOf(YamlScalarNode scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return NodeKind.Text;
        return scalar.Value switch
        {
            null or "" or "~" or "null" or "Null" or "NULL" => NodeKind.Null,
            "true" or "false" => NodeKind.Boolean,
            string text when Number().IsMatch(text) => NodeKind.Number,
            ".nan" or ".NaN" or ".NAN" or ".inf" or "-.inf" => NodeKind.Number,
            _ => NodeKind.Text,
        };
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
