namespace MlMix.Weights;

/// <summary>Every label of every source counts alike.</summary>
internal sealed class InverseFrequencyWeights(string labelColumnName) : SourceWeightRule
{
    internal override string LabelColumnName => labelColumnName;

    internal override double[][] Make(IReadOnlyList<string> sources, long[][] rows)
    {
        double all = rows.Sum(row => row.Sum());
        int groups = rows.Sum(row => row.Count(count => count > 0));
        return [.. rows.Select(row => row.Select(count => count == 0 ? 1 : all / groups / count).ToArray())];
    }
}
