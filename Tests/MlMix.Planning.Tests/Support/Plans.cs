namespace MlMix.Planning.Tests.Support;

/// <summary>Makes plans of sources named a, b, c, ... and reads their orders.</summary>
internal static class Plans
{
    /// <summary>Gets one selection of every kind.</summary>
    public static Selection[] Selections =>
        [Selection.Even, Selection.Random, Selection.Blocks(7), Selection.RoundRobin(3), Selection.Concat];

    public static MixPlan Make(
        Selection selection, StopRule stop, double[] weights, long?[]? rows = null, long? length = null, long seed = 0)
    {
        var options = new PlanOptions { Selection = selection, Stop = stop, Length = length, Seed = seed };
        return new MixPlan(options, weights.Select((weight, i) => new PlanSource(Name(i), weight, rows?[i])));
    }

    /// <summary>A plan without an end, of sources without an end: the bare order of the selection.</summary>
    public static MixPlan Endless(Selection selection, double[] weights, long seed = 0) =>
        Make(selection, StopRule.Never, weights, seed: seed);

    /// <summary>The name of a source: its letter, or its number where there are more than letters.</summary>
    public static string Name(int source) => source < 26 ? ((char)('a' + source)).ToString() : $"s{source}";

    public static SourcePick[] Take(MixPlan plan, int most)
    {
        var picks = new List<SourcePick>();
        PlanWalker walker = plan.Walk();
        while (picks.Count < most && walker.MoveNext())
            picks.Add(walker.Current);
        return [.. picks];
    }

    /// <summary>Walks to the end, which must come.</summary>
    public static SourcePick[] All(MixPlan plan, int atMost = 2_000_000)
    {
        SourcePick[] picks = Take(plan, atMost + 1);
        Assert.IsLessThanOrEqualTo(atMost, picks.Length, $"the walk does not end: {plan.Selection}, {plan.Stop}");
        return picks;
    }

    public static int[] Sources(MixPlan plan, int most) => [.. Take(plan, most).Select(pick => pick.Source)];

    /// <summary>Walks a plan as a reader of sources does whose row counts show only at their end.</summary>
    public static SourcePick[] Read(MixPlan plan, long[] trueRows, int atMost = 2_000_000)
    {
        var picks = new List<SourcePick>();
        PlanWalker walker = plan.Walk();
        while (walker.MoveNext())
        {
            SourcePick pick = walker.Current;
            if (walker.AsksForEnd && trueRows[pick.Source] == 0)
            {
                walker.TakeBack();
                continue;
            }
            Assert.AreEqual(picks.Count, walker.Position);
            picks.Add(pick);
            if (walker.AsksForEnd && pick.Row == trueRows[pick.Source] - 1)
                walker.EndSource();
            Assert.IsLessThanOrEqualTo(atMost, picks.Count, "the walk does not end");
        }
        return [.. picks];
    }

    public static long[] Delivered(IEnumerable<SourcePick> picks, int sources)
    {
        var counts = new long[sources];
        foreach (SourcePick pick in picks)
            counts[pick.Source]++;
        return counts;
    }

    public static void AssertSame(IReadOnlyList<SourcePick> expected, IReadOnlyList<SourcePick> actual, string what)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            Assert.AreEqual(expected[i], actual[i], $"{what}: position {i}");
        Assert.AreEqual(expected.Count, actual.Count, $"{what}: length");
    }
}
