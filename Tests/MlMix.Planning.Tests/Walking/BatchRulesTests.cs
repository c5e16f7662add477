using MlMix.Planning.Tests.Support;

namespace MlMix.Planning.Tests.Walking;

/// <summary>Every fault of options about batches, shards, explicit orders and lengths with its whole message.</summary>
[TestClass]
public class BatchRulesTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(-4)]
    [DataRow(16_777_217)]
    public void BatchSize_OutOfRange_IsRefused(int size) =>
        AssertRefused(new() { BatchSize = size }, FormattableString.Invariant($"BatchSize must be 1 to 16777216 rows; it is {size}."));

    [TestMethod]
    public void BatchShape_ThatIsNone_IsRefused() => AssertRefused(
        new() { BatchSize = 4, BatchShape = (BatchShape)7 }, "BatchShape must be Mixed, PerSource or Stratified; it is 7.");

    [TestMethod]
    public void Batches_WithoutASize_AreRefused()
    {
        AssertRefused(
            new() { BatchShape = BatchShape.PerSource, DropLastBatch = true, Shard = new Shard(0, 2, ShardUnit.Batches) },
            "BatchShape is PerSource, but there is no BatchSize; give the number of rows in a batch.",
            "DropLastBatch is set, but there is no BatchSize; give the number of rows in a batch.",
            "Shard 0/2 by batches counts in batches, but there is no BatchSize; give the number of rows in a batch, or shard by rows.");
        AssertRefused(
            new() { BatchShape = BatchShape.Stratified }, "BatchShape is Stratified, but there is no BatchSize; give the number of rows in a batch.");
    }

    [TestMethod]
    public void Stratified_SelectionWithoutWeights_IsRefused()
    {
        foreach ((Selection selection, string text) in new[]
        {
            (Selection.Concat, "Concat"), (Selection.RoundRobin(2), "RoundRobin(2)"), (Selection.Explicit(0, 1), Selection.Explicit(0, 1).ToString()),
        })
        {
            AssertRefused(
                new() { Selection = selection, BatchSize = 4, BatchShape = BatchShape.Stratified },
                $"BatchShape is Stratified, but {text} does not use weights, so no batch can hold their shares; select by Even, Random or Blocks.");
        }
    }

    [TestMethod]
    public void Stratified_BlocksOfAnotherSize_AreRefused()
    {
        AssertRefused(
            new() { Selection = Selection.Blocks(100), BatchSize = 64, BatchShape = BatchShape.Stratified },
            "BatchShape is Stratified with batches of 64 rows, but the selection is Blocks(100); "
                + "make the blocks as large as the batches, or select by Random, which is shuffled within each batch.");
        Assert.IsNotNull(Make(new() { Selection = Selection.Blocks(64), BatchSize = 64, BatchShape = BatchShape.Stratified }));
    }

    [TestMethod]
    public void PerSource_ScheduleInRows_IsRefused() => AssertRefused(
        new() { Selection = Selection.Random, BatchSize = 4, BatchShape = BatchShape.PerSource, Schedule = Schedule(ScheduleUnit.Rows) },
        "Batches are PerSource, so the weights choose batches, but the schedule counts in rows; let it count in batches or in fractions.");

    [TestMethod]
    public void Schedule_WhereWeightsHaveNoMeaningOrAreGivenTwice_IsRefused()
    {
        AssertRefused(
            new() { Selection = Selection.RoundRobin(), Schedule = Schedule(ScheduleUnit.Rows) },
            "RoundRobin(1) does not use weights, so a schedule has no effect; select by Even, Random or Blocks.");
        MixConfigurationException refused = Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(
            new PlanOptions { Schedule = Schedule(ScheduleUnit.Rows) }, new PlanSource("a", 0.5, 40), new PlanSource("b", 2, 40)));
        Assert.AreEqual(
            "The schedule gives the weights, but the sources have weights of their own that differ (0.5, 2); "
                + "leave them at 1 (0 leaves a source out), or leave the schedule out.",
            refused.Faults.Single());
    }

    [TestMethod]
    public void DropLastBatch_OfAMixOfUnknownLength_IsRefused()
    {
        const string Fault = "DropLastBatch needs a mix whose row count is known, but this one's shows only by walking it; "
            + "give a Length that it surely reaches, stop by AllOnce, or keep the last batch.";
        AssertRefused(new() { Selection = Selection.Random, BatchSize = 4, DropLastBatch = true }, Fault);
        AssertRefused(new() { Stop = StopRule.Never, BatchSize = 4, DropLastBatch = true }, Fault);
        var once = new PlanOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, BatchSize = 7, Length = 83, DropLastBatch = true };
        Assert.AreEqual(77, Make(once).RowCount);
        Assert.AreEqual(28, Make(new() { Stop = StopRule.Never, Length = 30, BatchSize = 4, DropLastBatch = true }).RowCount);
    }

    [TestMethod]
    public void Explicit_OrderThatNamesNoSourceOrOneOfWeightZero_IsRefused()
    {
        MixConfigurationException refused = Assert.ThrowsExactly<MixConfigurationException>(() => new MixPlan(
            new PlanOptions { Selection = Selection.Explicit(0, 1, 4, 1, 5) }, new PlanSource("a", 1, 40), new PlanSource("b", 0, 40)));
        string[] expected =
        [
            "The explicit order has source 4 at position 2, but there are 2 sources, counted from 0.",
            "The explicit order has source 'b', whose weight is 0; take it out of the order, or give it weight 1.",
        ];
        CollectionAssert.AreEqual(expected, refused.Faults.ToArray());
        Assert.AreEqual(
            "Explicit: sources are indices from 0; at position 2 stands -3.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Selection.Explicit(0, 1, -3, -4)).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => Selection.Explicit((IEnumerable<int>)null!));
    }

    [TestMethod]
    public void Explicit_Text_NamesLengthAndContentAndEqualOrdersAreEqual()
    {
        Assert.AreEqual(Selection.Explicit(0, 1, 1), Selection.Explicit(new List<int> { 0, 1, 1 }));
        Assert.AreNotEqual(Selection.Explicit(0, 1, 1), Selection.Explicit(0, 1, 0));
        Assert.AreNotEqual(Selection.Explicit(0, 1, 1).ToString(), Selection.Explicit(0, 1, 0).ToString());
        // The first 8 bytes of SHA-256 of the indices as little-endian numbers of 32 bits, by sha256sum.
        Assert.AreEqual("Explicit(3 rows, 45adb8cb9992e0cb)", Selection.Explicit(0, 1, 1).ToString());
    }

    [TestMethod]
    public void Faults_InAnotherCulture_AreTheSame() => OtherCulture.Run(() =>
    {
        BatchSize_OutOfRange_IsRefused(-4);
        Batches_WithoutASize_AreRefused();
        Stratified_BlocksOfAnotherSize_AreRefused();
        Explicit_OrderThatNamesNoSourceOrOneOfWeightZero_IsRefused();
        Schedule_WhereWeightsHaveNoMeaningOrAreGivenTwice_IsRefused();
    });

    private static WeightSchedule Schedule(ScheduleUnit unit) => WeightSchedule.Step(
        unit, new WeightPoint(0, new Dictionary<string, double> { ["a"] = 1, ["b"] = 1 }));

    private static MixPlan Make(PlanOptions options) => new(options, new PlanSource("a", 1, 40), new PlanSource("b", 1, 60));

    private static void AssertRefused(PlanOptions options, params string[] faults) =>
        CollectionAssert.AreEqual(faults, Assert.ThrowsExactly<MixConfigurationException>(() => Make(options)).Faults.ToArray());
}
