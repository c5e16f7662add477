using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;
using MlMix.Loaders.Tests.Support;
using MlMix.Testing;
using static MlMix.Loaders.Tests.Idx.IdxBytes;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>Small files that promise or decompress to much.</summary>
[TestClass]
[DoNotParallelize]
public sealed class IdxHostileTests : IDisposable
{
    private static readonly MLContext Ml = new(seed: 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(1, "has 1 byte too many: its header (4 ubyte) promises 12 bytes once decompressed, but there are 13.")]
    [DataRow(65_536, "has 65536 bytes too many: its header (4 ubyte) promises 12 bytes once decompressed, but there are 65548.")]
    [DataRow(65_537, "has more than 65536 bytes too many: its header (4 ubyte) promises 12 bytes once decompressed, but there are more "
        + "than 65548.")]
    [DataRow(5_000_000, "has more than 65536 bytes too many: its header (4 ubyte) promises 12 bytes once decompressed, but there are more "
        + "than 65548.")]
    public void LoadFromIdx_TooManyBytes_AreCountedUpToALimit(int more, string fault)
    {
        string path = _folder.Write("bomb", Gzip([.. File(UByte, [4], 1, 2, 3, 4), .. new byte[more]]));

        var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.LoadFromIdx(path));

        Assert.AreEqual($"The data file '{path}' {fault}", error.Message);
    }

    [TestMethod]
    public void LoadFromIdx_Bomb_IsNotReadToItsEnd()
    {
        byte[] bomb = Gzip([.. File(UByte, [4], 1, 2, 3, 4), .. new byte[5_000_000]], CompressionLevel.Fastest);
        // Damage at the end that is found only by who reads that far.
        bomb[^8] ^= 1;
        string path = _folder.Write("bomb", bomb);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => Ml.Data.LoadFromIdx(path));

        StringAssert.Contains(error.Message, " has more than 65536 bytes too many: ");
    }

    [TestMethod]
    public void GetRowCursor_OneHugeRowPromised_TakesNoMoreMemoryThanTheFileHolds()
    {
        const int size = 2_000_000_000, held = 300_000;
        byte[] zipped = Gzip([0, 0, UByte, 2, 0, 0, 0, 1, .. BigEndian(size), .. new byte[held]]);
        // The length field of the whole row, so that loading is content.
        BinaryPrimitives.WriteUInt32LittleEndian(zipped.AsSpan(zipped.Length - 4), size + 12u);
        var view = Ml.Data.LoadFromIdx(_folder.Write("huge", zipped));
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var cursor = view.GetRowCursor(view.Schema);

        Assert.ThrowsExactly<InvalidDataException>(() => cursor.MoveNext());

        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsTrue(taken < 4_000_000, $"{taken} bytes");
    }

    [TestMethod]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(65_537)]
    [DataRow(131_072)]
    [DataRow(131_073)]
    [DataRow(300_007)]
    public void GetGetter_RowsAroundTheBuffersSizes_AreReadWhole(int size)
    {
        double[] values = [.. Enumerable.Range(0, 3 * size).Select(i => (double)(i % 251))];
        byte[] content = File(UByte, [3, size], values);

        foreach (byte[] packed in new[] { content, Gzip(content) })
        {
            var rows = ViewRows.Vectors<float>(Ml.Data.LoadFromIdx(_folder.Write("data", packed)), "Features");
            CollectionAssert.AreEqual(values.Select(value => (float)value).ToArray(), rows.SelectMany(row => row).ToArray());
        }
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
