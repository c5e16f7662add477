using Microsoft.ML;
using MlMix.Mixing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A mix that goes on from a checkpoint delivers exactly the rows that were left.</summary>
[TestClass]
public class MixResumeTests
{
    private static readonly long[] Counts = [5, 9, 3];

    public static IEnumerable<object[]> Cases =>
        from selection in EverySelection
        from stop in Enum.GetValues<StopRule>()
        from countUnknown in new[] { false, true }
        select new object[] { selection.ToString(), stop, countUnknown };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Rest_FromEveryRow_IsWhatWasLeft(string selection, StopRule stop, bool countUnknown)
    {
        double[]? weights = selection.StartsWith("RoundRobin", StringComparison.Ordinal) || selection == "Concat" ? null : [3, 2, 1];
        MixedDataView mix = Mix(
            EverySelection.Single(known => known.ToString() == selection), stop, 40,
            Sources(Counts, weights, [countUnknown, false, countUnknown]));
        string[] all = Rows(mix).Split(' ');

        using MixedCursor cursor = mix.OpenCursor(mix.Schema);
        for (int row = 0; cursor.MoveNext(); row++)
        {
            MixedDataView rest = mix.Resume(PlanCheckpoint.FromJson(cursor.Save().ToJson()));

            Assert.AreEqual(string.Join(' ', all[(row + 1)..]), Rows(rest), $"after row {row}");
            Assert.IsTrue(rest.GetRowCount() is null || rest.GetRowCount() == all.Length - row - 1, $"row count after row {row}: {rest.GetRowCount()}");
        }
    }

    [TestMethod]
    [DataRow(ShardUnit.Rows, false)]
    [DataRow(ShardUnit.Rows, true)]
    [DataRow(ShardUnit.Batches, true)]
    public void Rest_OfOneShard_FromEveryRow_IsWhatWasLeft(ShardUnit unit, bool countUnknown)
    {
        var options = new MixOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = 60, BatchSize = 4, Shard = new Shard(1, 3, unit) };
        MixedDataView mix = Ml.Data.Mix(options, Sources(Counts, [3, 2, 1], [countUnknown, false, countUnknown]));
        string[] all = Rows(mix).Split(' ');

