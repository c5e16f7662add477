using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>What cannot be read in batches is refused before anything is read, all faults at once.</summary>
[TestClass]
public class BatchFaultTests
{
    private static readonly MixSource[] Two = Sources([4, 4]);

    [TestMethod]
    public void Batches_WithoutASize_AreRefused() =>
        Refused(Ml.Data.Mix(Two), new BatchOptions(), "There is no batch size; give the number of rows in a batch.");

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(16_777_217)]
    public void Batches_SizeOutOfRange_AreRefused(int size) =>
        Refused(Ml.Data.Mix(Two), new BatchOptions { BatchSize = size }, $"BatchSize must be 1 to 16777216 rows; it is {size}.");

    [TestMethod]
    public void Batches_OtherSizeThanTheBlends_AreRefused() => Refused(
        Ml.Data.Blend(2, Two),
        new BatchOptions { BatchSize = 3 },
        "BatchSize is 3, but the mix has batches that are PerSource, of 2 rows each; leave BatchSize out, or mix with that size.");

    [TestMethod]
    public void Batches_OtherSizeThanTheShards_AreRefused() => Refused(
        Ml.Data.Mix(new MixOptions { BatchSize = 2, Shard = new Shard(0, 2, ShardUnit.Batches) }, Two),
        new BatchOptions { BatchSize = 3 },
        "BatchSize is 3, but the mix has a shard of batches, of 2 rows each; leave BatchSize out, or mix with that size.");

    [TestMethod]
    public void Batches_OfABlendShardedByRows_AreRefused()
    {
        var shard = new Shard(0, 2);

        Refused(
            Ml.Data.Blend(new MixOptions { BatchSize = 2, Shard = shard }, Two),
            new BatchOptions(),
            $"The mix has batches that are PerSource, but its shard {shard} counts in rows and so has parts of them only; shard by batches.");
    }

    [TestMethod]
    public void Batches_SeveralFaults_AreOneException()
    {
        var view = new FakeDataView(1, FakeColumn.Of("A", NumberDataViewType.Single, row => 1f));

        Refused(
            view,
            new BatchOptions { Columns = ["B", null!, "A", "A"], SourceColumnName = "A" },
            "There is no batch size; give the number of rows in a batch.",
            "There is no column 'B'; the columns are: 'A'.",
            "The name of a column is null; leave it out or give a name.",
            "Column 'A' is named twice; name it once.",
            "SourceColumnName is 'A', but that column is Single. It must be a key of UInt32.");
    }

    [TestMethod]
    public void Batches_SourceColumnThatIsNotThere_IsRefused() => Refused(
        new FakeDataView(1, FakeColumn.Of("A", NumberDataViewType.Single, row => 1f)),
        new BatchOptions { BatchSize = 1, SourceColumnName = "B" },
        "SourceColumnName is 'B', but there is no such column; the columns are: 'A'. It must be a key of UInt32.");

    [TestMethod]
    public void Batches_OptionsChangedAfterwards_AreNotLookedAtAgain()
    {
        var options = new BatchOptions { BatchSize = 2 };
        MixBatches batches = Ml.Data.Concat(Sources([3])).Batches(options);
        options.BatchSize = 1;

        Assert.AreEqual("a0 a1 | a2", BatchRows.Of(batches));
    }

    [TestMethod]
    public void Batches_NullArguments_AreRefused()
    {
        Assert.AreEqual("view", Assert.ThrowsExactly<ArgumentNullException>(() => BatchExtensions.Batches(null!, 2)).ParamName);
        Assert.AreEqual("view", Assert.ThrowsExactly<ArgumentNullException>(() => BatchExtensions.Batches(null!)).ParamName);
        Assert.AreEqual("columns", Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.Mix(Two).Batches(2, null!)).ParamName);
    }

    private static void Refused(IDataView view, BatchOptions options, params string[] faults) =>
        CollectionAssert.AreEqual(faults, Assert.ThrowsExactly<MixConfigurationException>(() => view.Batches(options)).Faults.ToArray());
}
