namespace MlMix.Planning.Tests.Support;

/// <summary>Picks as text: "b7" is row 7 of the second source, "b7/2" the same row in pass 2.</summary>
internal static class PickText
{
    public static string Of(IEnumerable<SourcePick> picks) => string.Join(' ', picks.Select(Of));

    /// <summary>The first picks of a walk, with a stroke between batches; "b7.a3" is row 3 of a, which stands at 7 of the nested plan b.</summary>
    public static string Of(PlanWalker walker, int most)
    {
        var words = new List<string>();
        long batch = 0;
        while (words.Count < most && walker.MoveNext())
        {
            bool isNew = walker.Plan.BatchSize is not null && walker.Batch != batch;
            batch = walker.Batch;
            words.Add((isNew ? "/ " : "") + Whole(walker));
        }
        return string.Join(' ', words);
    }

    private static string Whole(PlanWalker walker) => walker.Inner is { } inner ? $"{Of(walker.Current)}.{Whole(inner)}" : Of(walker.Current);

    private static string Of(SourcePick pick) => $"{Plans.Name(pick.Source)}{pick.Row}{(pick.Pass > 0 ? $"/{pick.Pass}" : "")}";
}
