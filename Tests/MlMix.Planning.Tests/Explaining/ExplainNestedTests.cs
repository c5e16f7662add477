using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Explaining;

/// <summary>What nested plans deliver, against a walk that looks at the innermost pick of every row.</summary>
[TestClass]
public class ExplainNestedTests
{
    [TestMethod]
    public void Explain_OfNestedPlans_CountsTheInnermostRows() => Law.Holds(Plan, plan =>
    {
        const int Sources = 3;
        var rows = new List<(SourcePick Outer, SourcePick Inner)>();
        PlanWalker walker = plan.Walk();
        while (walker.MoveNext())
        {
            if (walker.Inner is { } inner)
                rows.Add((walker.Current, inner.Current));
        }
        PlanExplanation explanation = plan.Explain();
        PlanExplanation nested = explanation.Sources[0].Nested!;
        string what = $"{plan.Selection} of {plan.Sources[0]}\n{explanation}";
        Assert.IsNull(explanation.Sources[1].Nested);
        Assert.AreEqual(rows.Count, nested.Length, what);
        Assert.AreEqual(explanation.Sources[0].Delivered, nested.Length, what);
        for (int source = 0; source < Sources; source++)
        {
            var picks = rows.Where(row => row.Inner.Source == source).ToList();
            SourceExplanation actual = nested.Sources[source];
            Assert.AreEqual(picks.Count, actual.Delivered, what);
            Assert.AreEqual(picks.Select(row => (row.Outer.Pass, row.Inner.Pass)).Distinct().Count(), actual.Passes, what);
            if (actual.Unread is { } unread)
                Assert.AreEqual(actual.Rows - picks.Select(row => row.Inner.Row).Distinct().Count(), unread, what);
            else
                Assert.AreNotEqual(RowOrder.Kept, plan.Sources[0].RowOrder, what);
        }
        bool isWhole = rows.Any(row => row.Outer.Row == plan.Sources[0].RowCount - 1 && row.Outer.Pass == 0);
        Assert.AreEqual(!isWhole, nested.EndsBecause == EndCause.OuterMix, what);
    }, 200);

    [TestMethod]
    public void Explain_OfAnEndlessPlanInside_CountsWhatIsTaken()
    {
        // Every second row is of the nested plan: 50 of 100 rows, of which two thirds are a's.
        MixPlan inner = Plans.Make(Selection.Even, StopRule.Never, [2, 1], [7, 1000]);
        PlanExplanation explanation = new MixPlan(
            new PlanOptions { Length = 100, Stop = StopRule.AllExhausted, Selection = Selection.RoundRobin() },
            PlanSource.Of("inner", inner), new PlanSource("own", 1, 1000)).Explain();
        Assert.AreEqual((100L, EndCause.Length), (explanation.Length!.Value, explanation.EndsBecause));
        PlanExplanation nested = explanation.Sources[0].Nested!;
        Assert.AreEqual((50L, EndCause.OuterMix), (nested.Length!.Value, nested.EndsBecause));
        Assert.AreEqual(50, nested.Sources.Sum(source => source.Delivered));
        Assert.AreEqual(33.5, nested.Sources[0].Delivered!.Value, 1);
        Assert.AreEqual(5, nested.Sources[0].Passes);
        StringAssert.Contains(explanation.ToString(), "endless");
    }

    [TestMethod]
    public void Explain_OfAPlanTwiceNested_CountsToTheInnermost()
    {
        // 6 rows of which 4 are a's, thrice over; the mix in between adds 3 of its own each time.
        MixPlan innermost = Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [4, 2]);
        var middle = new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, PlanSource.Of("innermost", innermost), new PlanSource("c", 1, 3));
        var outer = new MixPlan(new PlanOptions { Stop = StopRule.AllOnce }, PlanSource.Of("middle", middle) with { Repeat = 3 });
        PlanExplanation explanation = outer.Explain();
        Assert.AreEqual(27, explanation.Length);
        SourceExplanation[] sources = [.. explanation.Sources[0].Nested!.Sources];
        Assert.AreEqual((18L, 3L), (sources[0].Delivered!.Value, sources[0].Passes!.Value));
        Assert.AreEqual((9L, 3L), (sources[1].Delivered!.Value, sources[1].Passes!.Value));
        CollectionAssert.AreEqual(new long?[] { 12, 6 }, sources[0].Nested!.Sources.Select(source => source.Delivered).ToArray());
    }

    private static Gen<MixPlan> Plan =>
        from selections in Gen.Elements(Selection.Even, Selection.Random, Selection.Blocks(4), Selection.RoundRobin(2), Selection.Concat).Two()
        from counts in Gen.Choose(1, 12).ArrayOf(3)
        from own in Gen.Choose(1, 150)
        from bounded in Gen.Elements(true, false)
        from orders in Gen.Elements(RowOrder.Kept, RowOrder.Reshuffled, RowOrder.Shuffled).Two()
        from repeat in Gen.Elements(1.0, 1.0, 0.5, 1.5, 2.25)
        from first in Gen.Choose(0, 3)
        select Make(selections.Item1, selections.Item2, counts, own, bounded, orders.Item1, orders.Item2, repeat, first);

    private static MixPlan Make(
        Selection outer, Selection inner, int[] counts, int own, bool bounded, RowOrder order, RowOrder rowOrder, double repeat, int first)
    {
        var options = new PlanOptions { Selection = inner, Stop = StopRule.AllOnce, Seed = own };
        if (bounded)
            (options.Stop, options.Length) = (StopRule.Never, 17);
        var nested = new MixPlan(options, counts.Select((rows, i) =>
            new PlanSource(Plans.Name(i), 1, rows) { RowOrder = i == 1 ? rowOrder : RowOrder.Kept }));
        PlanSource source = PlanSource.Of("nested", nested) with { RowOrder = order, Repeat = repeat };
        if (nested.RowCount > first + 2)
            source = source with { Range = RowRange.Rows(first) };
        return new MixPlan(
            new PlanOptions { Selection = outer, Stop = StopRule.AllOnce == options.Stop ? StopRule.AllExhausted : StopRule.Never, Length = 200 },
            source, new PlanSource("own", 1, own));
    }
}
