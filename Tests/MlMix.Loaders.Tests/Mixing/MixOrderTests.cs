using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>Which row stands where; every order is written by hand from the definitions of the selections and stop rules.</summary>
[TestClass]
public class MixOrderTests
{
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 b0 a1")]
    [DataRow(StopRule.FirstMiss, null, "a0 b0 a1 b1")]
    [DataRow(StopRule.AllExhausted, null, "a0 b0 a1 b1 a0 b2")]
    [DataRow(StopRule.AllOnce, null, "a0 b0 a1 b1 b2")]
    [DataRow(StopRule.Never, 8, "a0 b0 a1 b1 a0 b2 a1 b0")]
    [DataRow(StopRule.AllOnce, 4, "a0 b0 a1 b1")]
    [DataRow(StopRule.AllExhausted, 100, "a0 b0 a1 b1 a0 b2")]
    [DataRow(StopRule.AllExhausted, 0, "")]
    public void Even_EqualWeights_GivesTheOrder(StopRule stop, int? length, string expected) =>
        Check(Selection.Even, stop, length, [2, 3], null, expected);

    // 3 to 1: source a has floor(3 n / 4 + 1 / 2) of the first n rows.
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 a1 b0 a2 a3 a4")]
    [DataRow(StopRule.FirstMiss, null, "a0 a1 b0 a2 a3 a4 b1")]
    [DataRow(StopRule.AllExhausted, null, "a0 a1 b0 a2 a3 a4 b1")]
    [DataRow(StopRule.AllOnce, null, "a0 a1 b0 a2 a3 a4 b1")]
    [DataRow(StopRule.Never, 9, "a0 a1 b0 a2 a3 a4 b1 a0 a1")]
    public void Even_ThreeToOne_GivesTheOrder(StopRule stop, int? length, string expected) =>
        Check(Selection.Even, stop, length, [5, 2], [0.75, 0.25], expected);

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 a1 b0 b1 a2")]
    [DataRow(StopRule.FirstMiss, null, "a0 a1 b0 b1 a2")]
    [DataRow(StopRule.AllExhausted, null, "a0 a1 b0 b1 a2 a0 b2 b3 a1 a2 b4")]
    [DataRow(StopRule.AllOnce, null, "a0 a1 b0 b1 a2 b2 b3 b4")]
    [DataRow(StopRule.Never, 12, "a0 a1 b0 b1 a2 a0 b2 b3 a1 a2 b4 b0")]
    public void RoundRobin_RunOfTwo_GivesTheOrder(StopRule stop, int? length, string expected) =>
        Check(Selection.RoundRobin(2), stop, length, [3, 5], null, expected);

    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 a1")]
    [DataRow(StopRule.FirstMiss, null, "a0 a1 b0 b1 b2")]
    [DataRow(StopRule.AllExhausted, null, "a0 a1 b0 b1 b2")]
    [DataRow(StopRule.AllOnce, null, "a0 a1 b0 b1 b2")]
    [DataRow(StopRule.Never, 8, "a0 a1 b0 b1 b2 a0 a1 b0")]
    public void Concat_Always_GivesTheOrder(StopRule stop, int? length, string expected) =>
        Check(Selection.Concat, stop, length, [2, 3], null, expected);

