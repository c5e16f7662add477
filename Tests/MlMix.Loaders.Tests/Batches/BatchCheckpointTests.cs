using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>A checkpoint taken after any batch, through JSON, gives exactly the rows that were left.</summary>
[TestClass]
public class BatchCheckpointTests
{
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, false)]
    [DataRow(StopRule.AllExhausted, false)]
    [DataRow(StopRule.AllOnce, false)]
    [DataRow(StopRule.FirstExhausted, true)]
    [DataRow(StopRule.AllExhausted, true)]
    [DataRow(StopRule.AllOnce, true)]
    public void Checkpoint_AfterEachBatch_LeavesTheRest(StopRule stop, bool countUnknown)
    {
        foreach (Selection selection in EverySelection)
            CheckEachBatch(Mix(selection, stop, null, Sources([9, 7, 4], null, [countUnknown, countUnknown, countUnknown])), 4);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Checkpoint_OfABlend_LeavesWholeBatches(bool countUnknown)
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 3 };
        MixedDataView blend = Ml.Data.Blend(options, Sources([5, 4, 8], null, [countUnknown, countUnknown, countUnknown]));
        string[] all = BatchRows.Of(blend.Batches()).Split(" | ");

        int read = 0;
        foreach (MixBatch batch in blend.Batches())
        {
            read++;
            Assert.AreEqual(string.Join(" | ", all.Skip(read)), BatchRows.Of(Saved(blend, batch).Batches()), $"after batch {read}");
        }
        Assert.AreEqual(7, read, "a in 2 batches, b in 2, c in 3");
    }

    [TestMethod]
    public void Checkpoint_InTheMiddleOfABatchOfOneSource_ResumesWithItsRest()
    {
        MixedDataView blend = Ml.Data.Blend(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 3 }, Sources([5, 4]));
        PlanWalker walk = blend.Plan.Walk();
        walk.MoveNext();

        Assert.AreEqual("a1 a2 | b0 b1 b2 | a3 a4 | b3", BatchRows.Of(blend.Resume(walk.Save()).Batches()));
    }

    [TestMethod]
    public void Checkpoint_OfAMixOfMixes_LeavesTheRest()
    {
        MixedDataView inner = Mix(Selection.Random, StopRule.AllOnce, null, Sources([5, 3]));
        MixedDataView plain = Mix(Selection.Even, StopRule.AllOnce, null, Sources([6, 2]));
        var sources = new[] { new MixSource("x", inner, 2), new MixSource("y", plain, 1) };
        MixedDataView outer = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Stop = StopRule.AllExhausted, SourceColumnName = "outer" }, sources);
        long[] all = [.. Read(outer.Batches(100, Value))];
        Assert.IsGreaterThan(14, all.Length);

        int read = 0;
        foreach (MixBatch batch in outer.Batches(3, Value))
        {
            read += batch.Count;
            CollectionAssert.AreEqual(all[read..], Read(Saved(outer, batch).Batches(3, Value)).ToArray(), $"after {read} rows");
        }
        Assert.AreEqual(all.Length, read);
    }

    [TestMethod]
    public void Checkpoint_OfAShardOfBatches_ServesAllShards()
    {
        MixedDataView Of(int index) => Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce, BatchSize = 2, Shard = new Shard(index, 2, ShardUnit.Batches) }, Sources([7, 6]));
        string[] first = BatchRows.Of(Of(0).Batches()).Split(" | ");
        string[] second = BatchRows.Of(Of(1).Batches()).Split(" | ");
        using BatchReader reader = Of(1).Batches().GetEnumerator();
        reader.MoveNext();
        reader.MoveNext();

        PlanCheckpoint checkpoint = reader.Current.Checkpoint();

        Assert.AreEqual(string.Join(" | ", first.Skip(2)), BatchRows.Of(Of(0).Resume(checkpoint).Batches()));
        Assert.AreEqual(string.Join(" | ", second.Skip(2)), BatchRows.Of(Of(1).Resume(checkpoint).Batches()));
    }

    [TestMethod]
    public void Checkpoint_ValuesReadBefore_StayAsTheyAre()
    {
        using BatchReader reader = Mix(Selection.Even, StopRule.AllOnce, null, Sources([3, 3], null, [true, true])).Batches(4).GetEnumerator();
        reader.MoveNext();
        string before = BatchRows.Of(reader.Current);
        string once = reader.Current.Checkpoint().ToJson();

        Assert.AreEqual(once, reader.Current.Checkpoint().ToJson());
        Assert.AreEqual(before, BatchRows.Of(reader.Current));
        Assert.IsTrue(reader.MoveNext());
        Assert.AreEqual("a2 b2", BatchRows.Of(reader.Current));
    }

    [TestMethod]
    [DataRow(false, "Source 'b' failed at its row 2, pass 0 (row 4 of the mix): it goes on here, but had promised 2 rows")]
    [DataRow(true, "Source 'b' failed at its row 2, pass 0 (row 4 of the mix): whether it has this row could not be found out")]
    public void Checkpoint_ASourceFails_EndsTheRows(bool countUnknown, string message)
    {
        CountingDataView good = new(Numbered(0, 9));
        CountingDataView bad = new(countUnknown
            ? new FaultyDataView(Numbered(1, 9, countUnknown: true)) { MoveFault = new IOException("torn"), FaultRow = 2 }
            : new FaultyDataView(Numbered(1, 3)) { ClaimedRowCount = 2 });
        using BatchReader reader = Mix(Selection.RoundRobin(), StopRule.AllExhausted, null, Over(good, bad)).Batches(2).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        Assert.IsTrue(reader.MoveNext());

        Assert.AreEqual(message, Assert.ThrowsExactly<MixSourceException>(() => reader.Current.Checkpoint()).Message);

        Assert.AreEqual("a1 b1", BatchRows.Of(reader.Current), "what was read stays");
        Assert.AreEqual(0, good.Open + bad.Open);
        Assert.IsFalse(reader.MoveNext(), "as after any failure");
    }

    [TestMethod]
    public void Checkpoint_OfNoMix_IsRefused()
    {
        using BatchReader reader = Numbered(0, 3).Batches(2).GetEnumerator();
        reader.MoveNext();

        string message = Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Checkpoint()).Message;
        StringAssert.StartsWith(message, "The view is no mix, so there is no plan to go on with.");
    }

    [TestMethod]
    public void Checkpoint_WithoutABatch_IsRefused()
    {
        using BatchReader reader = Ml.Data.Concat(Sources([2])).Batches(2).GetEnumerator();
        Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Checkpoint());
        while (reader.MoveNext())
            Assert.IsNotNull(reader.Current.Checkpoint());
        Assert.ThrowsExactly<InvalidOperationException>(() => reader.Current.Checkpoint());
    }

    private static void CheckEachBatch(MixedDataView mix, int size)
    {
        string[] all = Rows(mix).Split(' ');
        int read = 0;
        foreach (MixBatch batch in mix.Batches(size))
        {
            read += batch.Count;
            string rest = string.Join(' ', all.Skip(read));
            Assert.AreEqual(rest, Rows(Saved(mix, batch)), $"{mix.Plan.Selection} {mix.Plan.Stop} after {read} rows");
        }
        Assert.AreEqual(all.Length, read);
    }

    private static MixedDataView Saved(MixedDataView mix, MixBatch batch) => mix.Resume(PlanCheckpoint.FromJson(batch.Checkpoint().ToJson()));

    private static List<long> Read(MixBatches batches)
    {
        var rows = new List<long>();
        foreach (MixBatch batch in batches)
            rows.AddRange(batch.Values<long>(Value));
        return rows;
    }
}
