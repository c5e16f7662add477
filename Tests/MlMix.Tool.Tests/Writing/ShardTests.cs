using System.Text;
using Microsoft.ML;
using MlMix.Testing;
using MlMix.Tool.Tests.Support;
using MlMix.Tool.Writing;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>The files of the shards are that of the whole, dealt out.</summary>
[TestClass]
public class ShardTests
{
    [TestMethod]
    [DataRow("out/mix.tsv", "out/mix.1-of-4.tsv")]
    [DataRow("out.d/mix", "out.d/mix.1-of-4")]
    [DataRow("a.b.jsonl", "a.b.1-of-4.jsonl")]
    public void Path_OfAShard_HasItBeforeTheExtension(string path, string expected)
    {
        Assert.AreEqual(expected, ShardFile.PathOf(path, new Shard(1, 4)));
        Assert.AreEqual(path, ShardFile.PathOf(path, null));
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(3, false)]
    [DataRow(3, true)]
    [DataRow(50, true)]
    public void Lines_OfTheShards_AreThoseOfTheWhole(int count, bool countUnknown)
    {
        using var folder = new TempFolder();
        string path = folder.File("mix.jsonl");
        MixWriter.Write(Mix(null, countUnknown), path, new WriteOptions());
        string[] whole = File.ReadAllLines(path);
        string[][] shards = [.. Enumerable.Range(0, count).Select(index => Shard(folder, index, count, countUnknown))];

        string[] together = [.. Enumerable.Range(0, whole.Length).Select(position => shards[position % count][position / count])];

        CollectionAssert.AreEqual(whole, together);
        Assert.AreEqual(whole.Length, shards.Sum(lines => lines.Length));
    }

    [TestMethod]
    public void OneRank_KilledAndRunAgain_WritesTheSame()
    {
        using var folder = new TempFolder();
        byte[] whole = Encoding.UTF8.GetBytes(string.Concat(Shard(folder, 1, 3, countUnknown: true).Select(line => line + "\n")));
        string path = folder.File("again.jsonl");
        using var source = new CancellationTokenSource();
        var options = new WriteOptions { RowsBetweenLooks = 1, Progress = new At(4, source.Cancel) };

        Assert.ThrowsExactly<OperationCanceledException>(() => MixWriter.Write(Mix(new Shard(1, 3), true), path, options, source.Token));
        WrittenFile file = MixWriter.Write(Mix(new Shard(1, 3), true), path, new WriteOptions { Resume = true });

        Assert.AreEqual(folder.File("again.1-of-3.jsonl"), file.Path);
        Assert.AreEqual(4, file.ResumedRows);
        CollectionAssert.AreEqual(whole, File.ReadAllBytes(file.Path));
    }

    private static string[] Shard(TempFolder folder, int index, int count, bool countUnknown)
    {
        WrittenFile file = MixWriter.Write(Mix(new Shard(index, count), countUnknown), folder.File("shard.jsonl"), new WriteOptions());
        string[] lines = File.ReadAllLines(file.Path);
        Assert.AreEqual(file.Rows, lines.Length);
        return lines;
    }

    private static MixedDataView Mix(Shard? shard, bool countUnknown) => Ml.Data.Mix(
        new MixOptions { Stop = StopRule.AllExhausted, Shard = shard }, Sources(countUnknown, 7, 4, 12));
}
