using YamlDotNet.RepresentationModel;

namespace MlMix.Mixtures.Writing;

/// <summary>Finds where the weights stand in a mixture of YAML, in which every source has one.</summary>
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
        (YamlNode key, YamlNode old) = source.Children.First(member => member.Key is YamlScalarNode { Value: "weight" });
        // An alias is read as what it stands for, which comes before it.
        if (old.Start.Index < key.Start.Index)
            throw new InvalidDataException($"line {source.Start.Line}: the weight is an alias, which other places share; write it out.");
        return new TextEdit((int)old.Start.Index, (int)old.End.Index, to);
    }
}
