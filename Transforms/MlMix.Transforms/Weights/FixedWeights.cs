namespace MlMix.Weights;

/// <summary>Weights as given.</summary>
internal sealed class FixedWeights(Dictionary<string, double> given) : SourceWeightRule
{
    internal override bool Counts => false;

    internal override IReadOnlyCollection<string> Given => given.Keys;

    internal override double[][] Make(IReadOnlyList<string> sources, long[][] rows) => [.. sources.Select(source => new[] { given[source] })];
}
