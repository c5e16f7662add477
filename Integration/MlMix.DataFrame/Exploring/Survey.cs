namespace MlMix.Exploring;

/// <summary>What was read of a view, source by source; the last source is that of rows whose source is missing.</summary>
/// <param name="Sources">Names of the sources.</param>
/// <param name="Rows">Rows of each.</param>
/// <param name="Passes">Passes over the rows of each that were begun; null where the view does not tell.</param>
/// <param name="Weights">The share that each source is to have by the weights of the mix; null where there is no mix, or weights change.</param>
/// <param name="Columns">What was seen in each column.</param>
/// <param name="Labels">The labels, if there are any.</param>
/// <param name="Again">How another view is looked at in the same way.</param>
internal sealed record Survey(
    string[] Sources,
    long[] Rows,
    long[]? Passes,
    double[]? Weights,
    IReadOnlyList<ColumnSurvey> Columns,
    LabelTally? Labels,
    ExploreOptions Again)
{
    public const string All = "(all)";
    public const string Missing = "(missing)";

    /// <summary>Gets the rows of a table by source: each source, then all together; rows without a source only where there are some.</summary>
    public IReadOnlyList<(string Name, int[] Sources)> Groups { get; } =
    [
        .. Sources.Select((name, source) => (name, new[] { source })).Where(group => group.Item2[0] < Sources.Length - 1 || Rows[^1] > 0),
        (All, [.. Enumerable.Range(0, Sources.Length)]),
    ];
}
