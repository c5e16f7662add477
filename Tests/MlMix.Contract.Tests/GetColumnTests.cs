using Microsoft.ML;
using Microsoft.ML.Data;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests;

[TestClass]
public sealed class GetColumnTests
{
    private sealed class Row
    {
        public string? Text;
        public string[]? Texts;
        public float[]? Vector;
        public VBuffer<int> Buffer;
        public VBuffer<ReadOnlyMemory<char>> Sparse;
    }

    private static readonly Row[] Rows =
    [
        new()
        {
            Text = "a", Texts = ["x", "y"], Vector = [1, 2], Buffer = new VBuffer<int>(3, 1, [9], [1]),
            Sparse = new VBuffer<ReadOnlyMemory<char>>(2, 1, ["z".AsMemory()], [1]),
        },
        new() { Text = null, Texts = null, Vector = null, Buffer = default },
    ];

    [TestMethod]
    public void GetColumn_RawAndConvertedTypes_GivesTheValues()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Rows);
        CollectionAssert.AreEqual(new[] { "a", "" }, view.GetColumn<string>("Text").ToArray());
        CollectionAssert.AreEqual(new[] { "a", "" }, view.GetColumn<ReadOnlyMemory<char>>("Text").Select(t => t.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "x", "y" }, view.GetColumn<string[]>("Texts").First());
        CollectionAssert.AreEqual(new float[] { 1, 2 }, view.GetColumn<float[]>("Vector").First());
        CollectionAssert.AreEqual(new[] { 0, 9, 0 }, view.GetColumn<int[]>("Buffer").First());
        Assert.AreEqual(3, view.GetColumn<VBuffer<int>>("Buffer").First().Length);
        CollectionAssert.AreEqual(new[] { null, "z" }, view.GetColumn<string[]>("Sparse").First());
        CollectionAssert.AreEqual(new[] { 2, 0 }, view.GetColumn<float[]>(view.Schema["Vector"]).Select(v => v.Length).ToArray());
    }

    [TestMethod]
    public void GetColumn_TypeThatDoesNotFit_ThrowsAtOnce()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Rows);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<float>("Text"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<double[]>("Vector"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<string[]>("Vector"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<float[]>("Text"));
    }

    [TestMethod]
    public void GetColumn_AbsentOrForeignColumn_ThrowsAtOnce()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Rows);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<string>("Absent"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<int>(Numbers(1).Schema["Number"]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<int>(default(DataViewSchema.Column)));
    }

    [TestMethod]
    public void Preview_FirstRows_AreSeenByRowAndByColumn()
    {
        DataDebuggerPreview preview = Numbers(5).Preview(maxRows: 3);
        Assert.AreEqual("2 columns, 3 rows", preview.ToString());
        CollectionAssert.AreEqual(new object[] { 0, 1, 2 }, preview.ColumnView.Single(c => c.Column.Name == "Number").Values);
        CollectionAssert.AreEqual(
            new KeyValuePair<string, object>[] { new("Number", 1), new("Half", 0.5f) }, preview.RowView[1].Values);
        Assert.AreEqual(100, Numbers(500).Preview().RowView.Length);
        Assert.AreEqual(0, Numbers(5).Preview(maxRows: 0).RowView.Length);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Numbers(5).Preview(maxRows: -1));
    }
}
