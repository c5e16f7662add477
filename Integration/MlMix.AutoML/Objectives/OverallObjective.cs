namespace MlMix.Searching.Objectives;

internal sealed class OverallObjective : MixtureObjective
{
    public override string ToString() => "overall";

    internal override double Value(double overall, IReadOnlyDictionary<string, double> sources, bool higherIsBetter) => overall;
}
