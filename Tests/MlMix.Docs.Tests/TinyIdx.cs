using System.Buffers.Binary;
using System.IO.Compression;
using MlMix.Testing;

namespace MlMix.Docs.Tests;

/// <summary>Writes a small labelled image set as gzipped IDX, by the format's definition alone.</summary>
internal static class TinyIdx
{
    public static void Write(TempFolder folder, string name, int rows, int classes)
    {
        Directory.CreateDirectory(folder.File(name));
        byte[] pixels = [.. Enumerable.Range(0, rows * 4).Select(i => (byte)(i * 37 % 256))];
        byte[] labels = [.. Enumerable.Range(0, rows).Select(row => (byte)(row % classes))];
        Save(folder.File($"{name}/images.gz"), pixels, rows, 2, 2);
        Save(folder.File($"{name}/labels.gz"), labels, rows);
    }

    private static void Save(string path, byte[] content, params int[] dimensions)
    {
        using var file = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        file.Write([0, 0, 0x08, (byte)dimensions.Length]);
        Span<byte> number = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, dimension);
            file.Write(number);
        }
        file.Write(content);
    }
}
