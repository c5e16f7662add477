using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A mix in a mix draws random numbers of its own, whatever the seeds are.</summary>
[TestClass]
public class MixNestedDrawsTests
{
    private const int Length = 4_000;

    [TestMethod]
    public void Draws_OfTwoEqualInnerMixes_AreNotTheSame()
    {
        // Left: sources 0 and 1, right: 2 and 3, drawn evenly; all seeds are 0.
        MixedDataView outer = Outer(Selection.RoundRobin(), ("left", Inner(0)), ("right", Inner(2)));
        int[] draws = Drawn(outer);
        int[] left = [.. draws.Where(source => source < 2)];
        int[] right = [.. draws.Where(source => source >= 2).Select(source => source - 2)];

        AssertHalf(left.Zip(right).Count(pair => pair.First == pair.Second), left.Length, "left and right agree");
    }

    [TestMethod]
    public void Draws_OfOuterAndInner_AreNotTheSame()
    {
        MixedDataView outer = Outer(Selection.Random, ("left", Inner(0)), ("right", Inner(2)));
        int[] draws = Drawn(outer);
        bool[] side = [.. draws.Select(source => source < 2)];
        int[] left = [.. draws.Where(source => source < 2)];

        // The inner mix's draw number i beside the outer's draw number i, and beside the draw that led to it.
        AssertHalf(left.Where((source, i) => source == 0 == side[i]).Count(), left.Length, "the same number");
        int[] counts = [.. Enumerable.Range(0, 4).Select(source => draws.Count(draw => draw == source))];
        foreach (int count in counts)
            AssertHalf(2 * count, Length, "each of the four has its quarter");
    }

    [TestMethod]
    public void Draws_OfAnInnerMix_AreThoseOfANestedPlan()
    {
        MixedDataView inner = Inner(0);
        MixedDataView middle = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = Length, SourceColumnName = "middle_id" },
            new MixSource("x", inner), new MixSource("y", Inner(2)));
        MixedDataView outer = Outer(Selection.Random, ("left", middle), ("right", middle));
        var plan = new MixPlan(
            Options(Selection.Random),
            PlanSource.Of("left", Middle()), PlanSource.Of("right", Middle()));

        CollectionAssert.AreEqual(Drawn(plan), Drawn(outer));
        Assert.AreNotEqual(string.Join(' ', Drawn(outer, "left")), string.Join(' ', Drawn(outer, "right")), "one view under two names");

        static MixPlan Middle() => new(Options(Selection.Random), PlanSource.Of("x", InnerPlan()), PlanSource.Of("y", InnerPlan()));
        static MixPlan InnerPlan() => new(
            Options(Selection.Random), new PlanSource("a", RowCount: 10_000), new PlanSource("b", RowCount: 10_000));
    }

    [TestMethod]
    public void AnInnerMix_UsedAlone_IsUnchanged()
    {
        MixedDataView inner = Inner(0);
        int[] before = Drawn(inner);
        MixedDataView outer = Outer(Selection.Concat, ("only", inner));

        CollectionAssert.AreEqual(before, Drawn(inner));
        CollectionAssert.AreNotEqual(before, Drawn(outer));
        CollectionAssert.AreEqual(Drawn(outer), Drawn(outer), "the same at every cursoring");
    }

    [TestMethod]
    public void AnInnerMixWithoutDraws_KeepsItsOrder()
    {
        MixedDataView inner = Mix(Selection.Even, StopRule.AllOnce, null, Sources([5, 9, 2]));
        MixedDataView outer = Outer(Selection.Concat, ("only", inner), ("none", inner));

        CollectionAssert.AreEqual(ViewRows.Column<long>(inner, Value), ViewRows.Column<long>(outer, Value).Take(16).ToArray());
    }

    private static MixOptions Options(Selection selection) =>
        new() { Selection = selection, Stop = StopRule.Never, Length = Length };

    private static MixedDataView Inner(int first)
    {
        MixOptions options = Options(Selection.Random);
        options.SourceColumnName = "inner_id";
        return Ml.Data.Mix(options, new MixSource("a", Numbered(first, 10_000)), new MixSource("b", Numbered(first + 1, 10_000)));
    }

    private static MixedDataView Outer(Selection selection, params (string Name, MixedDataView View)[] sources)
    {
        MixOptions options = Options(selection);
        options.SourceColumnName = "outer_id";
        return Ml.Data.Mix(options, [.. sources.Select(source => new MixSource(source.Name, source.View))]);
    }

    private static int[] Drawn(IDataView view) => [.. ViewRows.Column<long>(view, Value).Select(value => (int)(value >> 40))];

    private static int[] Drawn(MixedDataView outer, string name)
    {
        uint key = (uint)outer.Plan.Sources.Select(source => source.Name).ToList().IndexOf(name) + 1;
        return [.. Drawn((IDataView)outer).Zip(ViewRows.Column<uint>(outer, "outer_id")).Where(row => row.Second == key).Select(row => row.First)];
    }

    // The sources of the innermost plans, numbered as the views are.
    private static int[] Drawn(MixPlan plan)
    {
        var found = new List<int>();
        PlanWalker walker = plan.Walk();
        while (walker.MoveNext())
        {
            PlanWalker middle = walker.Inner!;
            found.Add(2 * middle.Current.Source + middle.Inner!.Current.Source);
        }
        return [.. found];
    }

    // Six standard deviations of fair draws.
    private static void AssertHalf(int count, int of, string what) => Assert.AreEqual(of / 2.0, count, 3 * Math.Sqrt(of) * 2, what);
}
