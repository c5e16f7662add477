using MlMix.Mixtures.Formats;
using MlMix.Mixtures.Nodes;

namespace MlMix.Mixtures.Reading;

/// <summary>Reads <c>sources</c>.</summary>
/// <param name="folder">The folder of the mixture file, to which paths are relative.</param>
/// <param name="chain">The full paths of this mixture and those that it is in.</param>
/// <param name="weightsMatter">Whether a source must have a weight.</param>
internal sealed class SourcesReader(string folder, IReadOnlyList<string> chain, bool weightsMatter)
{
    public MixtureSource[] Read(KeyReader keys)
    {
        IReadOnlyList<MixtureNode> items = keys.Items("sources");
        if (items.Count == 0)
            keys.Fault(keys.Find("sources"), "sources", "there is none; a mixture has at least one source.");
        var names = new HashSet<string>();
        var sources = new List<MixtureSource>();
        for (int index = 0; index < items.Count; index++)
        {
            string key = FormattableString.Invariant($"sources[{index}]");
            if (Source(new KeyReader(items[index], key, keys.Faults), key, names) is MixtureSource source)
                sources.Add(source);
        }

        return [.. sources];
    }

    private MixtureSource? Source(KeyReader keys, string key, HashSet<string> names)
    {
        string? name = keys.Text("name", required: true);
        if (name is not null && !names.Add(name))
            keys.Fault(keys.Find("name"), "name", $"'{name}' is the name of another source; names must differ.");
        double? weight = keys.Number("weight");
        if (weightsMatter && !keys.Has("weight"))
            keys.Fault(null, "weight", "it is missing; give each source a weight, or write a schedule.");
        else if (weight is double given && !(double.IsFinite(given) && given >= 0))
            keys.Fault(keys.Find("weight"), "weight", $"it is {keys.Find("weight")!.Describe()}; a weight is a finite number of 0 or more.");
        double repeat = keys.Number("repeat") ?? 1;
        if (!(double.IsFinite(repeat) && repeat >= 0))
            keys.Fault(keys.Find("repeat"), "repeat", $"it is {keys.Find("repeat")!.Describe()}; it must be a finite number of 0 or more.");
        double sampleWeight = keys.Number("sampleWeight") ?? 1;
        if (!(double.IsFinite(sampleWeight) && sampleWeight >= 0))
            keys.Fault(keys.Find("sampleWeight"), "sampleWeight", $"it is {keys.Find("sampleWeight")!.Describe()}; it must be a finite number of 0 or more.");
        RowRange range = Range(keys);
        long? choose = keys.Whole("choose"), maxPasses = keys.Whole("maxPasses", 1);
        Dictionary<string, string> rename = Names(keys, "rename");
        string[] drop = keys.Texts("drop");
        SourceNormalization? normalization = Normalization(keys);
        SourceFormat? format = new FormatReader(folder, chain).Read(keys);
        if (normalization is not null && format is { HasData: false })
            keys.Fault(keys.Find("normalize"), "normalize", "there is no data to normalize.");
        keys.Finish();
        return name is null || format is null ? null : new MixtureSource
        {
            Name = name,
            Line = keys.Line,
            Key = key,
            Format = format,
            Weight = weight ?? 1,
            Range = range,
            Repeat = repeat,
            Choose = choose,
            MaxPasses = maxPasses,
            SampleWeight = sampleWeight,
            Rename = rename,
            Drop = drop,
            Normalization = normalization,
        };
    }

    private static RowRange Range(KeyReader keys)
    {
        if (keys.Find("range") is not MixtureNode node)
            return RowRange.All;
        if (node is not { Kind: NodeKind.List, Items.Count: 2 } || node.Items.Any(item => item.Kind is not (NodeKind.Text or NodeKind.Number or NodeKind.Null)))
        {
            keys.Fault(node, "range", "it must be a list of two, the first row and the end, as numbers of rows or both as percentages such as \"10%\".");
            return RowRange.All;
        }

        try
        {
            return RowRange.Parse(
                node.Items[0].Kind == NodeKind.Null ? "0" : node.Items[0].Text,
                node.Items[1].Kind == NodeKind.Null ? "end" : node.Items[1].Text);
        }
        catch (ArgumentException fault)
        {
            foreach (string text in fault is MixConfigurationException faults ? faults.Faults : [fault.Message])
                keys.Fault(node, "range", text);
            return RowRange.All;
        }
    }

    private static Dictionary<string, string> Names(KeyReader keys, string key)
    {
        var names = new Dictionary<string, string>();
        if (keys.Object(key) is KeyReader renames)
        {
            foreach (MixtureMember member in renames.Members)
            {
                if (renames.Text(member.Key, required: true) is string to)
                    names[member.Key] = to;
            }
        }

        return names;
    }

    private static SourceNormalization? Normalization(KeyReader keys)
    {
        if (keys.Object("normalize") is not KeyReader normalize)
            return null;
        double? mean = normalize.Number("mean"), deviation = normalize.Number("std");
        foreach (string key in new[] { "mean", "std" }.Where(key => !normalize.Has(key)))
            normalize.Fault(null, key, "it is missing; give mean and standard deviation.");
        if (mean is double center && !double.IsFinite(center))
            normalize.Fault(normalize.Find("mean"), "mean", $"it is {normalize.Find("mean")!.Describe()}; it must be a finite number.");
        if (deviation is double spread && !(double.IsFinite(spread) && spread > 0))
            normalize.Fault(normalize.Find("std"), "std", $"it is {normalize.Find("std")!.Describe()}; it must be a finite number above 0.");
        string[] columns = normalize.Texts("columns");
        normalize.Finish();
        return mean is null || deviation is null ? null : new SourceNormalization(mean.Value, deviation.Value, columns.Length == 0 ? ["Features"] : columns);
    }
}
