using System.IO.Compression;

namespace MlMix.Demo.Tests;

/// <summary>IDX files read the plain way: skip the header, take the bytes.</summary>
internal static class IdxBytes
{
    public static byte[] Labels(string path) => Read(path)[8..];

    public static byte[] Images(string path) => Read(path)[16..];

    private static byte[] Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz") ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
