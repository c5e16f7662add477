using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Checkpoints;

// Carrying over to plans of batches.
[TestClass]
public class CarryOverTests
{
    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.PerSource)]
    [DataRow(BatchShape.Stratified)]
    public void CarryOver_WhereTheLastBatchIsLeftOut_DeliversTheWholeBatchesLeft(BatchShape shape)
    {
        PlanWalker walker = new MixPlan(new PlanOptions { Stop = StopRule.AllOnce, BatchSize = 4 }, new PlanSource("a", 1, 100), new PlanSource("gone", 1, 150))
            .Walk(200);
        var options = new PlanOptions { Stop = StopRule.AllOnce, BatchSize = 4, BatchShape = shape, DropLastBatch = true };
        var plan = new MixPlan(options, new PlanSource("a", 1, 120), new PlanSource("new", 1, 30));
        PlanWalker carried = plan.Resume(walker.Save(), carryOver: true);
        var rest = new List<SourcePick>();
        while (carried.MoveNext())
        {
            rest.Add(carried.Current);
            Assert.AreEqual(carried.Position + 1, plan.Resume(carried.Save()).Save().Position);
        }
        // 20 rows of a and 30 of the new source are 12 batches and 2 rows; by source, 5 batches and 7, and 2 rows.
        Assert.HasCount(48, rest);
        Assert.HasCount(48, rest.Distinct().ToArray());
        PlanWalker middle = plan.Resume(walker.Save(), carryOver: true);
        for (int i = 0; i < 21; i++)
            Assert.IsTrue(middle.MoveNext());
        int left = 0;
        for (PlanWalker resumed = plan.Resume(middle.Save()); resumed.MoveNext();)
            left++;
        Assert.AreEqual(27, left);
    }

    [TestMethod]
    public void CarryOver_WithinABatch_KeepsBatchesStratified()
    {
        foreach (Selection selection in new[] { Selection.Random, Selection.Blocks(4) })
        {
            var sources = new[] { new PlanSource("a", 1, 100), new PlanSource("b", 1, 150) };
            PlanCheckpoint checkpoint = new MixPlan(new PlanOptions { Stop = StopRule.Never }, sources).Walk(7).Save();
            var options = new PlanOptions { Selection = selection, Stop = StopRule.Never, BatchSize = 4, BatchShape = BatchShape.Stratified };
            PlanWalker carried = new MixPlan(options, sources).Resume(checkpoint, carryOver: true);
            Assert.IsTrue(carried.MoveNext());
            for (int batch = 2; batch < 20; batch++)
            {
                int ofB = 0;
                for (int i = 0; i < 4; i++)
                {
                    Assert.IsTrue(carried.MoveNext());
                    Assert.AreEqual(batch, carried.Batch);
                    ofB += carried.Current.Source;
                }
                Assert.AreEqual(2, ofB, $"{selection}, batch {batch}");
            }
        }
    }

    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.PerSource)]
    public void CarryOver_WithinABlock_IsShuffledAnewAtEachPlace(BatchShape shape)
    {
        PlanSource[] sources = [new("a", 1, 1_000), new("b", 1, 1_000)];
        var before = new MixPlan(new PlanOptions { Stop = StopRule.Never }, sources);
        var options = new PlanOptions { Selection = Selection.Blocks(100), Stop = StopRule.Never, BatchSize = 2, BatchShape = shape };
        var plan = new MixPlan(options, sources);
        var orders = new HashSet<string>();
        for (int place = 0; place < 20; place++)
        {
            PlanWalker carried = plan.Resume(before.Walk(10 + 2 * place).Save(), carryOver: true);
            orders.Add(string.Join(' ', Enumerable.Range(0, 60).Select(_ => carried.MoveNext() ? carried.Current.Source : -1)));
        }

        // Of 30 picks, which are all that differ in batches of two, hardly any two orders are equal by chance.
        Assert.HasCount(20, orders);
    }

    [TestMethod]
    public void CarryOver_BlockAfterBlock_IsResumedAsItWasSaved()
    {
        PlanSource[] sources = [new("a", 1, 1_000), new("b", 1, 1_000)];
        var plan = new MixPlan(new PlanOptions { Selection = Selection.Blocks(5), Stop = StopRule.Never }, sources);
        PlanWalker walker = plan.Resume(new MixPlan(new PlanOptions { Stop = StopRule.Never }, sources).Walk(7).Save(), carryOver: true);
        for (int row = 0; row < 12; row++)
        {
            Assert.IsTrue(walker.MoveNext());
            PlanWalker resumed = plan.Resume(PlanCheckpoint.FromJson(walker.Save().ToJson()));
            PlanWalker ahead = plan.Resume(walker.Save());
            for (int next = 0; next < 15; next++)
            {
                Assert.IsTrue(resumed.MoveNext() & ahead.MoveNext());
                Assert.AreEqual(ahead.Current, resumed.Current);
            }
        }
    }

    [TestMethod]
    [DataRow(4, "11110011")]
    [DataRow(5, "110011")]
    public void CarryOver_OfAnExplicitOrderOfBatches_GoesOnWithTheNextWholeBatch(int rows, string rest)
    {
        PlanSource[] sources = [new("a", 1, 100), new("b", 1, 100)];
        var options = new PlanOptions { Selection = Selection.Explicit(0, 0, 1, 1, 0, 1), BatchSize = 2, BatchShape = BatchShape.PerSource };
        PlanCheckpoint checkpoint = new MixPlan(options, sources).Walk(rows).Save();
        options.Seed = 1;
        PlanWalker carried = new MixPlan(options, sources).Resume(checkpoint, carryOver: true);
        string picks = "";
        while (carried.MoveNext())
            picks += carried.Current.Source;
        Assert.AreEqual(rest, picks);
    }

    [TestMethod]
    [DataRow(7, "")]
    [DataRow(5, "")]
    [DataRow(4, "a2 b2")]
    public void CarryOver_OfASourceThatHadStartedAgain_MissesItsNextRow(int rows, string rest)
    {
        // After seven rows, a has begun again, by a rule that allows it.
        PlanCheckpoint checkpoint = Plans.Make(Selection.RoundRobin(), StopRule.Never, [1, 1], [3, 20]).Walk(rows).Save();
        PlanWalker carried = Plans.Make(Selection.RoundRobin(), StopRule.FirstMiss, [1, 1], [3, 20]).Resume(checkpoint, carryOver: true);
        var picks = new List<string>();
        while (picks.Count < 50 && carried.MoveNext())
            picks.Add($"{(char)('a' + carried.Current.Source)}{carried.Current.Row}");
        Assert.AreEqual(rest, string.Join(' ', picks));
    }
}
