using MlMix.Mixtures.Formats;

namespace MlMix.Mixtures;

/// <summary>One source of a mixture file.</summary>
internal sealed class MixtureSource
{
    public required string Name { get; init; }

    /// <summary>Gets the line that it begins on, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets where it is, such as <c>sources[1]</c>.</summary>
    public required string Key { get; init; }

    public required SourceFormat Format { get; init; }

    public double Weight { get; init; } = 1;

    public RowRange Range { get; init; } = RowRange.All;

    public double Repeat { get; init; } = 1;

    public long? Choose { get; init; }

    public long? MaxPasses { get; init; }

    public double SampleWeight { get; init; } = 1;

    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    public IReadOnlyCollection<string> Drop { get; init; } = [];

    /// <summary>Gets the statistics that the source's own are made equal to, or null.</summary>
    public SourceNormalization? Normalization { get; init; }
}
