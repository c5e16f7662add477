using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>Plans as sources of plans.</summary>
[TestClass]
public class NestedPlanTests
{
    [TestMethod]
    public void Inner_OfAnyPlan_StandsAtTheRowThatCurrentNames() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        foreach (RowOrder order in Enum.GetValues<RowOrder>())
        {
            foreach (MixPlan outer in Around(mix, order))
            {
                AssertStandsRight(outer, outer.Walk(), $"{order} {mix}");
                AssertStandsRight(outer, outer.Walk(17), $"{order} from 17 {mix}");
            }
        }
    }, 40);

    [TestMethod]
    public void Inner_OfShards_StandsAtTheRowThatCurrentNames() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        for (int index = 0; index < 3; index++)
        {
            foreach (MixPlan outer in Around(mix, RowOrder.Reshuffled, new Shard(index, 3)))
            {
                if (outer.Sources.All(source => source.RowCount is not null))
                    AssertStandsRight(outer, outer.Walk(), $"{outer.Shard} {mix}");
            }
        }
    }, 40);

    [TestMethod]
    public void Inner_TwoLevelsDeep_StandsAtTheRowThatItsOuterNames() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        foreach (MixPlan middle in Around(mix with { Length = Math.Min(mix.Length ?? 90, 90) }, RowOrder.Reshuffled))
        {
            foreach (MixPlan top in Around(middle, RowOrder.Reshuffled, null))
                AssertStandsRight(top, top.Walk(), mix.ToString());
        }
    }, 40);

    [TestMethod]
    public void Inner_RowOfASourceOfRows_IsNull()
    {
        PlanWalker walker = new MixPlan(PlanSource.Of("mix", Pair(Selection.Even, 0)), new PlanSource("rows", 1, 5)).Walk();
        Assert.IsNull(walker.Inner);
        while (walker.MoveNext())
            Assert.AreEqual(walker.Current.Source == 0, walker.Inner is not null);
        Assert.IsNull(walker.Inner);
    }

    [TestMethod]
    public void Inner_Again_IsTheSameWalk()
    {
        PlanWalker walker = new MixPlan(PlanSource.Of("mix", Pair(Selection.Even, 0))).Walk();
        Assert.IsTrue(walker.MoveNext());
        PlanWalker inner = walker.Inner!;
        Assert.AreSame(inner, walker.Inner);
        Assert.AreEqual(0, inner.Position);
        Assert.IsTrue(walker.MoveNext());
        Assert.AreSame(inner, walker.Inner);
        Assert.AreEqual(1, inner.Position);
    }

    [TestMethod]
    public void Restart_KeptOrReshuffled_KeepsTheInnerOrderOrTakesAnother()
    {
        SourcePick[][] kept = Passes(RowOrder.Kept);
        Plans.AssertSame(kept[0], kept[1], "kept, second pass");
        Plans.AssertSame(kept[0], kept[2], "kept, third pass");
        SourcePick[][] anew = Passes(RowOrder.Reshuffled);
        Plans.AssertSame(kept[0], anew[0], "first pass");
        CollectionAssert.AreNotEqual(anew[0], anew[1]);
        CollectionAssert.AreNotEqual(anew[1], anew[2]);
        CollectionAssert.AreNotEqual(anew[0], anew[2]);
        foreach (SourcePick[] pass in anew)
            CollectionAssert.AreEqual(new long[] { 30, 20 }, Plans.Delivered(pass, 2));
    }

    [TestMethod]
    public void Nested_OfEqualSeeds_MakeUncorrelatedDraws()
    {
        const int Draws = 40_000;
        MixPlan Coin() => Endless(Selection.Random, 7);
        var options = new PlanOptions { Selection = Selection.Random, Stop = StopRule.Never, Seed = 7 };
        var pair = new MixPlan(options, PlanSource.Of("x", Coin()), PlanSource.Of("y", Coin()));
        options.Length = Draws;
        var outer = new MixPlan(options, PlanSource.Of("x", Coin()), PlanSource.Of("y", Coin()), PlanSource.Of("z", pair));
        MixPlan deep = outer.Sources[2].Plan!;
        (string Name, int[] Draws)[] mixers =
        [
            ("not nested", Plans.Sources(Coin(), Draws)),
            ("x", Plans.Sources(outer.Sources[0].Plan!, Draws)),
            ("y", Plans.Sources(outer.Sources[1].Plan!, Draws)),
            ("z", Plans.Sources(deep, Draws)),
            ("z x", Plans.Sources(deep.Sources[0].Plan!, Draws)),
            ("z y", Plans.Sources(deep.Sources[1].Plan!, Draws)),
            ("x in epoch 1", Plans.Sources(outer.ForEpoch(1).Sources[0].Plan!, Draws)),
            ("alone in epoch 1", Plans.Sources(Coin().ForEpoch(1), Draws)),
        ];
        // Half of the draws of two coins agree, give or take four deviations of 0.25 %.
        for (int one = 0; one < mixers.Length; one++)
        {
            for (int two = 0; two < one; two++)
            {
                double agreement = BatchLawTests.Agreement(mixers[one].Draws, mixers[two].Draws);
                Assert.AreEqual(0.5, agreement, 0.01, $"{mixers[one].Name} and {mixers[two].Name}");
            }
        }
        // What the outer plan draws tells nothing of what the inner one draws there.
        var pairs = new long[2, 2];
        PlanWalker walker = new MixPlan(options, PlanSource.Of("x", Coin()), PlanSource.Of("y", Coin())).Walk();
        while (walker.MoveNext())
            pairs[walker.Current.Source, walker.Inner!.Current.Source]++;
        ChiSquare.AssertFits([pairs[0, 0], pairs[0, 1], pairs[1, 0], pairs[1, 1]], [1, 1, 1, 1], "outer and inner draws");
    }

    [TestMethod]
    public void Nested_UnderAnotherName_IsAnotherOrder()
    {
        foreach (Selection selection in new[] { Selection.Random, Selection.Blocks(16) })
        {
            string x = Under("x", selection);
            Assert.AreEqual(x, Under("x", selection));
            Assert.AreNotEqual(x, Under("y", selection));
            Assert.AreNotEqual(x, PickText.Of(Plans.All(Pair(selection, 5))));
        }
        Assert.AreEqual(Under("x", Selection.Even), Under("y", Selection.Even));

        static string Under(string name, Selection selection)
        {
            var outer = new MixPlan(PlanSource.Of(name, Pair(selection, 5)));
            return PickText.Of(Plans.All(outer.Sources[0].Plan!));
        }
    }

    [TestMethod]
    public void Nested_ShuffledRows_DifferByTheNameOfThePlan()
    {
        var inner = new MixPlan(new PlanSource("rows", 1, 50) { RowOrder = RowOrder.Shuffled });
        var outer = new MixPlan(PlanSource.Of("x", inner), PlanSource.Of("y", inner));
        string[] orders = [.. new[] { inner, outer.Sources[0].Plan!, outer.Sources[1].Plan! }.Select(plan => PickText.Of(Plans.All(plan)))];
        Assert.AreEqual(3, orders.Distinct().Count());
    }

    [TestMethod]
    public void Nested_Weights_Multiply()
    {
        var options = new PlanOptions { Stop = StopRule.Never, Length = 60_000 };
        var outer = new MixPlan(options, PlanSource.Of("x", Endless(Selection.Even, 0), 4), PlanSource.Of("y", Endless(Selection.Even, 0), 1));
        var leaves = new List<int>();
        PlanWalker walker = outer.Walk();
        while (walker.MoveNext())
            leaves.Add(2 * walker.Current.Source + walker.Inner!.Current.Source);
        foreach (int start in new[] { 0, 1, 2, 3, 4999, 33_333, 50_000 })
        {
            var counts = new long[4];
            foreach (int leaf in leaves.Skip(start).Take(10_000))
                counts[leaf]++;
            CollectionAssert.AreEqual(new long[] { 4000, 4000, 1000, 1000 }, counts, $"10,000 rows from {start}");
        }
    }

    [TestMethod]
    public void Of_Plan_TakesItsRowCount()
    {
        PlanSource source = PlanSource.Of("mix", Pair(Selection.Even, 0), 2.5);
        Assert.AreEqual("mix", source.Name);
        Assert.AreEqual(2.5, source.Weight);
        Assert.AreEqual(50, source.RowCount);
        Assert.IsNotNull(source.Plan);
        Assert.IsNull(PlanSource.Of("endless", Endless(Selection.Random, 0)).RowCount);
        Assert.ThrowsExactly<ArgumentNullException>(() => PlanSource.Of("none", null!));
    }

    [TestMethod]
    public void Nested_LengthByDraws_IsRefused()
    {
        // Which of two equal sources ends first, and after how many rows, is a matter of the shuffle.
        MixPlan inner = Plans.Make(Selection.Blocks(16), StopRule.FirstExhausted, [1, 1], [20, 20]);
        Assert.AreEqual(
            "Mix: Source 'x' is a plan that ends where its draws lead, after another number of rows by another name and in each epoch; "
                + "give that plan a Length that it surely reaches, let it stop by AllOnce, or select by Even.",
            Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(PlanSource.Of("x", inner))).Message);
        foreach (MixPlan fixedLength in new[]
        {
            Plans.Make(Selection.Blocks(16), StopRule.FirstExhausted, [1, 1], [20, 20], length: 20),
            Plans.Make(Selection.Blocks(16), StopRule.AllOnce, [1, 1], [20, 20]),
            Plans.Make(Selection.Even, StopRule.FirstExhausted, [1, 1], [20, 20]),
        })
        {
            var options = new PlanOptions { Stop = StopRule.Never, Length = 300 };
            var outer = new MixPlan(options, PlanSource.Of("x", fixedLength) with { RowOrder = RowOrder.Reshuffled, Range = RowRange.Rows(3, 19) });
            AssertStandsRight(outer, outer.Walk(), fixedLength.Selection.ToString());
        }
    }

    // A plan that is walked to its end, one that starts again, and a part of one.
    private static IEnumerable<MixPlan> Around(PlanCase mix, RowOrder order, Shard? shard = null)
    {
        MixPlan inner = mix.Plan;
        return inner.RowCount is null || inner.VariesInLength ? [] : Around(inner, order, shard);
    }

    private static IEnumerable<MixPlan> Around(MixPlan inner, RowOrder order, Shard? shard)
    {
        PlanSource source = PlanSource.Of("mix", inner) with { RowOrder = order };
        PlanSource rows = new("rows", 1, 7);
        yield return new MixPlan(new PlanOptions { Stop = StopRule.AllOnce, Shard = shard }, rows, source);
        if (inner.RowCount is not > 0)
            yield break;
        long length = 3 * inner.RowCount!.Value;
        var again = new PlanOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = length, Shard = shard };
        yield return new MixPlan(again, rows, source);
        yield return new MixPlan(
            new PlanOptions { Selection = Selection.RoundRobin(4), Stop = StopRule.AllExhausted, Shard = shard },
            source with { Range = RowRange.Percent(30, 100), Repeat = 2.5 }, rows);
    }

    // The inner order is read off a walk of its own; that must be right by itself, which PlanLawTests sees to.
    private static void AssertStandsRight(MixPlan outer, PlanWalker walker, string what)
    {
        var passes = new Dictionary<(int, long), SourcePick[]>();
        while (walker.MoveNext())
        {
            SourcePick pick = walker.Current;
            if (outer.Sources[pick.Source].Plan is not { } nested)
            {
                Assert.IsNull(walker.Inner, what);
                continue;
            }
            int epoch = outer.Sources[pick.Source].RowOrder == RowOrder.Kept ? 0 : (int)pick.Pass;
            MixPlan plan = nested.ForEpoch(nested.Epoch + epoch);
            if (!passes.TryGetValue((pick.Source, pick.Pass), out SourcePick[]? picks))
                passes[(pick.Source, pick.Pass)] = picks = Plans.All(plan);
            PlanWalker inner = walker.Inner!;
            Assert.AreEqual(pick.Row, inner.Position, what);
            Assert.AreEqual(picks[pick.Row], inner.Current, $"{what}: {pick}");
            if (plan.Sources[inner.Current.Source].Plan is not { } deeper)
                continue;
            int deeperEpoch = plan.Sources[inner.Current.Source].RowOrder == RowOrder.Kept ? 0 : (int)inner.Current.Pass;
            Assert.AreEqual(inner.Current.Row, inner.Inner!.Position, what);
            SourcePick expected = At(deeper.ForEpoch(deeper.Epoch + deeperEpoch), inner.Current.Row);
            Assert.AreEqual(expected, inner.Inner!.Current, $"{what}: {pick} {inner.Current}");
        }
    }

    private static SourcePick At(MixPlan plan, long position)
    {
        PlanWalker walker = plan.Walk(position);
        Assert.IsTrue(walker.MoveNext());
        return walker.Current;
    }

    private static SourcePick[][] Passes(RowOrder order)
    {
        var options = new PlanOptions { Stop = StopRule.Never, Length = 150 };
        PlanWalker walker = new MixPlan(options, PlanSource.Of("mix", Pair(Selection.Random, 1)) with { RowOrder = order }).Walk();
        var picks = new List<SourcePick>();
        while (walker.MoveNext())
            picks.Add(walker.Inner!.Current);
        return [.. picks.Chunk(50)];
    }

    private static MixPlan Pair(Selection selection, long seed) => new(
        new PlanOptions { Selection = selection, Stop = StopRule.AllOnce, Seed = seed }, new PlanSource("a", 1, 30), new PlanSource("b", 1, 20));

    private static MixPlan Endless(Selection selection, long seed) => Plans.Endless(selection, [1, 1], seed);
}
