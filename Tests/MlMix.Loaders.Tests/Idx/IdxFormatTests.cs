using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>What is read from well-formed files.</summary>
[TestClass]
public sealed class IdxFormatTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void LoadFromIdx_BytesWrittenByHand_GivesTheRows()
    {
        string path = _folder.Write("data",
        [
            0, 0, 0x08, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3,
            1, 2, 3, 4, 5, 6,
            0, 127, 128, 254, 255, 9,
        ]);

        var view = Ml.Data.LoadFromIdx(path);

        Assert.AreEqual(1, view.Schema.Count);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2, 3), view.Schema["Features"].Type);
        Assert.AreEqual(2L, view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
        var rows = ViewRows.Vectors<float>(view, "Features");
        CollectionAssert.AreEqual(new[] { 1f, 2f, 3f, 4f, 5f, 6f }, rows[0]);
        CollectionAssert.AreEqual(new[] { 0f, 127f, 128f, 254f, 255f, 9f }, rows[1]);
    }

    [TestMethod]
    [DataRow(new byte[] { 0, 0, 0x08, 1, 0, 0, 0, 2, 0x00, 0xFF }, new[] { 0f, 255f })]
    [DataRow(new byte[] { 0, 0, 0x09, 1, 0, 0, 0, 2, 0x7F, 0x80 }, new[] { 127f, -128f })]
    [DataRow(new byte[] { 0, 0, 0x0B, 1, 0, 0, 0, 2, 0x01, 0x02, 0xFF, 0xFE }, new[] { 258f, -2f })]
    [DataRow(new byte[] { 0, 0, 0x0C, 1, 0, 0, 0, 2, 0x00, 0x01, 0x00, 0x02, 0x80, 0x00, 0x00, 0x00 }, new[] { 65538f, -2147483648f })]
    [DataRow(new byte[] { 0, 0, 0x0D, 1, 0, 0, 0, 2, 0x3F, 0x80, 0x00, 0x00, 0xFF, 0x80, 0x00, 0x00 },
        new[] { 1f, float.NegativeInfinity })]
    [DataRow(new byte[] { 0, 0, 0x0E, 1, 0, 0, 0, 2, 0x40, 0x04, 0, 0, 0, 0, 0, 0, 0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A },
        new[] { 2.5f, 0.1f })]
    public void LoadFromIdx_EveryElementTypeByHand_IsReadMostSignificantByteFirst(byte[] file, float[] expected)
    {
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", file));

        Assert.AreEqual(NumberDataViewType.Single, view.Schema["Features"].Type);
        CollectionAssert.AreEqual(expected, ViewRows.Column<float>(view, "Features"));
    }

    [TestMethod]
    public void LoadFromIdx_NotANumber_StaysOne()
    {
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", File(Float, [2], double.NaN, 1)));

        CollectionAssert.AreEqual(new[] { float.NaN, 1f }, ViewRows.Column<float>(view, "Features"));
    }

    [TestMethod]
    [DataRow(new[] { 3 }, null)]
    [DataRow(new[] { 3, 4 }, new[] { 4 })]
    [DataRow(new[] { 3, 4, 5 }, new[] { 4, 5 })]
    [DataRow(new[] { 3, 2, 4, 1 }, new[] { 2, 4, 1 })]
    [DataRow(new[] { 1, 1, 1, 1, 1, 2 }, new[] { 1, 1, 1, 1, 2 })]
    public void LoadFromIdx_EveryRank_KeepsTheDimensionsOfARow(int[] dimensions, int[]? ofRow)
    {
        int count = dimensions.Aggregate((a, b) => a * b);
        var view = Ml.Data.LoadFromIdx(_folder.Write("data",
            File(Short, dimensions, [.. Enumerable.Range(0, count).Select(i => (double)i)])));

        DataViewType expected = ofRow is null ? NumberDataViewType.Single : new VectorDataViewType(NumberDataViewType.Single, ofRow);
        Assert.AreEqual(expected, view.Schema["Features"].Type);
        Assert.AreEqual((long)dimensions[0], view.GetRowCount());
        float[] flat = ofRow is null
            ? [.. ViewRows.Column<float>(view, "Features")]
            : [.. ViewRows.Vectors<float>(view, "Features").SelectMany(row => row)];
        CollectionAssert.AreEqual(Enumerable.Range(0, count).Select(i => (float)i).ToArray(), flat);
    }

    [TestMethod]
    public void LoadFromIdx_Labels_AreAScalarColumnAndNeverScaled()
    {
        string data = _folder.Write("data", File(UByte, [2, 2], 10, 20, 30, 40));
        string labels = _folder.Write("labels", File(UByte, [2], 7, 9));

        var view = Ml.Data.LoadFromIdx(data, labels, new IdxOptions { Scale = 0.5f, FeatureColumnName = "X", LabelColumnName = "Y" });

        CollectionAssert.AreEqual(new[] { "X", "Y" }, view.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(NumberDataViewType.Single, view.Schema["Y"].Type);
        CollectionAssert.AreEqual(new[] { 7f, 9f }, ViewRows.Column<float>(view, "Y"));
        CollectionAssert.AreEqual(new[] { 5f, 10f }, ViewRows.Vectors<float>(view, "X")[0]);
        CollectionAssert.AreEqual(new[] { 15f, 20f }, ViewRows.Vectors<float>(view, "X")[1]);
    }

    [TestMethod]
    public void LoadFromIdx_LabelsOfHigherRank_AreVectors()
    {
        string data = _folder.Write("data", File(UByte, [2, 1], 1, 2));
        string labels = _folder.Write("labels", File(Int, [2, 3], 1, 0, 0, 0, 0, 1));

        var view = Ml.Data.LoadFromIdx(data, labels);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), view.Schema["Label"].Type);
        CollectionAssert.AreEqual(new[] { 0f, 0f, 1f }, ViewRows.Vectors<float>(view, "Label")[1]);
    }

    [TestMethod]
    public void LoadFromIdx_Gzip_IsSeenFromTheContentAndNotFromTheName()
    {
        byte[] plain = File(Short, [3, 2], 1, 2, 3, -4, 5, 6);
        var expected = new[] { 1f, 2f, 3f, -4f, 5f, 6f };

        foreach (string path in new[]
        {
            _folder.Write("plain.gz", plain),
            _folder.Write("zipped.idx", Gzip(plain)),
            _folder.Write("two-members", GzipInTwo(plain, 19)),
            _folder.Write("two-members-in-the-header", GzipInTwo(plain, 5)),
            _folder.Write("empty-last-member", [.. Gzip(plain), .. Gzip([])]),
            _folder.Write("three-members", [.. Gzip(plain[..12]), .. Gzip(plain[12..13]), .. Gzip(plain[13..])]),
        })
        {
            var rows = ViewRows.Vectors<float>(Ml.Data.LoadFromIdx(path), "Features");
            CollectionAssert.AreEqual(expected, rows.SelectMany(row => row).ToArray(), path);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LoadFromIdx_NoRows_IsAnEmptyView(bool gzip)
    {
        byte[] empty = File(UByte, [0, 28, 28]);
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", gzip ? Gzip(empty) : empty), _folder.Write("labels", File(UByte, [0])));

        Assert.AreEqual(0L, view.GetRowCount());
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    [DoNotParallelize]
    public void LoadFromIdx_RelativePath_HoldsAfterTheCurrentDirectoryChanged()
    {
        string path = _folder.Write("data", File(UByte, [2], 1, 2));
        var view = Ml.Data.LoadFromIdx(Path.GetRelativePath(Environment.CurrentDirectory, path));
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Path.GetTempPath();
            CollectionAssert.AreEqual(new[] { 1f, 2f }, ViewRows.Column<float>(view, "Features"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [TestMethod]
    public void GetIdGetter_Always_GivesPositions()
    {
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", File(UByte, [2], 1, 2)));

        CollectionAssert.AreEqual(new DataViewRowId[] { new(0, 0), new(1, 0) }, ViewRows.Ids(view));
    }

    [TestMethod]
    public void GetGetter_CalledAgainOrNotAtAll_GivesTheRowOfThePosition()
    {
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", File(Int, [4], 10, 20, 30, 40)));
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<float>(view.Schema["Features"]);
        float value = 0;
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());
        getter(ref value);
        Assert.AreEqual(20f, value);
        getter(ref value);
        Assert.AreEqual(20f, value);
        Assert.IsTrue(cursor.MoveNext());
        cursor.GetGetter<float>(view.Schema["Features"])(ref value);
        Assert.AreEqual(30f, value);
    }

    [TestMethod]
    public void LoadFromIdx_RowLargerThanTheBuffer_IsReadWhole()
    {
        const int size = 100_003;
        var values = Enumerable.Range(0, 3 * size).Select(i => (double)(i % 30_011 - 15_000)).ToArray();
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", Gzip(File(Short, [3, size], values))));

        var rows = ViewRows.Vectors<float>(view, "Features");

        CollectionAssert.AreEqual(values.Select(value => (float)value).ToArray(), rows.SelectMany(row => row).ToArray());
    }
}
