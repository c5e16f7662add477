using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;
using MlMix.Selections;

namespace MlMix.Planning.Tests;

/// <summary>Every selection with every stop rule over random sources, against models that are slow and plain.</summary>
[TestClass]
public class WalkLawTests
{
    private static readonly StopRule[] WithoutDrops = [StopRule.FirstExhausted, StopRule.FirstMiss, StopRule.AllExhausted, StopRule.Never];
    private static readonly StopRule[] Every = [.. WithoutDrops, StopRule.AllOnce];

    [TestMethod]
    public void Walk_AnySelectionAndRuleWithoutDrops_EqualsSlowModel() => Law.Holds(MixCase.Arbitrary(WithoutDrops), mix =>
    {
        List<SourcePick> expected = SlowWalk.Of(
            SlowOrder.Of(mix.Selection, mix.Drawn, mix.Rows, mix.Seed), mix.Drawn, mix.Rows, mix.Stop, mix.Length);
        Plans.AssertSame(expected, Plans.All(mix.Plan), mix.ToString());
    }, 400);

    [TestMethod]
    public void Walk_AnySelectionByAllOnce_EqualsSlowModel() => Law.Holds(MixCase.Arbitrary(StopRule.AllOnce), mix =>
    {
        List<SourcePick> expected = mix.Drawn.All(weight => weight == 0) ? [] : mix.Selection switch
        {
            EvenSelection => SlowWalk.EvenOnce(mix.Drawn, mix.Rows),
            BlocksSelection blocks => SlowWalk.BlocksOnce(mix.Drawn, mix.Rows, blocks.Size, mix.Seed),
            RoundRobinSelection roundRobin => SlowWalk.RoundRobinOnce(mix.Drawn, mix.Rows, roundRobin.Run),
            ConcatSelection => SlowWalk.ConcatOnce(mix.Drawn, mix.Rows),
            RandomSelection => SlowWalk.RandomOnce(mix.Drawn, mix.Rows, mix.Seed),
            _ => throw new InvalidOperationException($"{mix.Selection} has no slow model."),
        };
        Plans.AssertSame(expected.Take((int)(mix.Length ?? int.MaxValue)).ToList(), Plans.All(mix.Plan), mix.ToString());
    }, 500);

    [TestMethod]
    public void Walk_AllOnce_DeliversEveryRowExactlyOnce() => Law.Holds(MixCase.Arbitrary(StopRule.AllOnce), mix =>
    {
        SourcePick[] picks = Plans.All((mix with { Length = null }).Plan);
        long[] expected = [.. mix.Rows.Select((rows, source) => mix.Hundredths[source] > 0 ? rows : 0)];
        CollectionAssert.AreEqual(expected, Plans.Delivered(picks, mix.Sources), mix.ToString());
        Assert.IsTrue(picks.All(pick => pick.Pass == 0), mix.ToString());
        AssertRowsInOrder(picks, mix);
    }, 300);

    [TestMethod]
    public void Walk_AnyPlan_GivesRowsOfASourceInOrderPassAfterPass() =>
        Law.Holds(MixCase.Arbitrary(Every), mix => AssertRowsInOrder(Plans.All(mix.Plan), mix), 300);

    [TestMethod]
    public void Walk_SourceOfWeightZero_IsNeverDrawn() => Law.Holds(MixCase.Arbitrary(Every), mix =>
        Assert.IsFalse(Plans.All(mix.Plan).Any(pick => mix.Hundredths[pick.Source] == 0), mix.ToString()), 300);

    [TestMethod]
    public void Walk_SourceOfWeightZero_LeavesTheOrderOfTheOthersAsItIs() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        int[] drawn = [.. Enumerable.Range(0, mix.Sources).Where(source => mix.Hundredths[source] > 0)];
        MixCase without = mix with { Hundredths = [.. drawn.Select(i => mix.Hundredths[i])], Rows = [.. drawn.Select(i => mix.Rows[i])] };
        SourcePick[] expected = [.. Plans.All(without.Plan).Select(pick => pick with { Source = drawn[pick.Source] })];
        Plans.AssertSame(expected, Plans.All(mix.Plan), mix.ToString());
    }, 400);

    [TestMethod]
    public void RowCount_WhereNotNull_IsTheLengthOfTheWalk() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        MixPlan plan = mix.Plan;
        if (mix.Selection is not RandomSelection || mix.Stop is StopRule.AllOnce or StopRule.Never)
            Assert.IsNotNull(plan.RowCount, mix.ToString());
        if (plan.RowCount is { } rows)
            Assert.HasCount((int)rows, Plans.All(plan), mix.ToString());
    }, 400);

    [TestMethod]
    public void Walk_WithLength_IsAPrefixOfTheWalkWithout() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        long length = mix.Length ?? 50;
        SourcePick[] longer = Plans.All((mix with { Length = mix.Stop == StopRule.Never ? length + 1500 : null }).Plan);
        Plans.AssertSame([.. longer.Take((int)length)], Plans.All((mix with { Length = length }).Plan), mix.ToString());
    }, 300);

    [TestMethod]
    public void Walk_Again_GivesTheSameOrder() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        MixPlan plan = mix.Plan;
        SourcePick[] first = Plans.All(plan);
        Plans.AssertSame(first, Plans.All(plan), $"again: {mix}");
        Plans.AssertSame(first, Plans.All(mix.Plan), $"another plan of the same: {mix}");
    });

    [TestMethod]
    public void Walk_TwoAtOnce_DoNotKnowOfEachOther() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        MixPlan plan = mix.Plan;
        SourcePick[] expected = Plans.All(plan);
        PlanWalker ahead = plan.Walk();
        PlanWalker behind = plan.Walk();
        int gap = Math.Min(expected.Length, 17);
        for (int i = 0; i < gap; i++)
            Assert.IsTrue(ahead.MoveNext());
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.IsTrue(behind.MoveNext(), mix.ToString());
            Assert.AreEqual(expected[i], behind.Current, mix.ToString());
            Assert.AreEqual(i + gap < expected.Length, ahead.MoveNext(), mix.ToString());
            if (i + gap < expected.Length)
                Assert.AreEqual(expected[i + gap], ahead.Current, mix.ToString());
        }
        Assert.IsFalse(behind.MoveNext(), mix.ToString());
    });

    [TestMethod]
    public void IsSourceEmptied_AtAnyPosition_TellsTheLastRowOfAPass() => Law.Holds(MixCase.Arbitrary(Every), mix =>
    {
        PlanWalker walker = mix.Plan.Walk();
        Assert.IsFalse(walker.IsSourceEmptied);
        while (walker.MoveNext())
        {
            bool last = walker.Current.Row == mix.Rows[walker.Current.Source] - 1;
            Assert.AreEqual(last, walker.IsSourceEmptied, $"{walker.Current} of {mix}");
        }
        Assert.IsFalse(walker.IsSourceEmptied);
    });

    private static void AssertRowsInOrder(SourcePick[] picks, MixCase mix)
    {
        var next = new (long Row, int Pass)[mix.Sources];
        foreach (SourcePick pick in picks)
        {
            ref (long Row, int Pass) due = ref next[pick.Source];
            Assert.AreEqual(due, (pick.Row, pick.Pass), $"source {pick.Source} of {mix}");
            due = due.Row + 1 == mix.Rows[pick.Source] ? (0, due.Pass + 1) : (due.Row + 1, due.Pass);
        }
    }
}
