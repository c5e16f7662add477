using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>
/// Reads <c>labels</c>, a word, numbers of classes by source, or a map from labels to classes by source, and <c>label</c>, the name of the column.
/// </summary>
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
            return Object(keys.Object("labels")!, column);
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
                    $"it is {node.Describe()}; it must be {KeyReader.Choice(Words)}, or an object with map or offset.{Suggestion.For(node.Text, Words)}");
                return null;
        }
    }

    private static LabelSpace? Object(KeyReader labels, string column)
    {
        KeyReader? map = labels.Object("map"), offset = labels.Object("offset");
        if (map is null == offset is null)
        {
            labels.Fault(null, "map", $"there is {(map is null ? "neither map nor" : "both map and")} offset; give the class of each label of each source by "
                + "map, or the number of classes of sources by offset.");
        }

        string[] classes = labels.Texts("classes");
        bool unmapped = labels.Flag("unmappedAreMissing", false);
        foreach (string key in new[] { "classes", "unmappedAreMissing" }.Where(key => map is null && labels.Has(key)))
            labels.Fault(labels.Find(key), key, "it belongs to map; leave it out.");
        labels.Finish();
        Dictionary<string, int> counts = Counts(offset);
        List<(string Source, string Label, string Class)> entries = Entries(map);
        if (map is not null && labels.Has("classes"))
            CheckClasses(labels, classes, entries);
        if (labels.Faults.Any)
            return null;
        try
        {
            return map is null ? LabelSpace.Offset(column, counts) : LabelSpace.Map(column, InOrder(entries, classes), unmapped);
        }
        catch (MixConfigurationException fault)
        {
            labels.Faults.Add(labels.Line, labels.Key, fault);
            return null;
        }
    }

    private static Dictionary<string, int> Counts(KeyReader? offset)
    {
        var counts = new Dictionary<string, int>();
        foreach (MixtureMember source in offset?.Members ?? [])
        {
            if (offset!.Whole(source.Key, 1) is not long count)
                continue;
            if (count > int.MaxValue)
                offset.Fault(source.Value, source.Key, $"it is {source.Value.Describe()}; a source has {int.MaxValue} classes at most.");
            counts[source.Key] = (int)Math.Min(count, int.MaxValue);
        }

        return counts;
    }

    private static List<(string Source, string Label, string Class)> Entries(KeyReader? map)
    {
        var entries = new List<(string Source, string Label, string Class)>();
        foreach (MixtureMember source in map?.Members ?? [])
        {
            KeyReader? own = map!.Object(source.Key);
            foreach (MixtureMember label in own?.Members ?? [])
                entries.Add((source.Key, label.Key, own!.Text(label.Key, required: true) ?? "?"));
        }

        return entries;
    }

    /// <summary>The order of the classes, where it is given, must have each of them once.</summary>
    private static void CheckClasses(KeyReader labels, string[] classes, List<(string Source, string Label, string Class)> entries)
    {
        string[] mapped = [.. entries.Select(entry => entry.Class).Distinct()];
        foreach (string missing in mapped.Except(classes))
            labels.Fault(labels.Find("classes"), "classes", $"'{missing}' is missing; it must have every class of map once, in their order.");
        foreach (string stranger in classes.Except(mapped))
            labels.Fault(labels.Find("classes"), "classes", $"it has '{stranger}', which is no class of map; leave it out.");
        if (classes.Distinct().Count() < classes.Length)
            labels.Fault(labels.Find("classes"), "classes", "it has a class twice; name each once.");
    }

    /// <summary>Classes are numbered as they are first mentioned.</summary>
    private static IEnumerable<(string Source, string Label, string Class)> InOrder(
        List<(string Source, string Label, string Class)> entries, string[] classes) => entries.OrderBy(entry => Array.IndexOf(classes, entry.Class));
}
