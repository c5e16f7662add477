using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Checkpoints;

// Shards that go on from a checkpoint in the middle of their rounds, as after a change of their number, and are saved again.
[TestClass]
public class ResumedShardTests
{
    private static PlanSource[] Sources => [new("a", 3, 50), new("b", 1, 31), new("c", 2, 17)];

    [TestMethod]
    public void Save_OfResumedShards_IsOnePlaceForAll()
    {
        foreach (int saved in new[] { 0, 1, 6, 17 })
        {
            foreach (int count in new[] { 1, 2, 4, 7 })
            {
                for (int steps = 0; steps < 4; steps++)
                    AssertOnePlace(saved, count, ShardUnit.Rows, BatchShape.Mixed, steps);
            }
        }
    }

    [TestMethod]
    public void Save_OfResumedShardsOfBatches_IsOnePlaceForAll()
    {
        foreach (BatchShape shape in Enum.GetValues<BatchShape>())
        {
            foreach (int count in new[] { 1, 2, 4, 7 })
            {
                for (int steps = 0; steps < 3; steps++)
                {
                    AssertOnePlace(8, count, ShardUnit.Batches, shape, steps);
                    // The owner of the batch delivers the rest of it.
                    AssertOnePlace(22, count, ShardUnit.Batches, shape, steps);
                }
            }
        }
    }

    [TestMethod]
    public void Save_BeforeTheFirstRowOfAShard_IsWhereItWasToBegin()
    {
        MixPlan plan = Plan(new Shard(2, 4));
        Assert.AreEqual(5, plan.Walk(5).Save().Position);
        Assert.AreEqual(5, plan.Resume(Plan(null).Walk(5).Save()).Save().Position);
    }

    private static void AssertOnePlace(int saved, int count, ShardUnit unit, BatchShape shape, int steps)
    {
        string what = $"saved at {saved}, {count} shards by {unit}, {shape}, {steps} steps";
        MixPlan whole = Plan(null, shape);
        SourcePick[] all = Plans.All(whole);
        PlanWalker walker = whole.Walk();
        for (int i = 0; i < saved; i++)
            Assert.IsTrue(walker.MoveNext());
        PlanCheckpoint first = walker.Save();
        var delivered = new List<SourcePick>();
        PlanCheckpoint? second = null;
        for (int index = 0; index < count; index++)
        {
            MixPlan part = Plan(new Shard(index, count, unit), shape);
            PlanWalker own = part.Resume(first);
            for (int i = RowsOf(part.Resume(first), unit, steps); i > 0; i--)
            {
                Assert.IsTrue(own.MoveNext());
                delivered.Add(own.Current);
            }
            PlanCheckpoint here = own.Save();
            Assert.AreEqual((second ?? here).Position, here.Position, what);
            second = here;
        }
        for (PlanWalker rest = whole.Resume(second!); rest.MoveNext();)
            delivered.Add(rest.Current);
        CollectionAssert.AreEquivalent(all[saved..], delivered, what);
    }

    private static int RowsOf(PlanWalker walker, ShardUnit unit, int steps)
    {
        var places = new List<long>();
        while (walker.MoveNext())
            places.Add(unit == ShardUnit.Rows ? walker.Position : walker.Batch);
        return places.GroupBy(place => place).Take(steps).Sum(rows => rows.Count());
    }

    private static MixPlan Plan(Shard? shard, BatchShape shape = BatchShape.Mixed) => new(
        new PlanOptions { Selection = Selection.Blocks(4), Stop = StopRule.AllOnce, BatchSize = 4, BatchShape = shape, Shard = shard }, Sources);
}
