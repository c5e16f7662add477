using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Mixing.MixViews;

namespace MlMix.Loaders.Tests.Batches;

/// <summary>How a reader ends, what it tells, and what it costs.</summary>
[TestClass]
[DoNotParallelize]
public class BatchReaderTests
{
    [TestMethod]
    public void Cancellation_InTheMiddle_EndsTheReader()
    {
        using var cancellation = new CancellationTokenSource();
        long read = 0;
        var counted = new CountingDataView(new FakeDataView(100, FakeColumn.Of(Value, NumberDataViewType.Int64, row =>
        {
            read = row;
            if (row == 13)
                cancellation.Cancel();
            return row;
        })));
        MixedDataView mix = Ml.Data.Concat(counted);
        using BatchReader reader = mix.Batches(new BatchOptions { BatchSize = 10, Cancellation = cancellation.Token }).GetEnumerator();
        Assert.IsTrue(reader.MoveNext());
        PlanCheckpoint checkpoint = reader.Current.Checkpoint();

        Assert.ThrowsExactly<OperationCanceledException>(() => reader.MoveNext());

        Assert.AreEqual(13, read, "between rows");
        Assert.IsFalse(reader.MoveNext());
        Assert.AreEqual(0, counted.Open);
        Assert.AreEqual(90, mix.Resume(checkpoint).GetRowCount());
    }

    [TestMethod]
    public void Progress_AfterEachBatch_IsTheRowsSoFar()
    {
        var told = new Told();

        foreach (MixBatch batch in Ml.Data.Concat(Sources([7])).Batches(new BatchOptions { BatchSize = 3, Progress = told }))
            Assert.IsGreaterThan(0, batch.Count);
        foreach (MixBatch batch in Ml.Data.Concat(Sources([7])).Batches(new BatchOptions { BatchSize = 3, Progress = told, DropLastBatch = true }))
            Assert.AreEqual(3, batch.Count);

        CollectionAssert.AreEqual(new long[] { 3, 6, 7, 3, 6 }, told.Rows);
    }

    [TestMethod]
    public void Dispose_InTheMiddle_ClosesTheView()
    {
        var counted = new CountingDataView(Numbered(0, 9));
        BatchReader reader = Ml.Data.Concat(counted).Batches(2).GetEnumerator();
        reader.MoveNext();
        Assert.AreEqual(1, counted.Open);

        reader.Dispose();
        reader.Dispose();

        Assert.AreEqual(0, counted.Open);
        Assert.AreEqual(0, reader.Current.Count);
        Assert.IsFalse(reader.MoveNext());
    }

    [TestMethod]
    public void Batches_NotGoneThrough_OpenNothing()
    {
        var counted = new CountingDataView(Numbered(0, 9));

        Assert.AreEqual(2, Ml.Data.Concat(counted).Batches(2).BatchSize);

        Assert.IsEmpty(counted.Asked);
    }

    [TestMethod]
    public void GetterThatCannotBeOpened_ClosesTheView()
    {
        var counted = new CountingDataView(Numbered(0, 9)) { GetterFault = new IOException("locked") };

        Assert.ThrowsExactly<IOException>(() => counted.Batches(2).GetEnumerator());

        Assert.AreEqual(0, counted.Open);
    }

    [TestMethod]
    public void Readers_SideBySide_DoNotDisturbEachOther()
    {
        MixBatches batches = Mix(Selection.Random, StopRule.AllOnce, null, Sources([500, 300])).Batches(7);
        string expected = BatchRows.Of(batches);

        string[] found = new string[8];
        Parallel.For(0, found.Length, i => found[i] = BatchRows.Of(batches));

        Assert.IsTrue(found.All(rows => rows == expected));
    }

    [TestMethod]
    [DataRow(BatchShape.Mixed)]
    [DataRow(BatchShape.PerSource)]
    public void Batches_AfterTheFirst_AllocateNothing(BatchShape shape)
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 16);
        float[] pixels = new float[16];
        var sources = Over([.. Enumerable.Range(0, 3).Select(_ => new FakeDataView(
            200_000,
            FakeColumn.Of("Label", NumberDataViewType.Single, row => 1f),
            FakeColumn.Of("Text", TextDataViewType.Instance, row => "text".AsMemory()),
            FakeColumn.OfVectors("Features", type, row => new VBuffer<float>(16, pixels))))]);
        MixedDataView mix = Ml.Data.Mix(new MixOptions { BatchSize = 32, BatchShape = shape, Stop = StopRule.AllOnce }, sources);
        using BatchReader reader = mix.Batches().GetEnumerator();
        Use(reader, 1000);

        Assert.AreEqual(0, Least(reader, 2000));
    }

    private static float Use(BatchReader reader, int batches)
    {
        float sum = 0;
        for (int i = 0; i < batches; i++)
        {
            if (!reader.MoveNext())
                throw new InvalidOperationException("The rows ended.");
            MixBatch batch = reader.Current;
            sum += batch.Values<float>("Label")[0] + batch.Matrix<float>("Features")[^1] + batch.SourceIds[0] + batch.SourceName(0).Length;
            sum += batch.Values<VBuffer<float>>("Features")[0].Length + batch.Values<ReadOnlyMemory<char>>("Text")[0].Length;
        }
        return sum;
    }

    // A collection that another thread causes charges this one with its unused memory: the least of three counts.
    private static long Least(BatchReader reader, int batches)
    {
        long least = long.MaxValue;
        for (int again = 0; again < 3 && least > 0; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Use(reader, batches);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Rows { get; } = [];

        public void Report(long value) => Rows.Add(value);
    }
}
