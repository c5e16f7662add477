using System.IO.Compression;
using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>Gzipped files whose data are whole, but whose last bytes are missing or are followed by others.</summary>
[TestClass]
public sealed class IdxGzipTailTests : IDisposable
{
    private const int DecompressorBufferBytes = 8192;

    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void LoadFromIdx_CutWithinTheTrailer_SaysSo()
    {
        byte[] zipped = Gzip(File(UByte, [4], 1, 2, 3, 4));
        for (int cut = 1; cut <= 8; cut++)
        {
            string path = _folder.Write("cut", zipped[..^cut]);

            Assert.AreEqual($"The data file '{path}' is cut within its last bytes: all 12 bytes once decompressed that its header "
                + $"(4 ubyte) promises are there, but the gzip data around them are not whole when the file ends after "
                + $"{zipped.Length - cut} bytes.", Bad(path).Message);
        }
    }

    [TestMethod]
    [DataRow(CompressionLevel.NoCompression)]
    [DataRow(CompressionLevel.Fastest)]
    [DataRow(CompressionLevel.SmallestSize)]
    public void LoadFromIdx_CutAnywhere_IsAnError(CompressionLevel level)
    {
        byte[] zipped = Gzip(Noise(rows: 60, size: 10, seed: 2), level);
        // What is cut further reaches into the header of the array, which has its own tests.
        for (int length = 40; length < zipped.Length; length++)
        {
            string path = _folder.Write("cut", zipped[..length]);
            StringAssert.StartsWith(Bad(path).Message, $"The data file '{path}' is cut", $"{length} of {zipped.Length}");
        }
    }

    [TestMethod]
    [DataRow("AABBCCDDEEFF0011", DisplayName = "garbage")]
    [DataRow("00", DisplayName = "one zero")]
    [DataRow("0000000000000000000000000000000000000000", DisplayName = "zeros")]
    [DataRow("1F00", DisplayName = "half the magic bytes")]
    public void LoadFromIdx_BytesAfterTheEnd_SaysSo(string tail)
    {
        byte[] zipped = [.. Gzip(File(UByte, [4], 1, 2, 3, 4)), .. Convert.FromHexString(tail)];
        string path = _folder.Write("tail", zipped);

        Assert.AreEqual($"The data file '{path}' has bytes after its end: the 12 bytes once decompressed that its header (4 ubyte) "
            + $"promises are there, and what follows them in the file's {zipped.Length} bytes is not gzip.", Bad(path).Message);
    }

    [TestMethod]
    [DataRow("1F", DisplayName = "the first magic byte")]
    [DataRow("1F8B", DisplayName = "the magic bytes")]
    [DataRow("1F8B08000000", DisplayName = "half a header")]
    [DataRow("1F8B630000000000000000000000000000000000", DisplayName = "a header that cannot be")]
    public void LoadFromIdx_DamagedMemberAfterTheEnd_IsAnError(string tail)
    {
        byte[] zipped = [.. Gzip(File(UByte, [4], 1, 2, 3, 4)), .. Convert.FromHexString(tail)];
        string path = _folder.Write("tail", zipped);

        StringAssert.Contains(Bad(path).Message, " 12 bytes once decompressed");
    }

    [TestMethod]
    public void LoadFromIdx_TailAtTheEdgeOfTheDecompressorsBuffer_IsSeen()
    {
        // Noise does not compress, so the length of the file follows that of the content.
        int overhead = Gzip(Noise(rows: 1, size: 8000, seed: 3)).Length - 8000;
        for (int length = DecompressorBufferBytes - 12; length <= DecompressorBufferBytes + 12; length++)
        {
            byte[] zipped = Gzip(Noise(rows: 1, size: length - overhead, seed: 3));
            Assert.AreEqual(length, zipped.Length);
            StringAssert.Contains(Bad(_folder.Write("cut", zipped[..^1])).Message, " is cut within its last bytes: ");
            StringAssert.Contains(Bad(_folder.Write("tail", [.. zipped, 0, 0, 0])).Message, " has bytes after its end: ");
            var twoMembers = Ml.Data.LoadFromIdx(_folder.Write("two", [.. zipped, .. Gzip([])]));
            Assert.AreEqual(1, ViewRows.Vectors<float>(twoMembers, "Features").Count);
        }
    }

    [TestMethod]
    public void LoadFromIdx_TwoMembersCut_IsAnError()
    {
        byte[] zipped = GzipInTwo(Noise(rows: 6, size: 10, seed: 4), 40);
        for (int length = 70; length < zipped.Length; length++)
        {
            string path = _folder.Write("cut", zipped[..length]);
            StringAssert.StartsWith(Bad(path).Message, $"The data file '{path}' is cut", $"{length} of {zipped.Length}");
        }
        Assert.AreEqual(6, ViewRows.Vectors<float>(Ml.Data.LoadFromIdx(_folder.Write("whole", zipped)), "Features").Count);
    }

    [TestMethod]
    public void LoadFromIdx_RealFileWithADamagedTail_IsAnError()
    {
        byte[] zipped = System.IO.File.ReadAllBytes(Path.Combine(RealData.Folder("fashion-mnist-900"), "labels-idx1-ubyte.gz"));

        for (int cut = 1; cut <= 9; cut++)
            StringAssert.Contains(Bad(_folder.Write("cut", zipped[..^cut])).Message, " is cut");
        StringAssert.Contains(Bad(_folder.Write("tail", [.. zipped, .. new byte[8]])).Message, " has bytes after its end: ");
    }

    private static InvalidDataException Bad(string path)
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.LoadFromIdx(path));
        new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        return error;
    }

    private static byte[] Noise(int rows, int size, int seed)
    {
        var random = new Random(seed);
        return File(UByte, [rows, size], [.. Enumerable.Range(0, rows * size).Select(_ => (double)random.Next(256))]);
    }
}
