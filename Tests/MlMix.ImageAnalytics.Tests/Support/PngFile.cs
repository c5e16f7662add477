using System.Buffers.Binary;
using System.IO.Compression;

namespace MlMix.Images.Tests.Support;

/// <summary>Images as PNG files of 8 bits a channel: gray ones, which BMP does not know, and those with an alpha channel.</summary>
internal static class PngFile
{
    private const byte GrayType = 0, RgbaType = 6;

    /// <summary>A gray image of the bytes given, row after row from the top.</summary>
    public static byte[] Gray(int width, int height, params byte[] pixels) => Write(width, height, GrayType, 1, pixels);

    /// <summary>An image of four bytes a pixel: red, green, blue and alpha.</summary>
    public static byte[] Rgba(int width, int height, params byte[] pixels) => Write(width, height, RgbaType, 4, pixels);

    private static byte[] Write(int width, int height, byte type, int channels, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([137, 80, 78, 71, 13, 10, 26, 10]);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, type);
        WriteChunk(file, "IHDR"u8, head);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (byte[] row in pixels.Chunk(width * channels))
                zip.Write([0, .. row]);
        }
        WriteChunk(file, "IDAT"u8, packed.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] chunk = [.. kind, .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte part in bytes)
        {
            crc ^= part;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
