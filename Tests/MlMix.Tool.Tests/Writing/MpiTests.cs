using MlMix.Testing;
using MlMix.Tool.Tests.Support;

namespace MlMix.Tool.Tests.Writing;

/// <summary>Several processes under Open MPI write the shards of one mix.</summary>
[TestClass]
public class MpiTests
{
    private const int Ranks = 4;

    // Long enough that the state is saved before a process is done.
    private const int Rows = 1_000_000;

    [TestMethod]
    [Timeout(300_000)]
    public void Shards_OfFourProcesses_AreTheWhole_AlsoWhenOneWasKilled()
    {
        MpiRun.Require();
        using var folder = new TempFolder();
        Prepare(folder);

        using (MpiRun run = MpiRun.Start(Ranks, folder.FullPath, "write", "m.json", "--out", "mix.jsonl", "--shard", "auto"))
            Good(run.Wait());
        (int code, string text) = BuiltProgram.Run("MlMix.Tool", "write", folder.File("m.json"), "--out", folder.File("mix.jsonl"));
        Assert.AreEqual(0, code, text);
        AssertTogether(folder);

        using (MpiRun killed = MpiRun.Start(Ranks, folder.FullPath, "write", "m.json", "--out", "again.jsonl", "--shard", "auto"))
        {
            MpiRun.Kill(2, folder.FullPath, whenThere: "again.2-of-4.jsonl.part.json");
            Assert.AreNotEqual(0, killed.Wait().Code);
        }
        Assert.IsFalse(File.Exists(folder.File("again.2-of-4.jsonl")), "it was killed before it was done");
        using (MpiRun again = MpiRun.Start(Ranks, folder.FullPath, "write", "m.json", "--out", "again.jsonl", "--shard", "auto", "--resume", "--json"))
        {
            // The one that was killed had a state, and with it rows.
            Assert.MatchesRegex("\"resumedRows\": *[1-9]", Good(again.Wait()));
        }
        for (int rank = 0; rank < Ranks; rank++)
            CollectionAssert.AreEqual(File.ReadAllBytes(Shard(folder, "mix", rank)), File.ReadAllBytes(Shard(folder, "again", rank)), $"rank {rank}");
    }

    private static void Prepare(TempFolder folder)
    {
        File.WriteAllLines(folder.File("a.tsv"), Enumerable.Range(0, 20_000).Select(row => $"a{row}\t{row}"));
        File.WriteAllLines(folder.File("b.tsv"), Enumerable.Range(0, 7_000).Select(row => $"b{row}\t{row}"));
        string columns = """[{"name": "Text", "type": "text", "index": 0}, {"name": "Value", "type": "single", "index": 1}]""";
        File.WriteAllText(folder.File("m.json"), $$"""
            {"seed": 7, "selection": "random", "stop": "never", "length": {{Rows}}, "sources": [
              {"name": "a", "format": "text", "path": "a.tsv", "columns": {{columns}}, "weight": 2},
              {"name": "b", "format": "text", "path": "b.tsv", "columns": {{columns}}, "weight": 1}]}
            """);
    }

    private static void AssertTogether(TempFolder folder)
    {
        using IEnumerator<string> whole = File.ReadLines(folder.File("mix.jsonl")).GetEnumerator();
        IEnumerator<string>[] shards = [.. Enumerable.Range(0, Ranks).Select(rank => File.ReadLines(Shard(folder, "mix", rank)).GetEnumerator())];
        int rows = 0;
        for (; whole.MoveNext(); rows++)
        {
            Assert.IsTrue(shards[rows % Ranks].MoveNext());
            Assert.AreEqual(whole.Current, shards[rows % Ranks].Current);
        }
        Assert.AreEqual(Rows, rows);
        Assert.IsFalse(shards.Any(shard => shard.MoveNext()), "no shard has more");
    }

    private static string Shard(TempFolder folder, string name, int rank) => folder.File($"{name}.{rank}-of-{Ranks}.jsonl");

    private static string Good((int Code, string Text) ended)
    {
        Assert.AreEqual(0, ended.Code, ended.Text);
        return ended.Text;
    }
}
