using System.Security.Cryptography;

namespace MlMix.Demo.Download;

internal static class FileHash
{
    /// <summary>The SHA-256 of a file as lower-case hexadecimal digits.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken cancellation)
    {
        await using FileStream input = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(input, cancellation));
    }
}
