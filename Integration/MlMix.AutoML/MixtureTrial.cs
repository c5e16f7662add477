using System.Collections.ObjectModel;
using MlMix.Searching.Trials;

namespace MlMix;

/// <summary>One trial of a search: a mixture that was trained on, and what the model is worth on the unmixed validation rows. Immutable.</summary>
public sealed class MixtureTrial
{
    internal MixtureTrial(int number, IReadOnlyList<string> sources, TrialChoice choice, bool hasLabelSpaces)
    {
        Number = number;
        Choice = choice;
        Weights = sources.Zip(choice.Weights).ToDictionary(pair => pair.First, pair => pair.Second).AsReadOnly();
        Settings = choice.Settings(hasLabelSpaces);
    }

    /// <summary>Gets its number, from 1, in the order in which trials ended.</summary>
    public int Number { get; }

    /// <summary>
    /// Gets the weight of each source, 0 to 1, rounded to four decimals (more where there are ten sources or more); they are shares of the mix.
    /// </summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>
    /// Gets what else was chosen: <c>labels</c>, the label space, where there are several, and the parameters of the pipeline by their paths.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Gets the objective's value; NaN where the trial failed.</summary>
    public double Value { get; internal init; } = double.NaN;

    /// <summary>Gets the metrics over all validation rows by name; empty where the trial failed.</summary>
    public IReadOnlyDictionary<string, double> Overall { get; internal init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Gets the metrics by source and name, of sources with validation rows; empty where the trial failed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Sources { get; internal init; } =
        ReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>.Empty;

    /// <summary>Gets how long training and judging took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Gets why the trial failed, or null.</summary>
    public string? Failure { get; internal init; }

    /// <summary>Gets all that it was made of.</summary>
    internal TrialChoice Choice { get; }
}
