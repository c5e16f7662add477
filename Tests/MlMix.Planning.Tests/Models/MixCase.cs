using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests.Models;

/// <summary>A plan to try a law on: weights are whole hundredths, so that the test knows them exactly.</summary>
internal sealed record MixCase(Selection Selection, StopRule Stop, int[] Hundredths, long[] Rows, long? Length, long Seed)
{
    public int Sources => Rows.Length;

    public double[] Weights => [.. Hundredths.Select(weight => weight / 100.0)];

    /// <summary>Gets the weights of the sources that are drawn, 0 for those that are left out or known to be empty.</summary>
    public int[] Drawn => [.. Hundredths.Select((weight, i) => Rows[i] > 0 ? weight : 0)];

    public MixPlan Plan => Plans.Make(Selection, Stop, Weights, [.. Rows.Select(row => (long?)row)], Length, Seed);

    /// <summary>The same plan with some row counts unknown.</summary>
    public MixPlan Knowing(bool[] known) =>
        Plans.Make(Selection, Stop, Weights, [.. Rows.Select((row, i) => known[i] ? (long?)row : null)], Length, Seed);

    public override string ToString() =>
        $"{Selection} {Stop} weights [{string.Join(' ', Hundredths)}] rows [{string.Join(' ', Rows)}] "
        + $"length {Length?.ToString() ?? "-"} seed {Seed}";

    /// <summary>Random cases, made smaller by leaving out sources, the length and halves of the rows.</summary>
    public static Arbitrary<MixCase> Arbitrary(params StopRule[] stops) => Arb.From(Cases(stops), Smaller);

    private static Gen<MixCase> Cases(StopRule[] stops) =>
        from selection in Selections
        from stop in Gen.Elements(stops)
        from sources in Gen.Choose(1, 7)
        from hundredths in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 120)), (2, Gen.Elements(10, 50, 100))).ArrayOf(sources)
        from rows in RowCounts.ArrayOf(sources)
        from length in Gen.Frequency((2, Gen.Constant<long?>(null)), (1, Gen.Choose(0, 400).Select(rows => (long?)rows)))
        from seed in Gen.Elements(0L, 1, 42, -1, long.MinValue, long.MaxValue)
        select Valid(selection, stop, hundredths, rows, length, seed);

    private static Gen<int> RowCounts =>
        Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1)), (6, Gen.Choose(2, 90)), (1, Gen.Choose(900, 1300)));

    private static Gen<Selection> Selections => Gen.OneOf(
        Gen.Constant(Selection.Even),
        Gen.Constant(Selection.Random),
        Gen.Constant(Selection.Concat),
        Gen.Choose(1, 40).Select(Selection.Blocks),
        Gen.Choose(1, 5).Select(Selection.RoundRobin),
        Gen.Elements(Selection.Blocks(1500), Selection.RoundRobin(1500)));

    // What the rules of a plan forbid is mended here, so that no case is thrown away.
    private static MixCase Valid(Selection selection, StopRule stop, int[] hundredths, int[] rows, long? length, long seed)
    {
        if (hundredths.All(weight => weight == 0))
            hundredths[0] = 100;
        if (selection is RoundRobinSelection or ConcatSelection)
            hundredths = [.. hundredths.Select(weight => weight == 0 ? 0 : 100)];
        if (stop != StopRule.AllOnce)
            rows = [.. rows.Select((count, i) => count == 0 && hundredths[i] > 0 ? 3 : count)];
        if (stop == StopRule.Never)
            length ??= 700;
        return new MixCase(selection, stop, hundredths, [.. rows.Select(count => (long)count)], length, seed);
    }

    private static IEnumerable<MixCase> Smaller(MixCase mix)
    {
        for (int i = 0; i < mix.Sources && mix.Sources > 1; i++)
        {
            if (mix.Hundredths.Where((_, other) => other != i).Any(weight => weight > 0))
                yield return mix with { Hundredths = Without(mix.Hundredths, i), Rows = Without(mix.Rows, i) };
        }
        if (mix.Length is not null && mix.Stop != StopRule.Never)
            yield return mix with { Length = null };
        for (int i = 0; i < mix.Sources; i++)
        {
            if (mix.Rows[i] > 1)
                yield return mix with { Rows = [.. mix.Rows.Select((count, other) => other == i ? count / 2 : count)] };
        }
    }

    private static T[] Without<T>(T[] values, int index) => [.. values.Where((_, i) => i != index)];
}
