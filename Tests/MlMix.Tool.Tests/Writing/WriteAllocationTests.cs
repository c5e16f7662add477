using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Statistics;
using MlMix.Tool.Tests.Support;
using MlMix.Tool.Writing;

namespace MlMix.Tool.Tests.Writing;

/// <summary>Rows are written and counted in memory that does not grow with them.</summary>
[TestClass]
public class WriteAllocationTests
{
    // More than the different values that statistics keep, of each source.
    private const int Few = 40_000;

    [TestMethod]
    [DataRow(".tsv")]
    [DataRow(".jsonl")]
    public void MoreRows_AreWritten_WithoutAllocatingMore(string extension)
    {
        using var folder = new TempFolder();
        // The clock stands still, so that no state is saved on the way: that allocates.
        var options = new WriteOptions { Time = new Standing() };

        NothingMore(mix => MixWriter.Write(mix, folder.File("x" + extension), options));
    }

    [TestMethod]
    public void MoreRows_AreCounted_WithoutAllocatingMore() => NothingMore(mix => MixStatistics.Read(mix));

    private static void NothingMore(Action<MixedDataView> act)
    {
        Least(act, Few);
        long few = Least(act, Few);
        long more = Least(act, 3 * Few);

        Assert.IsLessThan(Few, more - few, $"{few} bytes for {Few} rows, {more} for {3 * Few}: less than half a byte a row");
    }

    private static long Least(Action<MixedDataView> act, long rows)
    {
        long least = long.MaxValue;
        for (int again = 0; again < 3; again++)
        {
            MixedDataView mix = Mix(rows);
            long before = GC.GetAllocatedBytesForCurrentThread();
            act(mix);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static MixedDataView Mix(long rows)
    {
        ReadOnlyMemory<char>[] texts = ["é \"quoted\"".AsMemory(), "plain".AsMemory()];
        VBuffer<float> dense = new(3, [1.5f, 1e-7f, float.NaN]), sparse = new(3, 1, [2], [1]);
        MixSource Source(string name, double weight) => new(name, new FakeDataView(
            3 * Few,
            FakeColumn.Of("Row", NumberDataViewType.Int64, row => row),
            FakeColumn.Of("Text", TextDataViewType.Instance, row => texts[row % 2]),
            FakeColumn.Key("Kind", row => (uint)(row % 3), "cat", "dog"),
            FakeColumn.OfVectors("V", new VectorDataViewType(NumberDataViewType.Single, 3), row => row % 2 == 0 ? dense : sparse),
            FakeColumn.Of("Day", DateTimeDataViewType.Instance, row => new DateTime(2001, 2, 3).AddSeconds(row)),
            FakeColumn.Of("Id", RowIdDataViewType.Instance, row => new DataViewRowId((ulong)row, 1))), weight);
        // No source begins again, for which a cursor is made.
        return ToolViews.Ml.Data.Mix(new MixOptions { Stop = StopRule.Never, Length = rows }, Source("a", 1), Source("b", 2));
    }

    private sealed class Standing : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
