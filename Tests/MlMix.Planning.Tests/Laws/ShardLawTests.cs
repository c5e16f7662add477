using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>The shards of plans of any features, against the whole walk dealt out row by row.</summary>
[TestClass]
public class ShardLawTests
{
    [TestMethod]
    public void Position_AfterTheEndOfAShard_IsItsLastOne()
    {
        foreach ((int shard, long last) in new[] { (0, 8L), (1, 9), (2, 2), (7, 7) })
        {
            PlanWalker walker = new MixPlan(new PlanOptions { Shard = new Shard(shard, 8) }, new PlanSource("a", 1, 10)).Walk();
            for (long position = -1; walker.MoveNext(); position = walker.Position)
                Assert.IsGreaterThan(position, walker.Position);
            Assert.AreEqual(last, walker.Position, $"shard {shard}");
            Assert.IsFalse(walker.MoveNext());
            Assert.AreEqual(last, walker.Position, $"shard {shard}");
        }
        PlanWalker empty = new MixPlan(new PlanOptions { Shard = new Shard(12, 20) }, new PlanSource("a", 1, 10)).Walk();
        Assert.IsFalse(empty.MoveNext());
        Assert.AreEqual(-1, empty.Position);
    }

    [TestMethod]
    public void Walk_OfAllShards_IsTheWholeWalkDealtOut() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        SlowRow[] rows = [.. SlowPlan.Of(mix)];
        foreach ((int count, ShardUnit unit) in Deals(mix))
        {
            for (int index = 0; index < count; index++)
            {
                MixPlan plan = mix.Of(new Shard(index, count, unit));
                string what = $"{mix} shard {plan.Shard}";
                int[] own = Own(rows, index, count, unit);
                AssertWalks(rows, own, plan.Walk(), mix, what);
                // Where batches are short that a walk alone shows, so is the number of rows in those of a shard.
                if (mix.Shape != BatchShape.PerSource || mix.IsSeekable)
                    Assert.AreEqual(mix.Plan.RowCount is null, plan.RowCount is null, what);
                if (plan.RowCount is { } rowCount)
                    Assert.AreEqual(own.Length, rowCount, what);
            }
        }
    }, 150);

    [TestMethod]
    public void Walk_OfAShardFromAPosition_IsTheRemainderOfTheShard() => Law.Holds(PlanCase.Arbitrary(), mix =>
    {
        SlowRow[] rows = [.. SlowPlan.Of(mix)];
        foreach ((int count, ShardUnit unit) in Deals(mix))
        {
            int index = (int)((ulong)mix.Seed % (ulong)count);
            MixPlan plan = mix.Of(new Shard(index, count, unit));
            int[] own = Own(rows, index, count, unit);
            for (int from = 0; from <= rows.Length + 1; from += Math.Max(1, rows.Length / 7))
                AssertWalks(rows, [.. own.Where(k => k >= from)], plan.Walk(from), mix, $"{mix} shard {plan.Shard} from {from}");
        }
    }, 150);

    private static (int Count, ShardUnit Unit)[] Deals(PlanCase mix)
    {
        int many = 1 + (mix.Sources.Length * 7 + (int)(mix.Length ?? 3)) % 9;
        (int, ShardUnit)[] deals = [(2, ShardUnit.Rows), (many, ShardUnit.Rows), (3, ShardUnit.Batches), (many, ShardUnit.Batches)];
        return [.. deals.Where(deal => deal.Item2 == ShardUnit.Rows || mix.BatchSize is not null)];
    }

    private static int[] Own(SlowRow[] rows, int index, int count, ShardUnit unit) =>
        [.. Enumerable.Range(0, rows.Length).Where(k => (unit == ShardUnit.Rows ? k : rows[k].Batch) % count == index)];

    private static void AssertWalks(SlowRow[] rows, int[] own, PlanWalker walker, PlanCase mix, string what)
    {
        foreach (int k in own)
        {
            Assert.IsTrue(walker.MoveNext(), $"{what}: ends before {k}");
            Assert.AreEqual(k, walker.Position, what);
            Assert.AreEqual(rows[k].Pick, walker.Current, $"{what}: position {k}");
            Assert.AreEqual(mix.BatchSize is null ? k : rows[k].Batch, walker.Batch, $"{what}: batch of position {k}");
            Assert.AreEqual(rows[k].EndsPass, walker.IsSourceEmptied, $"{what}: {walker.Current} at position {k}");
        }
        Assert.IsFalse(walker.MoveNext(), $"{what}: goes on at {walker.Position}");
    }
}
