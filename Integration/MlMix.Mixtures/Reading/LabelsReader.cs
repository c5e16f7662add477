using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads <c>labels</c>, a word or a map from labels to classes by source, and <c>label</c>, the name of the column.</summary>
internal static class LabelsReader
{
    private static readonly string[] Words = ["shared", "union", "offset"];

    public static LabelSpace? Read(KeyReader keys)
    {
        string column = keys.Text("label") ?? "Label";
        if (keys.Find("labels") is not MixtureNode node)
        {
            if (keys.Has("label"))
                keys.Fault(keys.Find("label"), "label", "it names the label column, but there is no labels; add labels, or leave it out.");
            return null;
        }

        if (node.Kind == NodeKind.Object)
            return Map(keys.Object("labels")!, column);
        switch (node.Text)
        {
            case "shared":
                return LabelSpace.Shared(column);
            case "union":
                return LabelSpace.Union(column);
            case "offset":
                return LabelSpace.Offset(column);
            default:
                keys.Fault(
                    node,
                    "labels",
                    $"it is {node.Describe()}; it must be {KeyReader.Choice(Words)}, or an object with map.{Suggestion.For(node.Text, Words)}");
                return null;
        }
    }

    private static LabelSpace? Map(KeyReader labels, string column)
    {
        KeyReader? map = labels.Object("map");
        if (map is null)
            labels.Fault(null, "map", "it is missing; it must have the class of each label of each source.");
        bool unmapped = labels.Flag("unmappedAreMissing", false);
        labels.Finish();
        var classes = new List<(string Source, string Label, string Class)>();
        foreach (MixtureMember source in map?.Members ?? [])
        {
            KeyReader own = map!.Object(source.Key)!;
            foreach (MixtureMember label in own.Members)
                classes.Add((source.Key, label.Key, own.Text(label.Key, required: true) ?? "?"));
        }

        if (map is null || labels.Faults.Any)
            return null;
        try
        {
            return LabelSpace.Map(column, classes, unmapped);
        }
        catch (MixConfigurationException fault)
        {
            labels.Faults.Add(map.Line, map.Key, fault);
            return null;
        }
    }
}
