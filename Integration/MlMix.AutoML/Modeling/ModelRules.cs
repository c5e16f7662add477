namespace MlMix.Searching.Modeling;

/// <summary>Checks what a model is to be learned from.</summary>
internal static class ModelRules
{
    private const int Least = 4;

    /// <exception cref="MixConfigurationException">Something is wrong; all faults are listed.</exception>
    public static void Check(IReadOnlyList<(IReadOnlyDictionary<string, double> Weights, double Value)> trials, double? ridge)
    {
        var faults = new Faults("MixtureModel");
        if (trials.Count < Least)
            faults.Add($"There are {trials.Count} trials that did not fail; a model needs {Least} or more.");
        if (ridge is double given && !(double.IsFinite(given) && given >= 0))
            faults.Add($"The ridge is {given}; it must be a finite number of 0 or more, or null to be found.");
        for (int i = 0; i < trials.Count; i++)
        {
            (IReadOnlyDictionary<string, double> weights, double value) = trials[i];
            if (!double.IsFinite(value))
                faults.Add($"The value of trial {i + 1} is {value}; it must be a finite number.");
            if (weights.Count == 0 || !weights.Keys.ToHashSet().SetEquals(trials[0].Weights.Keys))
            {
                faults.Add($"The sources of trial {i + 1} are {string.Join(", ", weights.Keys)} and those of the first " +
                    $"{string.Join(", ", trials[0].Weights.Keys)}; they must be the same, at least one.");
            }

            if (weights.Values.Any(weight => !(double.IsFinite(weight) && weight >= 0)) || weights.Values.Sum() == 0)
                faults.Add($"The weights of trial {i + 1} are {string.Join(", ", weights.Values)}; they must be finite, not negative, and one above 0.");
        }

        faults.ThrowIfAny();
    }
}
