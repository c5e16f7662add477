using System.Globalization;

namespace MlMix.Tool.Writing;

/// <summary>The names of the files that the shards of a mix are written to.</summary>
internal static class ShardFile
{
    /// <summary>
    /// Gives the path that a shard is written to: shard 1 of 4 of <c>out/mix.tsv</c> is <c>out/mix.1-of-4.tsv</c>. Shards count from 0. Without a shard it is
    /// the path itself. Line k of file <c>i-of-n</c>, both from 0, is row <c>k * n + i</c> of the mix where the shards are by rows.
    /// </summary>
    /// <param name="path">The path of the whole.</param>
    /// <param name="shard">The shard, or null.</param>
    public static string PathOf(string path, Shard? shard)
    {
        if (shard is null)
            return path;
        string extension = Path.GetExtension(path);
        return string.Create(CultureInfo.InvariantCulture, $"{path[..^extension.Length]}.{shard.Index}-of-{shard.Count}{extension}");
    }
}
