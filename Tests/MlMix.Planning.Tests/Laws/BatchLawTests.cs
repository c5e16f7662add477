using System.Numerics;
using MlMix.Planning.Tests.Models;
using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Laws;

/// <summary>What batches of each shape promise, told of the batches themselves; that every row stands where it must is in PlanLawTests.</summary>
[TestClass]
public class BatchLawTests
{
    private static readonly Selection[] OverBatches = [Selection.Even, Selection.Random, Selection.Blocks(5), Selection.RoundRobin(2)];
    private static readonly StopRule[] WithoutDrops = [StopRule.FirstExhausted, StopRule.FirstMiss, StopRule.AllExhausted, StopRule.Never];

    [TestMethod]
    public void PerSource_EveryBatch_IsOfOneSourceAndShortOnlyWhereThatEnds() =>
        Law.Holds(PlanCase.Arbitrary([BatchShape.PerSource]), mix =>
        {
            List<SourcePick>[] batches = Batches(mix);
            for (int batch = 0; batch < batches.Length; batch++)
            {
                string what = $"{mix}: batch {batch}";
                int source = batches[batch][0].Source;
                Assert.IsTrue(batches[batch].All(pick => pick.Source == source), what);
                Assert.IsLessThanOrEqualTo(mix.BatchSize!.Value, batches[batch].Count, what);
                if (mix.DropLast)
                    Assert.HasCount(mix.BatchSize!.Value, batches[batch], what);
                // One source after the other, each turn is an end.
                if (batches[batch].Count < mix.BatchSize && batch < batches.Length - 1 && mix.Selection != Selection.Concat)
                    Assert.IsFalse(batches[(batch + 1)..].Any(later => later[0].Source == source), $"{what} is short, but source {source} goes on");
            }
        }, 600);

    [TestMethod]
    public void PerSource_Sequence_IsThatOfTheSelectionOverBatches() =>
        Law.Holds(PlanCase.Arbitrary([BatchShape.PerSource], OverBatches, [StopRule.Never]), mix =>
        {
            // Of sources that never end for good nothing but the selection tells the order.
            SourceCase[] sources = [.. mix.Sources.Select(source => source with { MaxPasses = null })];
            PlanCase endless = mix with { Length = 600, DropLast = false, Sources = sources };
            double[] weights = [.. endless.Drawn.Select(weight => (double)weight)];
            if (weights.All(weight => weight == 0))
                return;
            int[] expected = Plans.Sources(Plans.Endless(mix.Selection, weights, mix.Seed), 600);
            int[] actual = [.. Batches(endless).Select(batch => batch[0].Source)];
            CollectionAssert.AreEqual(expected[..actual.Length], actual, endless.ToString());
        });

    [TestMethod]
    public void Stratified_EveryBatchWhileNoneDropsOut_HasTheCountsOfTheRoundingTree() =>
        Law.Holds(PlanCase.Arbitrary([BatchShape.Stratified], [Selection.Even, Selection.Random, Selection.Blocks(1)], WithoutDrops), mix =>
        {
            PlanCase kept = mix with { Sources = [.. mix.Sources.Select(source => source with { MaxPasses = null })] };
            if (kept.Stop == StopRule.Never)
                kept = kept with { Length = kept.Length ?? 300 };
            if (kept.Drawn.All(weight => weight == 0))
                return;
            var tree = new SlowTree(kept.Drawn.Select(weight => (BigInteger)weight));
            int size = kept.BatchSize!.Value;
            BigInteger sum = kept.Drawn.Sum();
            List<SourcePick>[] batches = [.. Batches(kept).TakeWhile(batch => batch.Count == size)];
            for (int batch = 0; batch < batches.Length; batch++)
            {
                BigInteger[] before = tree.Counts((long)batch * size);
                BigInteger[] after = tree.Counts((long)(batch + 1) * size);
                long[] counts = Plans.Delivered(batches[batch], kept.Sources.Length);
                for (int source = 0; source < counts.Length; source++)
                {
                    Assert.AreEqual(after[source] - before[source], counts[source], $"{kept}: source {source} in batch {batch}");
                    // Two edges, each right to less than 1.68 rows.
                    double share = (double)kept.Drawn[source] * size / (double)sum;
                    Assert.IsLessThan(2 * PrefixError.Bound, Math.Abs(counts[source] - share), $"{kept}: source {source} in batch {batch}");
                }
            }
        }, 200);

