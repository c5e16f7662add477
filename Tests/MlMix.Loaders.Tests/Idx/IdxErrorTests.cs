using System.IO.Compression;
using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>What is said when a file or a request is at fault while a view is made.</summary>
[TestClass]
public sealed class IdxErrorTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("89504E470D0A", "begins with the bytes 89 50 4E 47, but an IDX file begins with 00 00, the element type and the rank. "
        + "It is not an IDX file.")]
    [DataRow("00010801", "begins with the bytes 00 01 08 01, but an IDX file begins with 00 00, the element type and the rank. "
        + "It is not an IDX file.")]
    [DataRow("00000A0100000000", "has the element type 0x0A; the types of the IDX format are 0x08 (ubyte), 0x09 (sbyte), 0x0B (short), "
        + "0x0C (int), 0x0D (float) and 0x0E (double).")]
    [DataRow("00000800", "has rank 0; an IDX file has at least one dimension, the number of rows.")]
    [DataRow("", "ends after 0 bytes, inside its header of at least 8 bytes.")]
    [DataRow("00", "ends after 1 byte, inside its header of at least 8 bytes.")]
    [DataRow("0000", "ends after 2 bytes, inside its header of at least 8 bytes.")]
    [DataRow("00000803000000010000", "ends after 10 bytes, inside its header of 16 bytes (rank 3).")]
    [DataRow("0000080200000005FFFFFFFE", "says that dimension 2 of 2 is -2; dimensions are not negative.")]
    [DataRow("0000080180000000", "says that dimension 1 of 1 is -2147483648; dimensions are not negative.")]
    [DataRow("000008030000000A0000000000000003", "has the dimensions 10 x 0 x 3: dimension 2 is 0, so its rows hold nothing.")]
    [DataRow("00000803000000017FFFFFFF7FFFFFFF", "has the dimensions 1 x 2147483647 x 2147483647 of ubyte: one row would take more than "
        + "2147483591 bytes, the most that can be held.")]
    [DataRow("00000E02000000011FFFFFFF", "has the dimensions 1 x 536870911 of double: one row would take more than 2147483591 bytes, the "
        + "most that can be held.")]
    [DataRow("000008027FFFFFFF7FFFFF00", "is cut: its header (2147483647 x 2147483392 ubyte) promises 4611685466524090636 bytes, but there "
        + "are 12, which is 0 complete rows.")]
    [DataRow("0000080200000003000000020102030405", "is cut: its header (3 x 2 ubyte) promises 18 bytes, but there are 17, which is 2 "
        + "complete rows.")]
    [DataRow("00000802000000030000000201020304050607", "has 1 byte too many: its header (3 x 2 ubyte) promises 18 bytes, but there are "
        + "19.")]
    [DataRow("00000802000000030000000201020304050607AB", "has 2 bytes too many: its header (3 x 2 ubyte) promises 18 bytes, but there "
        + "are 20.")]
    [DataRow("000008020000000300000002010203", "is cut: its header (3 x 2 ubyte) promises 18 bytes, but there are 15, which is 1 complete "
        + "row.")]
    [DataRow("000008010000000000", "has 1 byte too many: its header (0 ubyte) promises 8 bytes, but there are 9.")]
    public void LoadFromIdx_FaultyFile_NamesItAndTheNumbers(string hex, string fault)
    {
        byte[] content = Convert.FromHexString(hex);
        string good = _folder.Write("good", File(UByte, [3], 1, 2, 3));
        string plain = _folder.Write("plain", content);
        string zipped = _folder.Write("zipped", Gzip(content));

        Assert.AreEqual($"The data file '{plain}' {fault}", Bad(plain).Message);
        Assert.AreEqual($"The labels file '{plain}' {fault}", Bad(good, plain).Message);
        string whenZipped = fault.Replace(" bytes, but there ", " bytes once decompressed, but there ");
        if (fault.StartsWith("ends after"))
            whenZipped = whenZipped.Replace(", inside", " once decompressed, inside");
        Assert.AreEqual($"The data file '{zipped}' {whenZipped}", Bad(zipped).Message);
        CheckClosed(good, plain, zipped);
    }

    [TestMethod]
    public void LoadFromIdx_CutGzip_NamesTheRowsThatAreWhole()
    {
        byte[] content = Noise(rows: 1000, size: 100);
        byte[] zipped = Gzip(content);
        string path = _folder.Write("cut", zipped[..(zipped.Length / 2)]);

        var error = Bad(path);

        long found = IndependentCount(path);
        Assert.IsTrue(found is > 40_000 and < 60_000, $"{found}");
        Assert.AreEqual($"The data file '{path}' is cut: its header (1000 x 100 ubyte) promises 100012 bytes once decompressed, but there "
            + $"are {found}, which is {(found - 12) / 100} complete rows.", error.Message);
        CheckClosed(path);
    }

    [TestMethod]
    public void LoadFromIdx_SecondMemberMissingOrDoubled_IsNamed()
    {
        byte[] content = File(UByte, [4], 1, 2, 3, 4);
        string missing = _folder.Write("missing", GzipInTwo(content, 10)[..Gzip(content[..10]).Length]);
        string doubled = _folder.Write("doubled", [.. Gzip(content), .. Gzip(content)]);

        Assert.AreEqual($"The data file '{missing}' is cut: its header (4 ubyte) promises 12 bytes once decompressed, but there are 10, "
            + "which is 2 complete rows.", Bad(missing).Message);
        // The length field of the last member agrees here, so loading is content, and the cursor finds it.
        var view = Ml.Data.LoadFromIdx(doubled);
        using var cursor = view.GetRowCursor(view.Schema);
        for (int i = 0; i < 3; i++)
            Assert.IsTrue(cursor.MoveNext());
        var error = Assert.ThrowsExactly<InvalidDataException>(() => cursor.MoveNext());
        Assert.AreEqual($"The data file '{doubled}' goes on after its last row, 3 (counted from 0): its header (4 ubyte) promises 12 bytes "
            + "once decompressed, but there are more. It is damaged or changed after it was loaded.", error.Message);
    }

    [TestMethod]
    public void LoadFromIdx_GzipWithBrokenLengthField_IsDamaged()
    {
        byte[] zipped = Gzip(File(UByte, [4], 1, 2, 3, 4));
        zipped[^1] ^= 1;
        string path = _folder.Write("broken", zipped);

        var error = Bad(path);

        StringAssert.StartsWith(error.Message, $"The data file '{path}' is damaged: ");
        Assert.IsInstanceOfType<InvalidDataException>(error.InnerException);
        CheckClosed(path);
    }

    [TestMethod]
    public void LoadFromIdx_GzipBrokenFromTheStart_IsDamaged()
    {
        byte[] zipped = Gzip(File(UByte, [4], 1, 2, 3, 4));
        zipped[2] = 99;
        string path = _folder.Write("broken", zipped);

        var error = Bad(path);

        Assert.AreEqual($"The data file '{path}' is damaged: not even its header can be decompressed.", error.Message);
        Assert.IsInstanceOfType<InvalidDataException>(error.InnerException);
        CheckClosed(path);
    }

    [TestMethod]
    public void LoadFromIdx_CountsDiffer_NamesBothFilesAndBothCounts()
    {
        string data = _folder.Write("data", File(UByte, [3, 1], 1, 2, 3));
        string labels = _folder.Write("labels", File(UByte, [2], 1, 2));

        var error = Bad(data, labels);

        Assert.AreEqual($"The labels file '{labels}' holds 2 rows, but the data file '{data}' holds 3; they must belong together row by "
            + "row.", error.Message);
        CheckClosed(data, labels);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    public void LoadFromIdx_SwappedPaths_AsksForThem(int rows)
    {
        string images = _folder.Write("images", File(UByte, [2, 2, 3], new double[12]));
        string labels = _folder.Write("labels", File(UByte, [rows], new double[rows]));

        var error = Bad(labels, images);

        Assert.AreEqual($"The labels file '{images}' holds 2 x 2 x 3 ubyte, an array for each row, but the data file '{labels}' holds "
            + $"{rows} ubyte, a number for each row. Are the paths swapped? The data come first.", error.Message);
        CheckClosed(images, labels);
    }

    [TestMethod]
    public void LoadFromIdx_OneFileTwice_IsAFault()
    {
        string data = _folder.Write("data", File(UByte, [2], 1, 2));
        string detour = Path.Combine(_folder.FullPath, "..", Path.GetFileName(_folder.FullPath), "data");

        foreach (string labels in new[] { data, detour })
        {
            var error = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromIdx(data, labels));
            Assert.AreEqual($"LoadFromIdx: The data file and the labels file are both '{data}'. Give each its own path, or null for the "
                + "labels if there are none.", error.Message);
        }
    }

    [TestMethod]
    public void LoadFromIdx_Folder_SaysThatItIsOne()
    {
        string data = _folder.Write("data", File(UByte, [2], 1, 2));
        string folder = _folder.FullPath;

        Assert.AreEqual($"LoadFromIdx: The path of the data file, '{folder}', is a folder. Give the path of an IDX file, plain or "
            + "gzipped.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromIdx(folder)).Message);
        Assert.AreEqual($"LoadFromIdx: The path of the labels file, '{folder}', is a folder. Give the path of an IDX file, or null if "
            + "there are no labels.",
            Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromIdx(data, folder)).Message);
    }

    [TestMethod]
    public void LoadFromIdx_MissingFile_NamesPathAndRole()
    {
        string data = _folder.Write("data", File(UByte, [1], 1));
        string gone = _folder.File("gone");
        string goneFolder = Path.Combine(_folder.FullPath, "no", "folder");

        var noData = Assert.ThrowsExactly<FileNotFoundException>(() => Ml.Data.LoadFromIdx(gone, data));
        Assert.AreEqual($"The data file '{gone}' does not exist.", noData.Message);
        Assert.AreEqual(gone, noData.FileName);
        var noLabels = Assert.ThrowsExactly<FileNotFoundException>(() => Ml.Data.LoadFromIdx(data, goneFolder));
        Assert.AreEqual($"The labels file '{goneFolder}' does not exist.", noLabels.Message);
        CheckClosed(data);
    }

    [TestMethod]
    public void LoadFromIdx_FaultyRequest_NamesAllFaults()
    {
        var all = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromIdx("", "",
            new IdxOptions { FeatureColumnName = "", LabelColumnName = null!, Scale = float.NaN }));
        Assert.AreEqual("LoadFromIdx: 5 faults\n"
            + "- The path of the data file is empty. Give the path of an IDX file, plain or gzipped.\n"
            + "- The path of the labels file is empty. Give the path of an IDX file, or null if there are no labels.\n"
            + "- IdxOptions.FeatureColumnName is empty. Give the column a name.\n"
            + "- IdxOptions.LabelColumnName is empty. Give the column a name.\n"
            + "- IdxOptions.Scale is NaN; values are multiplied by it, so it is finite and not 0.", all.Message);

        var same = Assert.ThrowsExactly<MixConfigurationException>(() => Ml.Data.LoadFromIdx("data", "labels",
            new IdxOptions { FeatureColumnName = "A", LabelColumnName = "A", Scale = 0 }));
        Assert.AreEqual("LoadFromIdx: 2 faults\n"
            + "- IdxOptions names both columns 'A'. Give each a name of its own.\n"
            + "- IdxOptions.Scale is 0; values are multiplied by it, so it is finite and not 0.", same.Message);
    }

    [TestMethod]
    public void LoadFromIdx_Null_Fails()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => IdxCatalog.LoadFromIdx(null!, "data"));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromIdx(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Data.LoadFromIdx("data", null, null!));
    }

    [TestMethod]
    public void IdxOptions_Defaults_AreThoseDocumented()
    {
        var options = new IdxOptions();

        Assert.AreEqual("Features", options.FeatureColumnName);
        Assert.AreEqual("Label", options.LabelColumnName);
        Assert.AreEqual(1f, options.Scale);
    }

    private static InvalidDataException Bad(string data, string? labels = null) =>
        Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.LoadFromIdx(data, labels));

    private static byte[] Noise(int rows, int size)
    {
        var random = new Random(1);
        return File(UByte, [rows, size], [.. Enumerable.Range(0, rows * size).Select(_ => (double)random.Next(256))]);
    }

    private static long IndependentCount(string path)
    {
        using var gzip = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        var target = new MemoryStream();
        gzip.CopyTo(target);
        return target.Length;
    }

    private static void CheckClosed(params string[] paths)
    {
        foreach (string path in paths)
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }
}
