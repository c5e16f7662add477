namespace MlMix.Weights;

/// <summary>Share asked for over share of the rows.</summary>
internal sealed class ImportanceWeights(Dictionary<string, double>? given) : SourceWeightRule
{
    internal override IReadOnlyCollection<string>? Given => given?.Keys;

    internal override double[][] Make(IReadOnlyList<string> sources, long[][] rows)
    {
        long[] counts = [.. rows.Select(row => row.Sum())];
        double[] shares = [.. sources.Select((source, index) => counts[index] == 0 ? 0 : given is null ? 1 : given[source])];
        double whole = shares.Sum();
        double all = counts.Sum();

        // Sources without rows have no share to be made up for; those that are left have the whole.
        return [.. shares.Select((share, index) => new[] { counts[index] == 0 || whole == 0 ? 1 : share / whole / (counts[index] / all) })];
    }
}
