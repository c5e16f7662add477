using System.Text.RegularExpressions;

namespace MlMix.Mixtures.Reading;

/// <summary>Tells the faults that a rule of MlMix found as those of the file: with the line of the source that they name, and in its words.</summary>
internal static partial class MixtureLines
{
    public static void Add(MixtureFile mixture, MixConfigurationException found, MixtureFaults faults)
    {
        foreach (string fault in found.Faults)
        {
            MixtureSource? named = mixture.Sources.FirstOrDefault(source => fault.Contains($"'{source.Name}'", StringComparison.Ordinal));
            faults.Add(named?.Line ?? 0, named?.Key ?? "", LabelSpaces().Replace(fault, space => $"labels: {space.Groups[1].Value.ToLowerInvariant()}"));
        }
    }

    [GeneratedRegex(@"LabelSpace\.(Shared|Union|Offset|Map)\b", RegexOptions.CultureInvariant)]
    private static partial Regex LabelSpaces();
}