    // With one source there is one order, however it is drawn.
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, null, "a0 a1 a2")]
    [DataRow(StopRule.FirstMiss, null, "a0 a1 a2")]
    [DataRow(StopRule.AllExhausted, null, "a0 a1 a2")]
    [DataRow(StopRule.AllOnce, null, "a0 a1 a2")]
    [DataRow(StopRule.Never, 5, "a0 a1 a2 a0 a1")]
    public void EverySelection_OneSource_GivesItsRows(StopRule stop, int? length, string expected)
    {
        foreach (Selection selection in EverySelection)
            Check(selection, stop, length, [3], null, expected);
    }

    // Exact facts that the peers' mixers agree on.
    [TestMethod]
    [DataRow(StopRule.FirstExhausted, new long[] { 3, 4, 5 }, "a0 b0 c0 a1 b1 c1 a2")]
    [DataRow(StopRule.FirstMiss, new long[] { 3, 4, 5 }, "a0 b0 c0 a1 b1 c1 a2 b2 c2")]
    [DataRow(StopRule.AllExhausted, new long[] { 3, 4, 5 }, "a0 b0 c0 a1 b1 c1 a2 b2 c2 a0 b3 c3 a1 b0 c4")]
    [DataRow(StopRule.AllOnce, new long[] { 3, 4, 3 }, "a0 b0 c0 a1 b1 c1 a2 b2 c2 b3")]
    public void RoundRobin_ThreeSources_GivesThePublishedOrder(StopRule stop, long[] rows, string expected) =>
        Check(Selection.RoundRobin(), stop, null, rows, null, expected);

    [TestMethod]
    [DataRow("Even", 0.5, 0.5, 10, 3, StopRule.FirstMiss, 4, 3)]
    [DataRow("Even", 0.5, 0.5, 3, 10, StopRule.FirstMiss, 3, 3)]
    [DataRow("Even", 0.8, 0.2, 800, 200, StopRule.AllOnce, 800, 200)]
    [DataRow("Blocks(10)", 0.2, 0.8, 10, 100, StopRule.AllOnce, 10, 100)]
    [DataRow("Random", 0.6, 0.4, 20, 20, StopRule.AllOnce, 20, 20)]
    public void TwoSources_ByStopRule_DeliverThePublishedCounts(
        string selection, double weightA, double weightB, int rowsA, int rowsB, StopRule stop, int deliveredA, int deliveredB)
    {
        Selection chosen = new[] { Selection.Even, Selection.Random, Selection.Blocks(10) }.Single(known => known.ToString() == selection);
        string[] rows = Rows(Mix(chosen, stop, null, Sources([rowsA, rowsB], [weightA, weightB]))).Split(' ');

        CollectionAssert.AreEqual(Enumerable.Range(0, deliveredA).Select(row => $"a{row}").ToArray(), Of(rows, 'a'));
        CollectionAssert.AreEqual(Enumerable.Range(0, deliveredB).Select(row => $"b{row}").ToArray(), Of(rows, 'b'));
    }

    [TestMethod]
    public void Blocks_OverTenBlocks_DeliversTheWeightsInEach()
    {
        string[] rows = Rows(Mix(Selection.Blocks(10), StopRule.FirstExhausted, 100, Sources([1000, 1000], [0.3, 0.7]))).Split(' ');

        Assert.HasCount(100, rows);
        foreach (string[] block in rows.Chunk(10))
        {
            Assert.HasCount(3, Of(block, 'a'));
            Assert.HasCount(7, Of(block, 'b'));
        }
        CollectionAssert.AreEqual(Enumerable.Range(0, 30).Select(row => $"a{row}").ToArray(), Of(rows, 'a'));
        Assert.IsGreaterThan(1, rows.Chunk(10).Select(block => string.Concat(block.Select(row => row[0]))).Distinct().Count(),
            "blocks are shuffled each for itself");
    }

    [TestMethod]
    public void Mix_ShortDoor_IsEvenUpToTheFirstEmptySource()
    {
        MixedDataView mix = Ml.Data.Mix(Sources([2, 3]));

        Assert.AreEqual("a0 b0 a1", Rows(mix));
        Assert.AreEqual(Selection.Even, mix.Plan.Selection);
        Assert.AreEqual(StopRule.FirstExhausted, mix.Plan.Stop);
    }

    [TestMethod]
    public void Mix_ASourceOfWeightZero_IsLeftOutButKeepsItsKey()
    {
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([2, 5, 2], [1, 0, 1]));

        Assert.AreEqual("a0 c0 a1 c1", Rows(mix));
        CollectionAssert.AreEqual(new uint[] { 1, 3, 1, 3 }, ViewRows.Column<uint>(mix, "source_id"));
    }

    [TestMethod]
    public void Mix_KnownEmptySourceUnderAllOnce_IsLeftOut() =>
        Check(Selection.RoundRobin(), StopRule.AllOnce, null, [2, 0, 1], null, "a0 c0 a1");

    [TestMethod]
    public void Mix_OtherSeed_GivesAnotherRandomOrder()
    {
        string[] orders = [.. new long[] { 0, 1, -1, long.MaxValue }.Select(seed =>
            Rows(Ml.Data.Mix(new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce, Seed = seed }, Sources([30, 30]))))];

        Assert.AreEqual(4, orders.Distinct().Count());
    }

    [TestMethod]
    public void SourceColumn_Always_IsAKeyWithTheSourceNames()
    {
        MixedDataView mix = Ml.Data.Mix(new MixSource("first", Numbered(0, 2)), new MixSource("Größe 二", Numbered(1, 3)));
        DataViewSchema.Column column = mix.Schema["source_id"];
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetKeyValues(ref names);

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), column.Type);
        Assert.IsTrue(column.HasKeyValues());
        CollectionAssert.AreEqual(new[] { "first", "Größe 二" }, names.DenseValues().Select(name => name.ToString()).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1 }, ViewRows.Column<uint>(mix, "source_id"));
    }

    [TestMethod]
    public void SourceColumn_OtherName_HasIt()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { SourceColumnName = "origin" }, Sources([2, 3]));

        CollectionAssert.AreEqual(new[] { "Value", "origin" }, mix.Schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1 }, ViewRows.Column<uint>(mix, "origin"));
    }

    private static void Check(Selection selection, StopRule stop, int? length, long[] rows, double[]? weights, string expected)
    {
        MixedDataView mix = Mix(selection, stop, length, Sources(rows, weights));

        Assert.AreEqual(expected, Rows(mix), $"{selection}");
        Assert.AreEqual(expected, Rows(mix), $"{selection}, second cursor");
        if (selection != Selection.Random || rows.Length == 1)
            Assert.AreEqual(expected.Length == 0 ? 0 : expected.Split(' ').LongLength, mix.GetRowCount());
    }

    private static string[] Of(IEnumerable<string> rows, char source) => [.. rows.Where(row => row[0] == source)];
}
