using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Mixing;

/// <summary>A mix whose cancellation is asked for ends soon, closes everything, and says so by the usual exception.</summary>
[TestClass]
public class MixCancellationTests
{
    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void MoveNext_Cancelled_EndsWithinAChunkAndClosesAll(bool countUnknown, bool sharded)
    {
        using var cancel = new CancellationTokenSource();
        CountingDataView[] views = [new(Numbered(0, 100_000, countUnknown)), new(Numbered(1, 100_000, countUnknown))];
        var options = new MixOptions { Shard = sharded ? new Shard(1, 2) : null };
        MixedDataView mix = Ml.Data.Mix(options, Over(views)).WithCancellation(cancel.Token);
        using DataViewRowCursor cursor = mix.GetRowCursor([]);
        for (int row = 0; row < 30_000; row++)
            Assert.IsTrue(cursor.MoveNext());
        cancel.Cancel();

        int more = 0;
        var error = Assert.ThrowsExactly<OperationCanceledException>(() =>
        {
            while (cursor.MoveNext())
                more++;
        });

        Assert.AreEqual(cancel.Token, error.CancellationToken);
        Assert.IsLessThanOrEqualTo(16_384, more);
        Assert.AreEqual(0, views[0].Open + views[1].Open);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.PerSource)]
    public void MoveNext_CancelledInALongBlockOrBatch_EndsWithinAChunk(BatchShape shape)
    {
        using var cancel = new CancellationTokenSource();
        Selection selection = shape == BatchShape.Mixed ? Selection.Blocks(100_000) : Selection.Even;
        var options = new MixOptions { Selection = selection, BatchShape = shape, BatchSize = 100_000 };
        MixedDataView mix = Ml.Data.Mix(options, Over(Numbered(0, 100_000), Numbered(1, 100_000))).WithCancellation(cancel.Token);
        using DataViewRowCursor cursor = mix.GetRowCursor([]);
        // After so many rows both sources of a block are open, which is when they would look at it, too.
        for (int row = 0; row < 50; row++)
            Assert.IsTrue(cursor.MoveNext());
        cancel.Cancel();

        int more = 0;
        Assert.ThrowsExactly<OperationCanceledException>(() =>
        {
            while (cursor.MoveNext())
                more++;
        });

        Assert.IsLessThanOrEqualTo(16_384, more);
    }

    [TestMethod]
    public void MoveNext_CancelledBeforeTheFirstRow_OpensNothing()
    {
        var view = new CountingDataView(Numbered(0, 9));
        using DataViewRowCursor cursor = Ml.Data.Mix(new MixSource("a", view)).WithCancellation(new CancellationToken(canceled: true)).GetRowCursor([]);

        Assert.ThrowsExactly<OperationCanceledException>(() => cursor.MoveNext());
        Assert.IsEmpty(view.Asked);
    }

    [TestMethod]
    public void MoveNext_CancelledOnTheWayToTheFirstRowWanted_EndsThere()
    {
        using var cancel = new CancellationTokenSource();
        var view = new CountingDataView(new FakeDataView(
            1_000_000_000, FakeColumn.Of(Value, Microsoft.ML.Data.NumberDataViewType.Int64, row => row)));
        MixedDataView mix = Ml.Data.Mix(new MixSource("a", view) { Range = RowRange.Rows(900_000_000) }).WithCancellation(cancel.Token);
        using DataViewRowCursor cursor = mix.GetRowCursor([]);
        Task cancelling = Task.Run(() =>
        {
            SpinWait.SpinUntil(() => view.RowsRead > 10_000);
            cancel.Cancel();
        });

        Assert.ThrowsExactly<OperationCanceledException>(() => cursor.MoveNext());
        cancelling.Wait();
        Assert.IsLessThan(900_000_000, view.RowsRead);
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    public void Rows_NotCancelled_AreThoseOfTheMix()
    {
        using var cancel = new CancellationTokenSource();
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([3, 5]));
        MixedDataView cancellable = mix.WithCancellation(cancel.Token);

        Assert.AreEqual(Rows(mix), Rows(cancellable));
        Assert.AreSame(mix.Schema, cancellable.Schema);
        Assert.AreEqual(8L, cancellable.GetRowCount());
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancelled(cancellable, cancel));
        Assert.AreEqual("a0 b0 a1 b1 b2 a2 b3 b4".Length, Rows(mix).Length, "the mix itself is not cancelled");
    }

    [TestMethod]
    public void Epochs_OfACancellableMix_AreCancellable()
    {
        using var cancel = new CancellationTokenSource();
        MixedDataView second = Mix(Selection.Random, StopRule.Never, 50, Sources([3, 5])).WithCancellation(cancel.Token).ForEpoch(1);

        Assert.ThrowsExactly<OperationCanceledException>(() => Cancelled(second, cancel));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Cancellations_GivenOneAfterTheOther_AllHold(int cancelled)
    {
        using CancellationTokenSource first = new(), second = new();
        MixedDataView mix = Mix(Selection.Even, StopRule.AllOnce, null, Sources([3, 5]))
            .WithCancellation(first.Token).WithCancellation(second.Token).WithCancellation(CancellationToken.None);
        string rows = Rows(mix);

        Assert.AreEqual(Rows(Mix(Selection.Even, StopRule.AllOnce, null, Sources([3, 5]))), rows);
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancelled(mix, cancelled == 0 ? first : second));
    }

    private static void Cancelled(MixedDataView mix, CancellationTokenSource cancel)
    {
        cancel.Cancel();
        Rows(mix);
    }
}
