using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>Which files cursors hold open, what they allocate, and what they find out late.</summary>
[TestClass]
public sealed class IdxCursorTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void LoadFromIdx_Done_HoldsNoFile()
    {
        var (_, data, labels) = Load(gzip: true);

        Assert.IsTrue(IsClosed(data));
        Assert.IsTrue(IsClosed(labels));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void GetRowCursor_Columns_OpenTheirFilesOnly(bool gzip)
    {
        var (view, data, labels) = Load(gzip);

        using (view.GetRowCursor([view.Schema["Features"]]))
            CheckOpen(data, true, labels, false);
        using (view.GetRowCursor([view.Schema["Label"]]))
            CheckOpen(data, false, labels, true);
        using (view.GetRowCursor(view.Schema))
            CheckOpen(data, true, labels, true);
        using (view.GetRowCursor([]))
            CheckOpen(data, false, labels, false);
        CheckOpen(data, false, labels, false);

        static void CheckOpen(string data, bool dataOpen, string labels, bool labelsOpen)
        {
            Assert.AreEqual(dataOpen, !IsClosed(data));
            Assert.AreEqual(labelsOpen, !IsClosed(labels));
        }
    }

    [TestMethod]
    public void GetRowCursor_NoColumns_CountsTheRows()
    {
        var (view, _, _) = Load(gzip: false);

        Assert.AreEqual(3, ViewRows.Ids(view).Count);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Dispose_OnARowOrTwiceOrAtTheEnd_ClosesTheFiles(bool gzip)
    {
        var (view, data, labels) = Load(gzip);

        var early = view.GetRowCursor(view.Schema);
        Assert.IsTrue(early.MoveNext());
        early.Dispose();
        early.Dispose();
        Assert.IsTrue(IsClosed(data) && IsClosed(labels));

        var atTheEnd = view.GetRowCursor(view.Schema);
        while (atTheEnd.MoveNext())
            Assert.IsFalse(IsClosed(data) || IsClosed(labels));
        Assert.IsTrue(IsClosed(data) && IsClosed(labels), "The end of the rows closes the files, disposed or not.");
        atTheEnd.Dispose();
    }

    [TestMethod]
    public void GetRowCursor_SecondFileGone_ClosesTheFirst()
    {
        var (view, data, labels) = Load(gzip: false);
        System.IO.File.Delete(labels);

        var error = Assert.ThrowsExactly<FileNotFoundException>(() => view.GetRowCursor(view.Schema));

        Assert.AreEqual($"The labels file '{labels}' does not exist.", error.Message);
        Assert.IsTrue(IsClosed(data));
    }

    [TestMethod]
    [DataRow(UByte, new[] { 2, 2 }, "2 x 2 ubyte")]
    [DataRow(UByte, new[] { 3, 2, 1 }, "3 x 2 x 1 ubyte")]
    [DataRow(IdxBytes.SByte, new[] { 3, 2 }, "3 x 2 sbyte")]
    public void GetRowCursor_HeaderChanged_NamesBothHeaders(byte type, int[] dimensions, string now)
    {
        var (view, data, _) = Load(gzip: false);
        _folder.Write("data", File(type, dimensions, new double[dimensions.Aggregate((a, b) => a * b)]));

        var error = Assert.ThrowsExactly<InvalidDataException>(() => view.GetRowCursor(view.Schema));

        Assert.AreEqual($"The data file '{data}' changed after it was loaded: its header said 3 x 2 ubyte and now says {now}. "
            + "Load it again.", error.Message);
        Assert.IsTrue(IsClosed(data));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MoveNext_FileCutAfterLoading_GivesTheWholeRowsThenNamesTheRow(bool gzip)
    {
        var (view, data, labels) = Load(gzip);
        byte[] cut = File(UByte, [3, 2], 1, 2, 3, 4, 5, 6)[..^1];
        _folder.Write("data", gzip ? Gzip(cut) : cut);
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<InvalidDataException>(() => cursor.MoveNext());

        string unit = gzip ? " bytes once decompressed" : " bytes";
        Assert.AreEqual($"The data file '{data}' ends inside row 2 (counted from 0): its header (3 x 2 ubyte) promises 18{unit}, but there "
            + "are 17. It is damaged or changed after it was loaded.", error.Message);
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsTrue(IsClosed(data) && IsClosed(labels));
    }

    [TestMethod]
    public void MoveNext_FileGrownAfterLoading_NamesTheLastRow()
    {
        var (view, data, labels) = Load(gzip: false);
        _folder.Write("labels", [.. File(UByte, [3], 7, 8, 9), 1]);
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());

        var error = Assert.ThrowsExactly<InvalidDataException>(() => cursor.MoveNext());

        Assert.AreEqual($"The labels file '{labels}' goes on after its last row, 2 (counted from 0): its header (3 ubyte) promises 11 "
            + "bytes, but there are more. It is damaged or changed after it was loaded.", error.Message);
        Assert.IsTrue(IsClosed(data) && IsClosed(labels));
    }

    [TestMethod]
    public void MoveNext_WrongChecksum_IsFoundBeforeTheLastRow()
    {
        byte[] zipped = Gzip(File(UByte, [3, 2], 1, 2, 3, 4, 5, 6));
        zipped[^8] ^= 1;
        string path = _folder.Write("data", zipped);
        var view = Ml.Data.LoadFromIdx(path);
        using var cursor = view.GetRowCursor(view.Schema);
        int rows = 0;

        var error = Assert.ThrowsExactly<InvalidDataException>(() =>
        {
            while (cursor.MoveNext())
                rows++;
        });

        Assert.IsTrue(rows < 3, $"{rows} rows");
        Assert.AreEqual($"The data file '{path}' is damaged: it cannot be decompressed at row {rows} (counted from 0).", error.Message);
        Assert.IsInstanceOfType<InvalidDataException>(error.InnerException);
        Assert.IsTrue(IsClosed(path));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MoveNext_ManyRows_AllocatesNothing(bool gzip)
    {
        const int warmUp = 5_000, rows = 100_000;
        byte[] content = File(Short, [warmUp + 3 * rows, 3], new double[(warmUp + 3 * rows) * 3]);
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", gzip ? Gzip(content) : content));
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        VBuffer<float> value = default;
        Allocation.Walk(cursor, getter, ref value, warmUp);

        Assert.AreEqual(0, Allocation.Least(cursor, getter, ref value, rows));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void GetRowCursor_EightAtOnce_GiveTheSameRows(bool gzip)
    {
        var values = Enumerable.Range(0, 60_000).Select(i => (double)(i * 7 % 30_000)).ToArray();
        byte[] content = File(Short, [20_000, 3], values);
        var view = Ml.Data.LoadFromIdx(_folder.Write("data", gzip ? Gzip(content) : content));
        var read = new float[8][];

        Parallel.For(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => read[i] = [.. ViewRows.Vectors<float>(view, "Features").SelectMany(row => row)]);

        float[] expected = [.. values.Select(value => (float)value)];
        foreach (var rows in read)
            CollectionAssert.AreEqual(expected, rows);
    }

    [TestMethod]
    public void GetGetter_OffTheRows_Fails()
    {
        var (view, _, _) = Load(gzip: false);
        using var cursor = view.GetRowCursor(view.Schema);
        var vector = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var scalar = cursor.GetGetter<float>(view.Schema["Label"]);
        VBuffer<float> features = default;
        float label = 0;

        Assert.ThrowsExactly<InvalidOperationException>(() => vector(ref features));
        Assert.ThrowsExactly<InvalidOperationException>(() => scalar(ref label));
        while (cursor.MoveNext())
        {
            vector(ref features);
            scalar(ref label);
        }
        Assert.ThrowsExactly<InvalidOperationException>(() => vector(ref features));
        Assert.ThrowsExactly<InvalidOperationException>(() => scalar(ref label));
    }

    [TestMethod]
    public void MoveNext_EightCursorsInTurn_AreIndependent()
    {
        var (view, _, _) = Load(gzip: true);
        var cursors = Enumerable.Range(0, 8).Select(_ => view.GetRowCursor(view.Schema)).ToArray();
        for (int lead = 0; lead < 3; lead++)
        {
            foreach (var cursor in cursors)
            {
                Assert.IsTrue(cursor.MoveNext());
                float label = 0;
                cursor.GetGetter<float>(view.Schema["Label"])(ref label);
                Assert.AreEqual(7f + lead, label);
            }
        }
        foreach (var cursor in cursors)
            Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void GetRowCursorSet_Always_HoldsAllRows()
    {
        var (view, _, _) = Load(gzip: false);

        var cursors = view.GetRowCursorSet(view.Schema, 4);

        Assert.AreEqual(1, cursors.Length);
        using var cursor = cursors[0];
        int rows = 0;
        while (cursor.MoveNext())
            rows++;
        Assert.AreEqual(3, rows);
    }

    private (IDataView View, string Data, string Labels) Load(bool gzip)
    {
        byte[] data = File(UByte, [3, 2], 1, 2, 3, 4, 5, 6);
        byte[] labels = File(UByte, [3], 7, 8, 9);
        string dataPath = _folder.Write("data", gzip ? Gzip(data) : data);
        string labelsPath = _folder.Write("labels", gzip ? Gzip(labels) : labels);
        return (Ml.Data.LoadFromIdx(dataPath, labelsPath), dataPath, labelsPath);
    }

    private static bool IsClosed(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
