namespace MlMix.Searching.Objectives;

internal sealed class WorstSourceObjective : MixtureObjective
{
    public override string ToString() => "worst source";

    // Min and Max of a NaN are NaN: a source whose metric has no value may be the worst.
    internal override double Value(double overall, IReadOnlyDictionary<string, double> sources, bool higherIsBetter) => sources.Values
        .DefaultIfEmpty(double.NaN)
        .Aggregate((worst, value) => higherIsBetter ? Math.Min(worst, value) : Math.Max(worst, value));
}
