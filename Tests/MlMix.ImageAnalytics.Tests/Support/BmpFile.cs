using System.Buffers.Binary;

namespace MlMix.Images.Tests.Support;

/// <summary>Images as BMP files of 24 bits a pixel, byte by byte: what is written is what a reader must see.</summary>
internal static class BmpFile
{
    private const int Header = 54;

    /// <summary>An image of the colours given, row after row from the top.</summary>
    public static byte[] Of(int width, int height, params (byte Red, byte Green, byte Blue)[] pixels)
    {
        // Rows stand from the bottom to the top, each filled up to whole words.
        int stride = (width * 3 + 3) / 4 * 4;
        byte[] file = new byte[Header + stride * height];
        "BM"u8.CopyTo(file);
        Write(file, 2, file.Length);
        Write(file, 10, Header);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, height);
        file[26] = 1; // planes
        file[28] = 24; // bits a pixel
        Write(file, 34, stride * height);
        for (int pixel = 0; pixel < width * height; pixel++)
        {
            int at = Header + (height - 1 - pixel / width) * stride + pixel % width * 3;
            (file[at + 2], file[at + 1], file[at]) = pixels[pixel];
        }
        return file;
    }

    /// <summary>An image of one colour.</summary>
    public static byte[] Plain(int width, int height, (byte Red, byte Green, byte Blue) color) =>
        Of(width, height, [.. Enumerable.Repeat(color, width * height)]);

    private static void Write(byte[] file, int at, int number) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), number);
}
