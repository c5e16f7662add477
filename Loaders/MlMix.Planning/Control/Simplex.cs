namespace MlMix.Control;

/// <summary>Weights of sum 1, and numbers that become such.</summary>
internal static class Simplex
{
    // Twice of this is still a number, and so is a difference.
    private const double Largest = 1e300;

    public static double Bounded(double value) => Math.Clamp(value, -Largest, Largest);

    /// <summary>The exponentials in their ratios; the greatest exponent is taken off first, so that none is too large.</summary>
    public static double[] Softmax(double[] exponents)
    {
        double greatest = exponents.Max();
        return Normalized([.. exponents.Select(exponent => Math.Exp(exponent - greatest))]);
    }

    /// <summary>Numbers that are not negative, of sum 1. The greatest is taken as 1 first, so that the sum is none too large.</summary>
    public static double[] Normalized(IReadOnlyList<double> values)
    {
        double greatest = values.Max();
        double[] scaled = [.. values.Select(value => value / greatest)];
        double sum = scaled.Sum();
        return [.. scaled.Select(value => value / sum)];
    }

    /// <summary>The weights that a controller begins with.</summary>
    public static double[] Initial(int sources, IReadOnlyList<double>? given, Faults faults)
    {
        const string Name = nameof(Exp3Options.InitialWeights);
        if (sources < 1)
        {
            faults.Add($"The number of sources must be 1 or more; it is {sources}.");
            return [];
        }
        if (given is null)
            return Normalized(MixWeights.Equal(sources));
        CheckCount(Name, sources, given, faults);
        for (int i = 0; i < given.Count; i++)
        {
            if (!double.IsFinite(given[i]) || given[i] <= 0)
                faults.Add($"{Name} has {given[i]} for source {i + 1} of {given.Count}; a weight here is a finite number above 0.");
        }
        return faults.Any ? [] : Normalized(given);
    }

    /// <summary>The losses of a model of reference.</summary>
    public static double[] References(int sources, IReadOnlyList<double>? given, Faults faults)
    {
        const string Name = nameof(ExponentiatedGradientOptions.ReferenceLosses);
        if (given is null)
            return new double[Math.Max(0, sources)];
        CheckCount(Name, sources, given, faults);
        for (int i = 0; i < given.Count; i++)
        {
            if (!double.IsFinite(given[i]))
                faults.Add($"{Name} has {given[i]} for source {i + 1} of {given.Count}; a loss is a finite number.");
        }
        return [.. given];
    }

    private static void CheckCount(string name, int sources, IReadOnlyList<double> given, Faults faults)
    {
        if (given.Count != sources)
            faults.Add($"{name} has {given.Count} numbers, but there are {sources} sources; give one for each, or leave it out.");
    }
}
