using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MlMix.Tool.Html;

namespace MlMix.Tool.Tests.Html;

[TestClass]
public sealed class PngEncoderTests
{
    [TestMethod]
    public void Encode_SmallPicture_ReadsBack()
    {
        byte[] png = PngEncoder.Encode([0, 50, 100, 150, 200, 255], width: 3, height: 2);

        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, png[..8]);
        (string Type, byte[] Content)[] chunks = [.. Chunks(png)];
        CollectionAssert.AreEqual(new[] { "IHDR", "IDAT", "IEND" }, chunks.Select(chunk => chunk.Type).ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0 }, chunks[0].Content);
        using var zlib = new ZLibStream(new MemoryStream(chunks[1].Content), CompressionMode.Decompress);
        using var lines = new MemoryStream();
        zlib.CopyTo(lines);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 50, 100, 0, 150, 200, 255 }, lines.ToArray());
    }

    [TestMethod]
    public void Encode_ColouredPicture_ReadsBack()
    {
        byte[] png = PngEncoder.Encode([1, 2, 3, 4, 5, 6], width: 1, height: 2, isColoured: true);

        (string Type, byte[] Content)[] chunks = [.. Chunks(png)];
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 1, 0, 0, 0, 2, 8, 2, 0, 0, 0 }, chunks[0].Content);
        using var zlib = new ZLibStream(new MemoryStream(chunks[1].Content), CompressionMode.Decompress);
        using var lines = new MemoryStream();
        zlib.CopyTo(lines);
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 0, 4, 5, 6 }, lines.ToArray());
    }

    /// <summary>The last chunk of every PNG file is the same twelve bytes.</summary>
    [TestMethod]
    public void Encode_End_HasTheWellKnownChecksum()
    {
        byte[] png = PngEncoder.Encode([7], 1, 1);

        Assert.AreEqual("0000000049454E44AE426082", Convert.ToHexString(png[^12..]));
    }

    private static IEnumerable<(string Type, byte[] Content)> Chunks(byte[] png)
    {
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }
}
