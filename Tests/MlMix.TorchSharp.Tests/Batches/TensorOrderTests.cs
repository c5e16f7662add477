using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using MlMix.Tensors.Tests.Support;

namespace MlMix.Tensors.Tests.Batches;

/// <summary>Batches have the rows of the plan, in the batches that the mix makes, and go on from any of them.</summary>
[TestClass]
public class TensorOrderTests
{
    [TestInitialize]
    public void RequireTorch() => Torch.Require();

    [TestMethod]
    public void Batches_OfAnyMixAndSize_HaveTheRowsOfThePlan()
    {
        Gen<(int[] Rows, int Size, int Selection, int Shape)> cases =
            from rows in Gen.Choose(0, 20).ArrayOf(3)
            from size in Gen.Choose(1, 9)
            from selection in Gen.Choose(0, 2)
            from shape in Gen.Choose(0, 3)
            select (rows, size, selection, shape);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var options = new MixOptions
            {
                Selection = new[] { Selection.Even, Selection.Random, Selection.Blocks(4) }[one.Selection],
                Stop = StopRule.AllOnce,
                BatchSize = one.Shape == 0 ? null : one.Size,
                BatchShape = new[] { BatchShape.Mixed, BatchShape.Mixed, BatchShape.PerSource, BatchShape.Stratified }[one.Shape],
            };
            if (options.BatchShape == BatchShape.Stratified)
                options.Selection = Selection.Even;
            MixedDataView mix = Views.Ml.Data.Mix(options, Views.Sources([.. one.Rows.Select(rows => (long)rows)]));

            string[] pieces = Views.Pieces(one.Shape == 0 ? mix.TensorBatches(one.Size) : mix.TensorBatches());

            CollectionAssert.AreEqual(Views.Pieces(mix.Plan, one.Size), pieces);
        }));
    }

    [TestMethod]
    public void Batches_OfOneSource_AreSo()
    {
        MixedDataView blend = Views.Ml.Data.Blend(
            new MixOptions { BatchSize = 3, Selection = Selection.RoundRobin(), Stop = StopRule.AllOnce }, Views.Sources(5, 4));

        CollectionAssert.AreEqual(new[] { "a0 a1 a2", "b0 b1 b2", "a3 a4", "b3" }, Views.Pieces(blend.TensorBatches()));
        CollectionAssert.AreEqual(
            new[] { "a0 a1 a2", "b0 b1 b2" }, Views.Pieces(blend.TensorBatches(new TensorBatchOptions { DropLastBatch = true })));
    }

    [TestMethod]
    public void Batches_ThatAreStratified_HaveTheSameCounts()
    {
        var options = new MixOptions { BatchSize = 4, BatchShape = BatchShape.Stratified };
        MixSource[] sources = [new MixSource("a", Views.Numbered(0, 30), 3), new MixSource("b", Views.Numbered(1, 10), 1)];
        string[] pieces = Views.Pieces(Views.Ml.Data.Mix(options, sources).TensorBatches());

        Assert.IsGreaterThan(5, pieces.Length);
        foreach (string piece in pieces.SkipLast(1))
            Assert.AreEqual(3, piece.Count(letter => letter == 'a'), piece);
    }

    [TestMethod]
    public void Checkpoint_AfterEachBatch_LeavesTheRest()
    {
        MixedDataView mix = Views.Ml.Data.Mix(new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce }, Views.Sources(9, 7));
        string[] whole = Views.Pieces(mix.TensorBatches(3));
        Assert.HasCount(6, whole);
        foreach (TensorBatch batch in mix.TensorBatches(3))
        {
            PlanCheckpoint saved = PlanCheckpoint.FromJson(batch.Checkpoint().ToJson());
            CollectionAssert.AreEqual(whole[(int)(batch.Index + 1)..], Views.Pieces(mix.Resume(saved).TensorBatches(3)));
        }
    }

    [TestMethod]
    public void Batches_ReadTwiceAtOnce_AreTheSame()
    {
        TensorBatches batches = Views.Ml.Data.Mix(Views.Sources(9, 9)).TensorBatches(4);
        using TensorBatchReader other = batches.GetEnumerator();
        foreach (TensorBatch batch in batches)
        {
            Assert.IsTrue(other.MoveNext());
            Assert.AreEqual(Views.Rows(batch), Views.Rows(other.Current));
        }
        Assert.IsFalse(other.MoveNext());
    }

    [TestMethod]
    public void Reading_TellsProgressAndCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var told = new List<long>();
        var options = new TensorBatchOptions { BatchSize = 4, Cancellation = source.Token, Progress = new Told(told) };
        using TensorBatchReader reader = Views.Ml.Data.Mix(Views.Sources(9, 9)).TensorBatches(options).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        Assert.IsTrue(reader.MoveNext());
        source.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => reader.MoveNext());
        Assert.IsFalse(reader.MoveNext());
        CollectionAssert.AreEqual(new long[] { 4, 8 }, told);
    }

    private sealed class Told(List<long> rows) : IProgress<long>
    {
        public void Report(long value) => rows.Add(value);
    }
}
