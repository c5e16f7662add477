using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>Which rows are in which batch.</summary>
[TestClass]
public class BatchOrderTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(100)]
    public void Batches_EverySelection_AreTheRowsCut(int size)
    {
        foreach (Selection selection in EverySelection)
        {
            MixedDataView mix = Mix(selection, StopRule.AllOnce, null, Sources([9, 7, 4]));

            Assert.AreEqual(BatchRows.Cut(mix, size), BatchRows.Of(mix.Batches(size)), selection.ToString());
        }
    }

    [TestMethod]
    public void Batches_GoneThroughTwice_AreTheSame()
    {
        MixBatches batches = Mix(Selection.Random, StopRule.AllOnce, null, Sources([9, 7])).Batches(5);

        string first = BatchRows.Of(batches);

        Assert.AreEqual(4, first.Split('|').Length);
        Assert.AreEqual(first, BatchRows.Of(batches));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Batches_OfABlend_AreTheMixesOwn(bool countUnknown)
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 3 };
        MixedDataView blend = Ml.Data.Blend(options, Sources([5, 4, 3], null, [countUnknown, countUnknown, countUnknown]));

        // The last batch of a and that of b are short, and no batch goes on with another source.
        Assert.AreEqual("a0 a1 a2 | b0 b1 b2 | c0 c1 c2 | a3 a4 | b3", BatchRows.Of(blend.Batches()));
    }

    [TestMethod]
    public void Batches_OfABlendDroppingShortOnes_AreWhole()
    {
        var options = new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 3 };
        MixedDataView blend = Ml.Data.Blend(options, Sources([5, 7], null, [true, true]));

        Assert.AreEqual("a0 a1 a2 | b0 b1 b2 | b3 b4 b5", BatchRows.Of(blend.Batches(new BatchOptions { DropLastBatch = true })));
    }

    [TestMethod]
    public void Batches_OfConcatPerSource_EndWithTheSource()
    {
        MixedDataView blend = Ml.Data.Blend(new MixOptions { Selection = Selection.Concat, BatchSize = 2 }, Sources([3, 2, 1]));

        Assert.AreEqual("a0 a1 | a2 | b0 b1 | c0", BatchRows.Of(blend.Batches()));
    }

    [TestMethod]
    public void Batches_PerSourceStartingAgain_HoldOneSource()
    {
        foreach (Selection selection in EverySelection)
        {
            var options = new MixOptions { Selection = selection, Stop = StopRule.AllExhausted, BatchSize = 4 };
            MixedDataView blend = Ml.Data.Blend(options, Sources([9, 6]));

            string[] batches = BatchRows.Of(blend.Batches()).Split(" | ");
            Assert.AreEqual(Rows(blend), string.Join(' ', batches));
            foreach (string batch in batches)
            {
                Assert.AreEqual(1, batch.Split(' ').Select(row => row[0]).Distinct().Count(), $"{selection}: {batch}");
                Assert.IsLessThanOrEqualTo(4, batch.Split(' ').Length);
            }
        }
    }

    [TestMethod]
    public void Batches_EntireBatchesOfAShard_AreItsOwn()
    {
        var options = new MixOptions { Selection = Selection.Concat, BatchSize = 2, Shard = new Shard(1, 2, ShardUnit.Batches) };

        Assert.AreEqual("a2 a3 | b1 b2", BatchRows.Of(Ml.Data.Mix(options, Sources([5, 4])).Batches()));
    }

    [TestMethod]
    public void Batches_ShardOfABlend_AreItsOwn()
    {
        var options = new MixOptions
        {
            Selection = Selection.RoundRobin(),
            Stop = StopRule.AllOnce,
            BatchSize = 3,
            Shard = new Shard(1, 2, ShardUnit.Batches),
        };

        // Of a0 a1 a2 | b0 b1 b2 | a3 a4 | b3, the second and the fourth.
        Assert.AreEqual("b0 b1 b2 | b3", BatchRows.Of(Ml.Data.Blend(options, Sources([5, 4])).Batches()));
    }

    [TestMethod]
    public void Batches_DropLastBatch_LeavesTheRestOut()
    {
        MixedDataView mix = Ml.Data.Concat(Sources([3, 2], null, [true, true]));

        Assert.AreEqual("a0 a1 | a2 b0", BatchRows.Of(mix.Batches(new BatchOptions { BatchSize = 2, DropLastBatch = true })));
        Assert.AreEqual("a0 a1 a2 b0 b1", BatchRows.Of(mix.Batches(new BatchOptions { BatchSize = 5, DropLastBatch = true })));
        Assert.AreEqual("", BatchRows.Of(mix.Batches(new BatchOptions { BatchSize = 6, DropLastBatch = true })));
    }

    [TestMethod]
    public void Batches_NoRows_AreNone()
    {
        Assert.AreEqual("", BatchRows.Of(Ml.Data.Concat(Sources([0, 0])).Batches(4)));
    }

    [TestMethod]
    public void Batches_OfABatchedMix_TakeItsSizeUnlessGiven()
    {
        MixedDataView mix = Ml.Data.Concat(new MixOptions { BatchSize = 3 }, Sources([4]));

        Assert.AreEqual("a0 a1 a2 | a3", BatchRows.Of(mix.Batches()));
        Assert.AreEqual("a0 a1 | a2 a3", BatchRows.Of(mix.Batches(2)));
        Assert.AreEqual(3, mix.Batches().BatchSize);
    }

    [TestMethod]
    public void Index_And_Count_TellWhereTheReaderIs()
    {
        using BatchReader reader = Ml.Data.Concat(Sources([3])).Batches(2).GetEnumerator();
        Assert.AreEqual((-1, 0), (reader.Current.Index, reader.Current.Count));
        Assert.IsTrue(reader.MoveNext());
        Assert.AreEqual((0, 2), (reader.Current.Index, reader.Current.Count));
        Assert.IsTrue(reader.MoveNext());
        Assert.AreEqual((1, 1), (reader.Current.Index, reader.Current.Count));
        Assert.IsFalse(reader.MoveNext());
        Assert.IsFalse(reader.MoveNext());
        Assert.AreEqual((1, 0), (reader.Current.Index, reader.Current.Count));
        Assert.AreEqual(0, reader.Current.Values<long>(Value).Length);
    }
}
