using System.Globalization;
using MlMix.Labels;

namespace MlMix.Mixtures.Writing;

/// <summary>A label space as the value of <c>labels</c>, in JSON, which is YAML as well.</summary>
internal static class LabelsText
{
    public static string Of(LabelSpace labels) => labels switch
    {
        SharedLabels => MixtureText.Quoted("shared"),
        UnionLabels => MixtureText.Quoted("union"),
        OffsetLabels { Classes.Count: 0 } => MixtureText.Quoted("offset"),
        OffsetLabels offset => Object(("offset", Object(offset.Classes.Select(pair => (pair.Key, pair.Value.ToString(CultureInfo.InvariantCulture)))))),
        MappedLabels map => Object(Members(map)),
        _ => throw new NotSupportedException($"{labels.GetType().Name} has no form in a mixture file."),
    };

    private static IEnumerable<(string Key, string Value)> Members(MappedLabels labels)
    {
        var sources = labels.Entries.GroupBy(entry => entry.Source).ToList();
        yield return ("map", Object(sources.Select(source =>
            (source.Key, Object(source.Select(entry => (entry.Label, MixtureText.Quoted(entry.Class))))))));
        // By source, classes may be mentioned in another order.
        if (!sources.SelectMany(source => source).Select(entry => entry.Class).Distinct().SequenceEqual(labels.Classes))
            yield return ("classes", $"[{string.Join(", ", labels.Classes.Select(MixtureText.Quoted))}]");
        if (labels.UnmappedAreMissing)
            yield return ("unmappedAreMissing", "true");
    }

    private static string Object(params IEnumerable<(string Key, string Value)> members) =>
        $"{{{string.Join(", ", members.Select(member => $"{MixtureText.Quoted(member.Key)}: {member.Value}"))}}}";
}
