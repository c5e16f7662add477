using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads <c>selection</c>: a word, or an object with one key for those that have a number.</summary>
internal static class SelectionReader
{
    private const string Form = "it must be even, random, concat, {\"blocks\": rows} or {\"roundRobin\": rows}";

    public static Selection Read(KeyReader keys)
    {
        if (keys.Find("selection") is not MixtureNode node)
            return Selection.Even;
        if (node.Kind == NodeKind.Object)
            return Numbered(keys.Object("selection")!);
        switch (node.Kind == NodeKind.Text ? node.Text : null)
        {
            case "even":
                return Selection.Even;
            case "random":
                return Selection.Random;
            case "concat":
                return Selection.Concat;
            case "roundRobin":
                return Selection.RoundRobin();
            default:
                keys.Fault(
                    node, "selection", $"it is {node.Describe()}; {Form}.{Suggestion.For(node.Text, ["even", "random", "concat", "blocks", "roundRobin"])}");
                return Selection.Even;
        }
    }

    private static Selection Numbered(KeyReader keys)
    {
        long? blocks = keys.Whole("blocks", 1), run = keys.Whole("roundRobin", 1);
        keys.Finish();
        if (keys.Has("blocks") == keys.Has("roundRobin"))
            keys.Faults.Add(keys.Line, keys.Key, $"it has {(keys.Has("blocks") ? "both blocks and roundRobin" : "neither blocks nor roundRobin")}; {Form}.");
        if (Math.Max(blocks ?? 0, run ?? 0) > int.MaxValue)
        {
            keys.Faults.Add(keys.Line, keys.Key, $"its number is beyond {int.MaxValue}.");
            return Selection.Even;
        }

        return blocks is not null ? Selection.Blocks((int)blocks) : run is not null ? Selection.RoundRobin((int)run) : Selection.Even;
    }
}
