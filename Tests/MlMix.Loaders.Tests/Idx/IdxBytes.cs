using System.IO.Compression;
using System.Text;

namespace MlMix.Loaders.Tests.Idx;

/// <summary>Writes IDX files in the plainest way, one element at a time, knowing nothing of the reader.</summary>
internal static class IdxBytes
{
    public const byte UByte = 0x08, SByte = 0x09, Short = 0x0B, Int = 0x0C, Float = 0x0D, Double = 0x0E;

    public static byte[] File(byte type, int[] dimensions, params double[] values)
    {
        var bytes = new List<byte> { 0, 0, type, (byte)dimensions.Length };
        foreach (int size in dimensions)
            AddBackwards(bytes, BitConverter.GetBytes(size));
        foreach (double value in values)
        {
            AddBackwards(bytes, type switch
            {
                UByte => [(byte)value],
                SByte => [unchecked((byte)(sbyte)value)],
                Short => BitConverter.GetBytes((short)value),
                Int => BitConverter.GetBytes((int)value),
                Float => BitConverter.GetBytes((float)value),
                Double => BitConverter.GetBytes(value),
                _ => throw new ArgumentException($"no type {type}"),
            });
        }
        return [.. bytes];
    }

    public static byte[] Gzip(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        // .NET writes no member at all when there is nothing to write.
        if (content.Length == 0)
            return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, level))
            gzip.Write(content);
        return target.ToArray();
    }

    /// <summary>Compresses the content in two members, which is as legal as one.</summary>
    public static byte[] GzipInTwo(byte[] content, int split) => [.. Gzip(content[..split]), .. Gzip(content[split..])];

    public static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static void AddBackwards(List<byte> target, byte[] littleEndian)
    {
        for (int i = littleEndian.Length - 1; i >= 0; i--)
            target.Add(littleEndian[i]);
    }
}
