using FsCheck;
using FsCheck.Fluent;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests;

/// <summary>Walks whose row counts show only while the sources are read.</summary>
[TestClass]
public class PlanWalkerUnknownCountTests
{
    private static readonly StopRule[] Every = Enum.GetValues<StopRule>();

    [TestMethod]
    public void EndSource_AfterTheLastRow_GivesTheOrderOfKnownCounts() => Law.Holds(Cases(MixCase.Arbitrary(Every)), given =>
    {
        (MixCase mix, bool[] known) = given;
        // Sources that turn out empty have laws of their own below.
        mix = mix with { Rows = [.. mix.Rows.Select(rows => Math.Max(rows, 1))] };
        Plans.AssertSame(Plans.All(mix.Plan), Plans.Read(mix.Knowing(known), mix.Rows), $"{mix} known {string.Join(' ', known)}");
    }, 400);

    [TestMethod]
    public void TakeBack_OfEmptySources_DeliversEveryRowOfTheOthersOnce() => Law.Holds(Cases(MixCase.Arbitrary(StopRule.AllOnce)), given =>
    {
        (MixCase mix, bool[] known) = given;
        mix = mix with { Length = null };
        SourcePick[] picks = Plans.Read(mix.Knowing(known), mix.Rows);
        long[] expected = [.. mix.Rows.Select((rows, source) => mix.Hundredths[source] > 0 ? rows : 0)];
        CollectionAssert.AreEqual(expected, Plans.Delivered(picks, mix.Sources), mix.ToString());
        foreach (IGrouping<int, SourcePick> rows in picks.GroupBy(pick => pick.Source))
        {
            long[] inOrder = [.. Enumerable.Range(0, rows.Count()).Select(row => (long)row)];
            CollectionAssert.AreEqual(inOrder, rows.Select(pick => pick.Row).ToArray(), mix.ToString());
        }
    }, 300);

    [TestMethod]
    public void TakeBack_InRoundRobinAndConcat_GivesTheOrderOfKnownCounts()
    {
        long[] rows = [2, 0, 3, 0];
        foreach (Selection selection in new[] { Selection.RoundRobin(), Selection.RoundRobin(2), Selection.Concat })
        {
            SourcePick[] known = Plans.All(Plans.Make(selection, StopRule.AllOnce, [1, 1, 1, 1], [2, 0, 3, 0]));
            SourcePick[] read = Plans.Read(Plans.Make(selection, StopRule.AllOnce, [1, 1, 1, 1]), rows);
            Plans.AssertSame(known, read, selection.ToString());
        }
    }

    [TestMethod]
    public void TakeBack_OfEverySource_EndsWithoutARow()
    {
        foreach (Selection selection in Plans.Selections)
            Assert.IsEmpty(Plans.Read(Plans.Make(selection, StopRule.AllOnce, [1, 1, 1]), [0, 0, 0]), selection.ToString());
    }