    [TestMethod]
    public void Stratified_WholeShares_AreInEveryBatchExactly()
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(20) })
        {
            MixPlan plan = Stratified(
                selection, 20, 2000, 3, new PlanSource("a", 0.5, 77), new PlanSource("b", 0.35, 1000), new PlanSource("c", 0.15, 9));
            foreach (SourcePick[] batch in Plans.All(plan).Chunk(20))
                CollectionAssert.AreEqual(new long[] { 10, 7, 3 }, Plans.Delivered(batch, 3), selection.ToString());
        }
    }

    [TestMethod]
    public void Stratified_WhereSourcesDropOut_KeepsBatchesFullAndDeliversEachRowOnce() =>
        Law.Holds(PlanCase.Arbitrary([BatchShape.Stratified], [Selection.Even, Selection.Random, Selection.Blocks(1)], [StopRule.AllOnce]), mix =>
        {
            PlanCase whole = mix with { Length = null };
            List<SourcePick>[] batches = Batches(whole);
            Assert.IsTrue(batches.SkipLast(1).All(batch => batch.Count == whole.BatchSize), whole.ToString());
            if (whole.DropLast)
                return;
            long[] contents = [.. whole.Sources.Select((_, i) => whole.TakesPart(i) ? whole.ContentOf(i) : 0)];
            CollectionAssert.AreEqual(contents, Plans.Delivered(batches.SelectMany(batch => batch), contents.Length), whole.ToString());
            Assert.AreEqual(contents.Sum(), batches.SelectMany(batch => batch).Distinct().Count(), whole.ToString());
        }, 300);

    [TestMethod]
    public void Stratified_Random_IsShuffledWithinItsBatches()
    {
        MixPlan Make(Selection selection, long seed) => Stratified(selection, 50, 5000, seed, new PlanSource("a", 3), new PlanSource("b", 2));
        int[] even = Plans.Sources(Make(Selection.Even, 0), 5000);
        int[] random = Plans.Sources(Make(Selection.Random, 0), 5000);
        int[] other = Plans.Sources(Make(Selection.Random, 1), 5000);
        CollectionAssert.AreEqual(even, Plans.Sources(Plans.Endless(Selection.Even, [3, 2]), 5000), "Even keeps its order");
        CollectionAssert.AreNotEqual(random, other);
        // Of independent orders 0.6 * 0.6 + 0.4 * 0.4 of the picks agree, give or take 4 deviations of 0.7 %.
        foreach ((int[] one, int[] two) in new[] { (even, random), (random, other), (random[..2500], random[2500..]) })
            Assert.AreEqual(0.52, Agreement(one, two), 0.04);
        CollectionAssert.AreEqual(random, Plans.Sources(Make(Selection.Blocks(50), 0), 5000), "a block is a batch");
    }

    [TestMethod]
    public void DropLastBatch_AnyMix_LeavesOutTheRowsAfterTheLastFullBatch() =>
        Law.Holds(PlanCase.Arbitrary([BatchShape.Mixed, BatchShape.Stratified]), mix =>
        {
            if (!mix.DropLast)
                return;
            SourcePick[] all = Plans.All((mix with { DropLast = false }).Plan);
            Plans.AssertSame(all[..(all.Length - all.Length % mix.BatchSize!.Value)], Plans.All(mix.Plan), mix.ToString());
        }, 400);

    internal static double Agreement(int[] one, int[] two)
    {
        int length = Math.Min(one.Length, two.Length);
        return Enumerable.Range(0, length).Count(i => one[i] == two[i]) / (double)length;
    }

    private static MixPlan Stratified(Selection selection, int size, long length, long seed, params PlanSource[] sources)
    {
        var options = new PlanOptions { Selection = selection, Stop = StopRule.Never, Length = length, Seed = seed };
        (options.BatchSize, options.BatchShape) = (size, BatchShape.Stratified);
        return new MixPlan(options, sources);
    }

    private static List<SourcePick>[] Batches(PlanCase mix)
    {
        var batches = new List<List<SourcePick>>();
        PlanWalker walker = mix.Plan.Walk();
        while (walker.MoveNext())
        {
            if (walker.Batch == batches.Count)
                batches.Add([]);
            Assert.AreEqual(batches.Count - 1, walker.Batch, $"{mix}: position {walker.Position}");
            batches[^1].Add(walker.Current);
        }
        return [.. batches];
    }
}
