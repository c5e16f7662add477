namespace MlMix.Mixtures.Reading;

/// <summary>Finds the line of a fault that a rule of MlMix found, by the source that it names.</summary>
internal static class MixtureLines
{
    public static void Add(MixtureFile mixture, MixConfigurationException found, MixtureFaults faults)
    {
        foreach (string fault in found.Faults)
        {
            MixtureSource? named = mixture.Sources.FirstOrDefault(source => fault.Contains($"'{source.Name}'", StringComparison.Ordinal));
            faults.Add(named?.Line ?? 0, named?.Key ?? "", fault);
        }
    }
}
