using Microsoft.ML;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Batches of the plan reach the view.</summary>
[TestClass]
public class MixBatchTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void PerSource_RoundRobin_DeliversWholeBatchesOfOneSource(bool countUnknown)
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 2, BatchShape = BatchShape.PerSource },
            Sources([5, 4], null, [countUnknown, countUnknown]));

        Assert.AreEqual("a0 a1 b0 b1 a2 a3 b2 b3 a4", Rows(mix));
        Assert.AreEqual(countUnknown ? null : 9, mix.GetRowCount());
    }

    [TestMethod]
    public void PerSource_DropLastBatch_LeavesTheRestOfEachSourceOut()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions
            {
                Selection = Selection.RoundRobin(),
                Stop = StopRule.AllOnce,
                BatchSize = 2,
                BatchShape = BatchShape.PerSource,
                DropLastBatch = true,
            },
            Sources([5, 3]));

        Assert.AreEqual("a0 a1 b0 b1 a2 a3", Rows(mix));
        Assert.AreEqual(6, mix.GetRowCount());
    }

    [TestMethod]
    public void Mixed_DropLastBatch_LeavesTheRestOfTheMixOut()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce, BatchSize = 3, DropLastBatch = true }, Sources([5, 3]));

        Assert.AreEqual("a0 b0 a1 b1 a2 b2", Rows(mix));
        Assert.AreEqual(6, mix.GetRowCount());
    }

    [TestMethod]
    public void Stratified_Random_HasTheSharesInEveryBatch()
    {
        MixedDataView mix = Ml.Data.Mix(
            new MixOptions { Selection = Selection.Random, Length = 100, BatchSize = 10, BatchShape = BatchShape.Stratified },
            Sources([200, 200], [0.7, 0.3]));
        string[] rows = Rows(mix).Split(' ');

        for (int batch = 0; batch < 10; batch++)
            Assert.AreEqual(7, rows.Skip(10 * batch).Take(10).Count(row => row[0] == 'a'), $"batch {batch}");
    }

    [TestMethod]
    public void DropLastBatch_CountUnknown_IsRefused()
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, BatchSize = 2, DropLastBatch = true };

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.Mix(options, Sources([5, 3], null, [false, true])));
        StringAssert.StartsWith(error.Message, "Mix: DropLastBatch needs a mix whose row count is known");
    }
}