    [TestMethod]
    public void TakeBack_AtAPosition_GivesThePositionToTheNextRow()
    {
        PlanWalker walker = Plans.Make(Selection.RoundRobin(), StopRule.AllOnce, [1, 1]).Walk();
        Assert.IsTrue(walker.MoveNext());
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(new SourcePick(1, 0, 0), walker.Current);
        Assert.AreEqual(1, walker.Position);
        walker.TakeBack();
        Assert.AreEqual(new SourcePick(-1, 0, 0), walker.Current);
        Assert.AreEqual(0, walker.Position);
        Assert.IsFalse(walker.AsksForEnd);
        Assert.IsTrue(walker.MoveNext());
        Assert.AreEqual(new SourcePick(0, 1, 0), walker.Current);
        Assert.AreEqual(1, walker.Position);
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, "")]
    [DataRow(StopRule.FirstMiss, "")]
    [DataRow(StopRule.AllExhausted, "a0 b2 a1")]
    [DataRow(StopRule.Never, "a0 b2 a1")]
    [DataRow(StopRule.AllOnce, "b2 b3 b4")]
    public void TakeBack_WhereTheCheckpointDidNotTellTheEnd_IsTheEndThere(StopRule stop, string expected)
    {
        PlanWalker walker = Plans.Make(Selection.RoundRobin(), stop, [1, 1], length: 5).Walk();
        while (walker.MoveNext())
        {
        }
        PlanCheckpoint checkpoint = walker.Save();
        PlanWalker rest = Plans.Make(Selection.RoundRobin(), stop, [1, 1], length: 8).Resume(checkpoint, carryOver: true);
        var rows = new List<string>();
        while (rest.MoveNext())
        {
            // Source a has three rows, all of which were delivered before.
            if (rest.Current == new SourcePick(0, 3, 0))
                rest.TakeBack();
            else
                rows.Add($"{(char)('a' + rest.Current.Source)}{rest.Current.Row}");
        }
        Assert.AreEqual(expected, string.Join(' ', rows));
    }

    [TestMethod]
    public void TakeBack_WithLength_StillDeliversTheWholeLength()
    {
        SourcePick[] picks = Plans.Read(Plans.Make(Selection.Even, StopRule.AllOnce, [0.5, 0.5], length: 5), [10, 0]);
        CollectionAssert.AreEqual(new long[] { 5, 0 }, Plans.Delivered(picks, 2));
    }

    [TestMethod]
    public void EndSource_UnderNever_StartsTheSourceAgain()
    {
        SourcePick[] picks = Plans.Read(Plans.Make(Selection.Concat, StopRule.Never, [1, 1], length: 7), [2, 1]);
        Assert.AreEqual("a0 a1 b0 a0/1 a1/1 b0/1 a0/2", PickText.Of(picks));
    }

    [TestMethod]
    public void AsksForEnd_UntilTheEndIsTold_IsTrueForUnknownCountsOnly()
    {
        PlanWalker walker = Plans.Make(Selection.RoundRobin(), StopRule.AllExhausted, [1, 1], [3, null]).Walk();
        Assert.IsFalse(walker.AsksForEnd);
        Assert.IsTrue(walker.MoveNext());
        Assert.IsFalse(walker.AsksForEnd);
        Assert.IsTrue(walker.MoveNext());
        Assert.IsTrue(walker.AsksForEnd);
        Assert.IsFalse(walker.IsSourceEmptied);
        walker.EndSource();
        Assert.IsFalse(walker.AsksForEnd);
        Assert.IsTrue(walker.IsSourceEmptied);
    }

    [TestMethod]
    public void RowCount_OfUnknownCounts_IsNullWhereTheyMatter()
    {
        foreach (StopRule stop in Every)
        {
            Assert.IsNull(Plans.Make(Selection.Even, stop, [1, 1], [5, null]).RowCount, $"{stop}");
            long? bounded = stop == StopRule.Never ? 4 : null;
            Assert.AreEqual(bounded, Plans.Make(Selection.Even, stop, [1, 1], [5, null], length: 4).RowCount, $"{stop}");
        }
        Assert.AreEqual(0, Plans.Make(Selection.Even, StopRule.AllOnce, [1, 1], [5, null], length: 0).RowCount);
        Assert.AreEqual(9, Plans.Make(Selection.Even, StopRule.FirstExhausted, [1, 1, 0], [5, 6, null]).RowCount, "weight 0");
        Assert.AreEqual(5, Plans.Make(Selection.Concat, StopRule.FirstExhausted, [1, 1], [5, null]).RowCount, "only the first matters");
    }

    [TestMethod]
    public void EndSource_WhereNoSourceCouldHaveEnded_Throws()
    {
        PlanWalker walker = Plans.Make(Selection.RoundRobin(), StopRule.FirstMiss, [1, 1], [3, null]).Walk();
        AssertRefused("There is no current row whose source could have ended.", walker.EndSource);
        Assert.IsTrue(walker.MoveNext());
        AssertRefused("The row count of source 'a' is known to the plan.", walker.EndSource);
        Assert.IsTrue(walker.MoveNext());
        walker.EndSource();
        AssertRefused("The row count of source 'b' is known to the plan.", walker.EndSource);
        Assert.IsTrue(walker.MoveNext());
        Assert.IsFalse(walker.MoveNext());
        AssertRefused("There is no current row whose source could have ended.", walker.EndSource);
    }

    [TestMethod]
    public void TakeBack_WhereTheRowMustBeThere_Throws()
    {
        PlanWalker walker = Plans.Make(Selection.Concat, StopRule.AllOnce, [1, 1], [1, null]).Walk();
        AssertRefused("There is no current row whose source could have ended.", walker.TakeBack);
        Assert.IsTrue(walker.MoveNext());
        AssertRefused("The row count of source 'a' is known to the plan.", walker.TakeBack);
        Assert.IsTrue(walker.MoveNext());
        Assert.IsTrue(walker.MoveNext());
        AssertRefused("Source 'b' has delivered rows; tell its end by EndSource after the last of them.", walker.TakeBack);
        Assert.AreEqual(new SourcePick(1, 1, 0), walker.Current, "a refusal changes nothing");
        walker.EndSource();
        Assert.IsFalse(walker.MoveNext());
    }

    [TestMethod]
    public void TakeBack_UnderARuleThatNeedsRows_Throws()
    {
        foreach (StopRule stop in Every.Except([StopRule.AllOnce]))
        {
            PlanWalker walker = Plans.Make(Selection.Even, stop, [1]).Walk();
            Assert.IsTrue(walker.MoveNext());
            AssertRefused(
                $"Source 'a' is empty, so {stop} cannot hold; leave it out, give it weight 0, or stop by AllOnce.", walker.TakeBack);
        }
    }

    [TestMethod]
    public void EndSource_OfASourceThatMayNotBeReadAsOftenAsAsked_LetsAllExhaustedEnd()
    {
        var plan = new MixPlan(
            new PlanOptions { Stop = StopRule.AllExhausted }, new PlanSource("a") { Choose = 100, MaxPasses = 2 }, new PlanSource("b", 1, 10));
        PlanWalker walker = plan.Walk();
        var rows = new int[2];
        while (walker.MoveNext() && rows.Sum() < 1000)
        {
            rows[walker.Current.Source]++;
            if (walker.AsksForEnd && walker.Current.Row == 4)
                walker.EndSource();
        }
        CollectionAssert.AreEqual(new[] { 10, 10 }, rows);
    }

    private static void AssertRefused(string message, Action action) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(action).Message);

    private static Gen<(MixCase Mix, bool[] Known)> Cases(Arbitrary<MixCase> mixes) =>
        from mix in mixes.Generator
        from known in Gen.Elements(true, false).ArrayOf(mix.Sources)
        select (mix, known);
}