        using MixedCursor cursor = mix.OpenCursor(mix.Schema);
        for (int row = 0; cursor.MoveNext(); row++)
            Assert.AreEqual(string.Join(' ', all[(row + 1)..]), Rows(mix.Resume(cursor.SaveForThisShard())), $"after row {row}");
    }

    [TestMethod]
    public void Save_BetweenRows_DoesNotDisturbThem()
    {
        // Every row is followed by a look ahead, since no count is known.
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null, Sources(Counts, [3, 2, 1], [true, true, true]));
        using MixedCursor cursor = mix.OpenCursor(mix.Schema);
        var rows = new List<string>();
        cursor.Save();
        while (Take(cursor, 1) is { Length: > 0 } row)
        {
            rows.Add(row);
            cursor.Save();
            cursor.Save();
        }

        Assert.AreEqual(Rows(mix), string.Join(' ', rows));
    }

    [TestMethod]
    public void Rest_BeforeTheFirstRowAndAfterTheLast_IsAllAndNothing()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources(Counts));
        using MixedCursor cursor = mix.OpenCursor([]);
        MixedDataView all = mix.Resume(cursor.Save());
        while (cursor.MoveNext())
        {
        }
        MixedDataView none = mix.Resume(cursor.Save());

        Assert.AreEqual(Rows(mix), Rows(all));
        Assert.AreEqual(17L, all.GetRowCount());
        Assert.AreEqual("", Rows(none));
        Assert.AreEqual(0L, none.GetRowCount());
    }

    [TestMethod]
    public void Rest_OfARangeThatIsRepeated_BeginsWhereTheSourceStood()
    {
        // b1 b2 b3 twice, then its first row once more.
        MixSource[] sources =
        [
            new("a", Numbered(0, 4)),
            new("b", Numbered(1, 9)) { Range = RowRange.Rows(1, 4), Choose = 7 },
        ];
        MixedDataView mix = Mix(Selection.Concat, StopRule.AllOnce, null, sources);
        using MixedCursor cursor = mix.OpenCursor(mix.Schema);
        Assert.AreEqual("a0 a1 a2 a3 b1 b2 b3 b1", Take(cursor, 8));

        MixedDataView rest = mix.Resume(cursor.Save());

        Assert.AreEqual("b2 b3 b1", Rows(rest));
        Assert.AreEqual(3L, rest.GetRowCount());
    }

    [TestMethod]
    [DataRow(2, 3, ShardUnit.Rows)]
    [DataRow(3, 2, ShardUnit.Rows)]
    [DataRow(2, 3, ShardUnit.Batches)]
    public void Rest_OfShards_GoesOnInAnyOtherNumberOfThem(int before, int after, ShardUnit unit)
    {
        var options = new MixOptions { Selection = Selection.Random, Stop = StopRule.Never, Length = 60, BatchSize = 2, Seed = 3 };
        string[] whole = Rows(Ml.Data.Mix(options, Sources(Counts))).Split(' ');
        options.Shard = new Shard(0, before, unit);
        using MixedCursor cursor = Ml.Data.Mix(options, Sources(Counts)).OpenCursor(Ml.Data.Mix(options, Sources(Counts)).Schema);
        // Each shard has delivered 6 rows, or 3 batches of 2, so all together have 6 times as many rows as there are shards.
        for (int row = 0; row < 6; row++)
            Assert.IsTrue(cursor.MoveNext());
        PlanCheckpoint saved = cursor.Save();
        string[] rest = whole[(6 * before)..];

        for (int index = 0; index < after; index++)
        {
            options.Shard = new Shard(index, after, unit);
            MixedDataView shard = Ml.Data.Mix(options, Sources(Counts)).Resume(saved);
            int own = index;
            string expected = string.Join(' ', rest.Where((_, i) => (6 * before + i) / (unit == ShardUnit.Rows ? 1 : 2) % after == own));

            Assert.AreEqual(expected, Rows(shard), $"shard {index} of {after}");
            Assert.IsTrue(shard.GetRowCount() is null || shard.GetRowCount() == expected.Split(' ').Length);
        }
    }

    [TestMethod]
    public void Save_OfAShardWithUnknownCounts_SaysWhyNot()
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, Shard = new Shard(0, 2) };
        using MixedCursor cursor = Ml.Data.Mix(options, Sources(Counts, null, [false, true, false])).OpenCursor([]);
        Assert.IsTrue(cursor.MoveNext());

        Assert.Contains("give the row counts", Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Save()).Message);
    }

    [TestMethod]
    public void Rest_OfALaterEpoch_IsOfThatEpoch()
    {
        MixedDataView mix = Mix(Selection.Random, StopRule.Never, 30, Sources(Counts));
        MixedDataView second = mix.ForEpoch(1);
        string[] all = Rows(second).Split(' ');
        using MixedCursor cursor = second.OpenCursor([]);
        for (int row = 0; row < 11; row++)
            Assert.IsTrue(cursor.MoveNext());

        MixedDataView rest = mix.Resume(cursor.Save());

        Assert.AreEqual(1, rest.Plan.Epoch);
        Assert.AreEqual(string.Join(' ', all[11..]), Rows(rest));
    }

    [TestMethod]
    public void RowIds_OfTheRest_AreThoseOfTheWhole()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllExhausted, null, Sources(Counts));
        var ids = Support.ViewRows.Ids(mix);
        using MixedCursor cursor = mix.OpenCursor([]);
        for (int row = 0; row < 7; row++)
            Assert.IsTrue(cursor.MoveNext());

        CollectionAssert.AreEqual(ids[7..], Support.ViewRows.Ids(mix.Resume(cursor.Save())));
    }

    [TestMethod]
    public void Resume_OfAnotherPlan_IsRefusedOrCarriedOver()
    {
        MixedDataView mix = Mix(Selection.RoundRobin(), StopRule.AllOnce, null, Sources([4, 4]));
        using MixedCursor cursor = mix.OpenCursor(mix.Schema);
        Assert.AreEqual("a0 b0 a1", Take(cursor, 3));
        PlanCheckpoint saved = cursor.Save();
        MixedDataView other = Mix(Selection.Concat, StopRule.AllOnce, null, Sources([4, 4]));

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => other.Resume(saved));
        Assert.Contains("It is of another plan", error.Message);
        MixedDataView carried = other.Resume(saved, carryOver: true);
        Assert.AreEqual("a2 a3 b1 b2 b3", Rows(carried));
        Assert.IsNull(carried.GetRowCount());
    }

    // Row 8 is a4, the last of a; what comes after the length is not looked at.
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, "")]
    [DataRow(StopRule.FirstMiss, "")]
    [DataRow(StopRule.AllExhausted, "a0 b4 a1 b5 a2")]
    [DataRow(StopRule.Never, "a0 b4 a1 b5 a2")]
    [DataRow(StopRule.AllOnce, "b4 b5 b6 b7 b8")]
    public void CarryOver_FromALengthAtWhichASourceOfUnknownCountEnds_GoesOnWithoutIt(StopRule stop, string expected)
    {
        foreach (bool countUnknown in new[] { false, true })
        {
            MixSource[] sources = Sources([5, 20], null, [countUnknown, countUnknown]);
            foreach (int batchSize in new[] { 4, 9 })
            {
                string saved = "";
                foreach (MixBatch batch in Mix(Selection.RoundRobin(), stop, 9, sources).Batches(batchSize, Value))
                    saved = batch.Checkpoint().ToJson();

                MixedDataView rest = Mix(Selection.RoundRobin(), stop, 14, sources).Resume(PlanCheckpoint.FromJson(saved), carryOver: true);

                Assert.AreEqual(expected, Rows(rest), $"unknown count {countUnknown}, batches of {batchSize}");
            }
        }
    }

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null)]
    [DataRow(StopRule.FirstMiss, 30)]
    [DataRow(StopRule.AllExhausted, null)]
    [DataRow(StopRule.AllOnce, null)]
    [DataRow(StopRule.AllOnce, 30)]
    [DataRow(StopRule.Never, 30)]
    public void RowCount_AfterAPlaceThatWasCarriedOver_IsThatOfTheRestOrUnknown(StopRule stop, int? length)
    {
        foreach (Selection selection in new[] { Selection.Even, Selection.Random, Selection.Blocks(4), Selection.RoundRobin(), Selection.Concat })
        {
            // Six of a and none of b were delivered, which the second plan by itself would not do.
            MixedDataView before = Mix(Selection.Concat, StopRule.AllOnce, null, Sources([20, 20]));
            using MixedCursor cursor = before.OpenCursor(before.Schema);
            Take(cursor, 6);
            MixedDataView mix = Mix(selection, stop, length, Sources([20, 20]));
            using MixedCursor carried = mix.Resume(cursor.Save(), carryOver: true).OpenCursor(mix.Schema);
            for (int row = 0; row < 5; row++)
                Assert.IsTrue(carried.MoveNext());

            MixedDataView rest = mix.Resume(carried.Save());

            int rows = Rows(rest).Split(' ').Length;
            Assert.IsTrue(rest.GetRowCount() is null || rest.GetRowCount() == rows, $"{selection}: {rest.GetRowCount()} told, {rows} there");
            if (stop is StopRule.AllOnce or StopRule.Never && selection != Selection.Concat)
                Assert.AreEqual(rows, rest.GetRowCount(), $"{selection}: nothing hangs on the order");
        }
    }

    [TestMethod]
    public void Resume_OfACountThatTheViewTellsItself_IsRefused()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.Never, 1000, Sources([5, 9]));
        using MixedCursor cursor = mix.OpenCursor([]);
        Assert.IsTrue(cursor.MoveNext());
        string json = cursor.Save().ToJson();
        string damaged = json.Replace("\"pass\": 0,", "\"pass\": 0, \"rowCount\": 500,", StringComparison.Ordinal);

        Assert.AreNotEqual(json, damaged);
        Assert.Contains("damaged", Assert.ThrowsExactly<MixConfigurationException>(() => mix.Resume(PlanCheckpoint.FromJson(damaged))).Message);
    }

    [TestMethod]
    public void Resume_OfNothing_IsRefused() =>
        Assert.ThrowsExactly<ArgumentNullException>(() => Mix(Selection.Even, StopRule.AllOnce, null, Sources(Counts)).Resume(null!));
}
