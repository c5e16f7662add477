using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MlMix.Mixtures.Writing;

/// <summary>Finds where weights stand, or are to stand, in a mixture of YAML, which was read without fault.</summary>
internal static class YamlWeights
{
    /// <param name="text">The mixture.</param>
    /// <param name="weight">The weight of each source, as text.</param>
    public static IReadOnlyList<TextEdit> Edits(string text, Func<string, string> weight)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var sources = (YamlSequenceNode)stream.Documents[0].RootNode["sources"];
        return [.. sources.Children.Cast<YamlMappingNode>().Select(source => Edit(source, weight))];
    }

    private static TextEdit Edit(YamlMappingNode source, Func<string, string> weight)
    {
        string to = weight(((YamlScalarNode)source["name"]).Value!);
        if (source.Children.FirstOrDefault(member => member.Key is YamlScalarNode { Value: "weight" }).Value is YamlScalarNode old)
            return new TextEdit(Index(old.Start), Index(old.End), old.Start.Index == old.End.Index ? " " + to : to);
        // Before the first key: on a line of its own, or in the braces.
        Mark first = source.Children[0].Key.Start;
        string after = source.Style == MappingStyle.Flow ? ", " : "\n" + new string(' ', (int)first.Column - 1);
        return new TextEdit(Index(first), Index(first), $"weight: {to}{after}");
    }

    private static int Index(Mark mark) => (int)mark.Index;
}
