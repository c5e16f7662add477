using Microsoft.ML;
using MlMix.Tensors.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace MlMix.Tensors.Tests.Datasets;

/// <summary>Rows through TorchSharp's own loader.</summary>
[TestClass]
public class RowDatasetTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void Loader_CollectsTheRowsInTheirOrder()
    {
        MixedDataView mix = Mix();
        string[] expected = Views.Pieces(mix.TensorBatches(4));
        using TensorRowDataset dataset = mix.ToRowDataset();
        using var loader = utils.data.DataLoader(dataset, 4);
        Assert.AreEqual(16, dataset.Count);

        // Twice, and once only to the middle.
        CollectionAssert.AreEqual(expected, Pieces(loader).ToArray());
        Assert.AreEqual(expected[0], Pieces(loader).First());
        CollectionAssert.AreEqual(expected, Pieces(loader).ToArray());
    }

    [TestMethod]
    public void Loader_OfAnUnevenNumber_HasAShortLastBatchOrDropsIt()
    {
        using TensorRowDataset dataset = Mix().ToRowDataset();
        using var whole = utils.data.DataLoader(dataset, 5, disposeDataset: false);
        using var dropped = utils.data.DataLoader(dataset, 5, drop_last: true, disposeDataset: false);
        string[] expected = Views.Pieces(Mix().TensorBatches(5));

        CollectionAssert.AreEqual(expected, Pieces(whole).ToArray());
        CollectionAssert.AreEqual(expected[..3], Pieces(dropped).ToArray());
    }

    [TestMethod]
    public void Items_HaveFeaturesLabelSourceAndWeightOfARow()
    {
        var options = new MixOptions { Columns = MixColumns.SampleWeight, Stop = StopRule.AllOnce };
        using TensorRowDataset dataset = Views.Ml.Data.Mix(options, new MixSource("a", Views.Numbered(0, 3)) { SampleWeight = 3 }).ToRowDataset();

        IList<Tensor> row = dataset.GetTensor(0);

        Assert.HasCount(4, row);
        CollectionAssert.AreEqual(new long[] { 3 }, row[0].shape);
        Assert.AreEqual(0, row[1].dim());
        Assert.AreEqual(-1, row[1].item<long>());
        Assert.AreEqual(0, row[2].item<long>());
        Assert.AreEqual(3, row[3].item<float>());
    }

    [TestMethod]
    public void Items_OutOfOrder_AreRefused()
    {
        using TensorRowDataset dataset = Mix().ToRowDataset();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => dataset.GetTensor(1)).Message, "and item 0 comes next");
        dataset.GetTensor(0);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => dataset.GetTensor(2)).Message, "and item 1 comes next");
        dataset.GetTensor(1);
        dataset.GetTensor(0);
        for (int row = 1; row < 16; row++)
            dataset.GetTensor(row);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => dataset.GetTensor(16)).Message, "There is no item 16");
    }

    [TestMethod]
    public void Checkpoint_AfterABatchOfTheLoader_LeavesTheRest()
    {
        MixedDataView mix = Mix();
        string[] expected = Views.Pieces(mix.TensorBatches(4));
        using TensorRowDataset dataset = mix.ToRowDataset();
        Assert.ThrowsExactly<InvalidOperationException>(() => dataset.Checkpoint());
        using var loader = utils.data.DataLoader(dataset, 4, disposeDataset: false);
        Assert.AreEqual(expected[0], Pieces(loader).First());

        using TensorRowDataset rest = mix.Resume(dataset.Checkpoint()).ToRowDataset();

        Assert.AreEqual(12, rest.Count);
        using var other = utils.data.DataLoader(rest, 4, disposeDataset: false);
        CollectionAssert.AreEqual(expected[1..], Pieces(other).ToArray());
    }

    [TestMethod]
    public void Datasets_OfRoundsOfOtherWeights_HaveTheRowsOfEach()
    {
        MixedDataView mix = Views.Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce, BatchSize = 5 }, Views.Sources(13, 9));
        var rows = new List<string>();
        var counts = new List<(long Rows, long Batches)>();
        foreach (MixRound round in mix.Rounds(new Exp3Controller(2, new Exp3Options { RewardScale = 1 }), 10))
        {
            using TensorRowDataset dataset = round.View.ToRowDataset();
            using TensorBatchDataset batches = round.View.ToBatchDataset();
            counts.Add((dataset.Count, batches.Count));
            using var loader = utils.data.DataLoader(dataset, 5, disposeDataset: false);
            rows.AddRange(Pieces(loader).SelectMany(piece => piece.Split(' ')));
            CollectionAssert.AreEqual(rows.TakeLast((int)dataset.Count).ToArray(), Pieces(batches.ToLoader()).SelectMany(piece => piece.Split(' ')).ToArray());
            round.Losses.Add(1, 1);
        }

        CollectionAssert.AreEqual(new[] { (10L, 2L), (10, 2), (2, 1) }, counts);
        string[] all = [.. Enumerable.Range(0, 13).Select(row => $"a{row}"), .. Enumerable.Range(0, 9).Select(row => $"b{row}")];
        CollectionAssert.AreEquivalent(all, rows);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void BatchDatasets_OfRounds_CountWhatTheEndOfASourceCutsShort(bool countUnknown)
    {
        var options = new MixOptions { Stop = StopRule.AllOnce, BatchSize = 5, BatchShape = BatchShape.PerSource };
        MixedDataView mix = Views.Ml.Data.Mix(
            options, new MixSource("a", Views.Numbered(0, 13, countUnknown)), new MixSource("b", Views.Numbered(1, 8, countUnknown)));
        var counts = new List<long>();
        var rows = new List<string>();
        foreach (MixRound round in mix.Rounds(new Exp3Controller(2), 10))
        {
            using TensorBatchDataset batches = round.View.ToBatchDataset();
            counts.Add(batches.Count);
            rows.AddRange(Pieces(batches.ToLoader()).SelectMany(piece => piece.Split(' ')));
            round.Losses.Add(0, 1);
        }

        // Five of each; then five and two of a and the last three of b; then the last one of a.
        CollectionAssert.AreEqual(new[] { 2L, 3, 1 }, counts);
        string[] all = [.. Enumerable.Range(0, 13).Select(row => $"a{row}"), .. Enumerable.Range(0, 8).Select(row => $"b{row}")];
        CollectionAssert.AreEquivalent(all, rows);
    }

    [TestMethod]
    public void Dataset_Disposed_GivesNothing()
    {
        TensorRowDataset dataset = Mix().ToRowDataset();
        dataset.GetTensor(0);
        dataset.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => dataset.GetTensor(0));
    }

    [TestMethod]
    public void Loading_LeavesNoTensor()
    {
        MixedDataView mix = Mix();
        long left = Torch.Left(() =>
        {
            using var loader = utils.data.DataLoader(mix.ToRowDataset(), 5);
            Assert.HasCount(4, Pieces(loader).ToArray());
        });
        Assert.AreEqual(0, left);
    }

    internal static IEnumerable<string> Pieces(IEnumerable<IList<Tensor>> loader)
    {
        foreach (IList<Tensor> batch in loader)
            yield return Views.Rows(batch[0], batch[1], batch[2]);
    }

    private static MixedDataView Mix() => Views.Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Views.Sources(9, 7));
}
