using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class CacheTests
{
    private sealed class VectorRow
    {
        public float[]? Vector;
        public string? Text;
    }

    [TestMethod]
    public void Cache_ReadTwice_ReadsTheSourceOnce()
    {
        int started = 0;
        IEnumerable<NumberRow> Rows()
        {
            started++;
            for (int i = 0; i < 100; i++)
                yield return new NumberRow { Number = i };
        }

        IDataView view = Ml.Data.Cache(Ml.Data.LoadFromEnumerable(Rows()));
        int[] expected = [.. Enumerable.Range(0, 100)];
        CollectionAssert.AreEqual(expected, view.GetColumn<int>("Number").ToArray());
        CollectionAssert.AreEqual(expected, view.GetColumn<int>("Number").ToArray());
        Assert.AreEqual(1, started);
        Assert.AreEqual(100, view.GetColumn<float>("Half").Count());
        Assert.AreEqual(2, started);
    }

    [TestMethod]
    public void Cache_RowCount_IsKnownOnceAllWasRead()
    {
        IDataView view = Ml.Data.Cache(Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 7).Select(_ => new NumberRow())));
        Assert.IsNull(view.GetRowCount());
        Assert.AreEqual(7, view.GetColumn<int>("Number").Count());
        Assert.AreEqual(7, view.GetRowCount());
        Assert.AreEqual(3, Ml.Data.Cache(Numbers(3)).GetRowCount());
    }

    [TestMethod]
    public void Cache_SchemaAndIds_AreTheSourcesAndRowNumbers()
    {
        IDataView source = Ml.Data.SkipRows(Numbers(5), 2);
        IDataView view = Ml.Data.Cache(source);
        Assert.AreSame(source.Schema, view.Schema);
        CollectionAssert.AreEqual(new[] { Id(0), Id(1), Id(2) }, view.Open("Number").Ids());
        CollectionAssert.AreEqual(new[] { Id(0), Id(1), Id(2) }, view.Open().Ids());
    }

    [TestMethod]
    public void Cache_WithARandom_PermutesTheRowsWithTheirIds()
    {
        IDataView view = Ml.Data.Cache(Numbers(200));
        Assert.IsTrue(view.CanShuffle);
        using DataViewRowCursor cursor = view.Open(new Random(3), "Number");
        List<int> numbers = cursor.Read<int>("Number");
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 200).ToArray(), numbers);
        CollectionAssert.AreNotEqual(Enumerable.Range(0, 200).ToArray(), numbers);

        using DataViewRowCursor again = view.Open(new Random(3), "Number");
        CollectionAssert.AreEqual(numbers.Select(n => Id((ulong)n)).ToArray(), again.Ids());
    }

    [TestMethod]
    public void Cache_WithARandom_DrawsAFisherYatesPermutation()
    {
        int[] expected = [.. Enumerable.Range(0, 20)];
        var random = new Random(5);
        for (int i = 0; i < expected.Length; i++)
        {
            int other = i + random.Next(expected.Length - i);
            (expected[i], expected[other]) = (expected[other], expected[i]);
        }

        using DataViewRowCursor cursor = Ml.Data.Cache(Numbers(20)).Open(new Random(5), "Number");
        CollectionAssert.AreEqual(expected, cursor.Read<int>("Number"));
    }

    [TestMethod]
    public void Cache_VectorsAndText_AreKept()
    {
        VectorRow[] rows = [new() { Vector = [1, 2], Text = "a" }, new() { Vector = [], Text = null }, new() { Vector = [3], Text = "b" }];
        IDataView view = Ml.Data.Cache(Ml.Data.LoadFromEnumerable(rows));
        for (int pass = 0; pass < 2; pass++)
        {
            float[][] vectors = [.. view.GetColumn<float[]>("Vector")];
            CollectionAssert.AreEqual(new float[] { 1, 2 }, vectors[0]);
            Assert.IsEmpty(vectors[1]);
            CollectionAssert.AreEqual(new float[] { 3 }, vectors[2]);
            CollectionAssert.AreEqual(new[] { "a", "", "b" }, view.GetColumn<string>("Text").ToArray());
        }
    }

    [TestMethod]
    public void Cache_Cursor_CountsRowsAndRefusesWrongUse()
    {
        using DataViewRowCursor cursor = Ml.Data.Cache(Numbers(1)).Open("Number");
        Assert.AreEqual(-1, cursor.Position);
        ValueGetter<int> getter = cursor.Getter<int>("Number");
        int value = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref value));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.Getter<float>("Half"));
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.Getter<long>("Number"));
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
    }

    [TestMethod]
    public void Cache_SourceThatThrows_ThrowsWithItAsTheInnerException()
    {
        IEnumerable<NumberRow> broken = Enumerable.Range(0, 2).Select<int, NumberRow>(i => throw new TimeoutException());
        using DataViewRowCursor cursor = Ml.Data.Cache(Ml.Data.LoadFromEnumerable(broken)).Open("Number");
        Exception thrown = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
        Assert.IsInstanceOfType<TimeoutException>(thrown.InnerException);
    }

    [TestMethod]
    public void Cache_PrefetchOfAnAbsentColumn_Throws()
    {
        Assert.AreEqual(3, Ml.Data.Cache(Numbers(3), "Half").GetColumn<float>("Half").Count());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Data.Cache(Numbers(3), "Absent"));
    }
}
