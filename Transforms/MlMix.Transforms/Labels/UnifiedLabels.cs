namespace MlMix.Labels;

/// <summary>Which label of which source is which class. Pure.</summary>
/// <param name="Labels">The labels of all sources as texts.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="BySource">The raw key of the class, 0 for none, by source and label.</param>
/// <param name="Otherwise">The same for rows without a known source.</param>
/// <param name="Rows">The same as a table, source by source, made when it is enumerated.</param>
internal sealed record UnifiedLabels(string[] Labels, string[] Classes, uint[][] BySource, uint[] Otherwise, IEnumerable<LabelRow> Rows)
{
    /// <summary>Gets whether the source of a label does not matter.</summary>
    public bool IsSameForAll => BySource.All(keys => keys.AsSpan().SequenceEqual(Otherwise));

    /// <summary>Labels are the classes, whatever their source.</summary>
    /// <param name="labels">All labels.</param>
    /// <param name="present">The sources, and which labels each has.</param>
    public static UnifiedLabels SameForAll(string[] labels, (string Source, string[] Labels)[] present)
    {
        uint[] keys = [.. labels.Select((_, label) => (uint)label + 1)];
        Dictionary<string, int> places = LabelTexts.Places(labels);
        var rows = present.SelectMany(source => source.Labels.Select(label => new LabelRow(source.Source, label, places[label], label)));
        return new UnifiedLabels(labels, labels, [.. present.Select(_ => keys)], keys, rows);
    }

    /// <summary>Labels have names by source, and the names are the classes.</summary>
    /// <param name="labels">All labels.</param>
    /// <param name="names">The sources, and the names of their first labels.</param>
    public static UnifiedLabels Named(string[] labels, (string Source, string[] Names)[] names)
    {
        string[] classes = [.. names.SelectMany(source => source.Names.Take(labels.Length)).Distinct()];
        Dictionary<string, int> places = LabelTexts.Places(classes);
        uint[][] bySource =
            [.. names.Select(source => labels.Select((_, label) => label < source.Names.Length ? (uint)places[source.Names[label]] + 1 : 0).ToArray())];
        var rows = names.SelectMany(source => source.Names.Take(labels.Length).Select(
            (name, label) => new LabelRow(source.Source, labels[label], places[name], name)));
        return new UnifiedLabels(labels, classes, bySource, new uint[labels.Length], rows);
    }
}
