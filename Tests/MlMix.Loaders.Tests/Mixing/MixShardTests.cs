using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>The views of the shards together are the whole view.</summary>
[TestClass]
public class MixShardTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rows_OfAShard_AreEveryNthOfTheWhole(bool countUnknown)
    {
        // a0 b0 a1 b1 a0 b2 a1 b3
        MixedDataView[] shards = Shards(3, new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted },
            [2, 4], [countUnknown, countUnknown]);

        CollectionAssert.AreEqual(new[] { "a0 b1 a1", "b0 a0 b3", "a1 b2" }, shards.Select(Rows).ToArray());
        CollectionAssert.AreEqual(
            countUnknown ? new long?[3] : [3, 3, 2], shards.Select(shard => shard.GetRowCount()).ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Rows_OfAShardByBatches_AreEveryNthBatch(bool countUnknown)
    {
        // a0 b0 | a1 b1 | a0 b2 | a1 b3
        MixedDataView[] shards = Shards(
            3, new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllExhausted, BatchSize = 2 },
            [2, 4], [countUnknown, countUnknown], ShardUnit.Batches);

        CollectionAssert.AreEqual(new[] { "a0 b0 a1 b3", "a1 b1", "a0 b2" }, shards.Select(Rows).ToArray());
    }

    [TestMethod]
    public void Rows_OfMoreShardsThanRows_AreNoneForSome() => CollectionAssert.AreEqual(
        new[] { "a0", "b0", "" },
        Shards(3, new MixOptions { Stop = StopRule.AllOnce }, [1, 1], [false, true]).Select(Rows).ToArray());

    [TestMethod]
    public void RowIds_OfAllShards_AreThoseOfTheWhole()
    {
        var options = new MixOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = 600, Seed = 4 };
        MixedDataView whole = Ml.Data.Mix(options, Sources([30, 70], null, [false, true]));
        List<DataViewRowId>[] shards = [.. Shards(4, options, [30, 70], [false, true]).Select(ViewRows.Ids)];

        CollectionAssert.AreEqual(ViewRows.Ids(whole), Enumerable.Range(0, 600).Select(i => shards[i % 4][i / 4]).ToArray());
    }

    [TestMethod]
    public void Position_InAShard_CountsTheRowsDelivered()
    {
        using DataViewRowCursor cursor = Shards(2, new MixOptions { Stop = StopRule.AllOnce }, [3, 3], [false, true])[1].GetRowCursor([]);

        for (long row = 0; row < 3; row++)
        {
            Assert.IsTrue(cursor.MoveNext());
            Assert.AreEqual(row, cursor.Position);
        }
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void RowsOfOtherShards_AreNotAskedForTheirValues()
    {
        var asked = new List<long>();
        var view = new FakeDataView(7, FakeColumn.Of(Value, NumberDataViewType.Int64, row =>
        {
            asked.Add(row);
            return row;
        })) { CountUnknown = true };

        Assert.AreEqual("a1 a4", Rows(Ml.Data.Mix(new MixOptions { Shard = new Shard(1, 3) }, new MixSource("a", view))));
        CollectionAssert.AreEqual(new long[] { 1, 4 }, asked);
    }

    [TestMethod]
    public void Sources_ThatEnd_AreClosedWhoeverOwnsTheLastRow()
    {
        CountingDataView[] views = [.. Enumerable.Range(0, 9).Select(i => new CountingDataView(Numbered(i, 2, countUnknown: i % 2 > 0)))];
        var options = new MixOptions { Selection = Selection.Concat, Shard = new Shard(0, 2) };
        using DataViewRowCursor cursor = Ml.Data.Mix(options, Over(views)).GetRowCursor([]);
        int rows = 0;
        for (; cursor.MoveNext(); rows++)
            Assert.IsLessThanOrEqualTo(1, views.Sum(view => view.Open));

        Assert.AreEqual(9, rows);
        Assert.AreEqual(0, views.Sum(view => view.Open));
    }

    [TestMethod]
    public void BrokenPromises_OnRowsOfOtherShards_AreSeenByAll()
    {
        // a0 b0 a1 b1 a2, and then b was to go on.
        for (int index = 0; index < 3; index++)
        {
            MixSource[] sources =
                [new("a", Numbered(0, 9)), new("b", new FaultyDataView(Numbered(1, 2)) { ClaimedRowCount = 9 })];
            MixedDataView mix = Ml.Data.Mix(new MixOptions { Selection = Selection.RoundRobin(), Shard = new Shard(index, 3) }, sources);
            var error = Assert.ThrowsExactly<MixSourceException>(() => ViewRows.Ids(mix));

            Assert.AreEqual("Source 'b' failed at its row 2, pass 0 (row 5 of the mix): it ended here, but had promised 9 rows", error.Message);
        }
    }

    [TestMethod]
    public void AShard_OfAMixOfAShard_IsRefused()
    {
        MixedDataView half = Ml.Data.Mix(
            new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(1, 2), SourceColumnName = "half_id" }, Sources([4, 4]));
        MixedDataView around = Ml.Data.Mix(new MixOptions { SourceColumnName = "inner_id" }, new MixSource("half", half));

        Assert.HasCount(4, ViewRows.Ids(around), "a mix may go over one shard");
        var error = Assert.ThrowsExactly<MixConfigurationException>(
            () => Ml.Data.Mix(new MixOptions { Shard = new Shard(0, 8) }, new MixSource("x", around)));
        Assert.AreEqual("Mix: Source 'x' is a mix with shard 1/2 by rows, and this mix has shard 0/8 by rows, so rows would be left out twice; "
            + "give the shard to one of them.", error.Message);
    }

    private static MixedDataView[] Shards(int count, MixOptions options, long[] rows, bool[] unknown, ShardUnit unit = ShardUnit.Rows) =>
    [
        .. Enumerable.Range(0, count).Select(index =>
        {
            options.Shard = new Shard(index, count, unit);
            return Ml.Data.Mix(options, Sources(rows, null, unknown));
        }),
    ];
}
