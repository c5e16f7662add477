using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Tests.Support;
using MlMix.Tool.Writing;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>A file is the same to the byte, however often its writing was interrupted.</summary>
[TestClass]
public class ResumeTests
{
    private static readonly Selection[] Selections = [Selection.Even, Selection.Random, Selection.Blocks(5), Selection.RoundRobin(2), Selection.Concat];

    private static readonly Gen<Interrupted> Cases =
        from selection in Gen.Elements(Selections)
        from stop in Gen.Elements(StopRule.AllOnce, StopRule.AllExhausted, StopRule.FirstExhausted, StopRule.Never)
        from isUnknown in Gen.Elements(false, true)
        from shards in Gen.Choose(0, 3)
        from unit in Gen.Elements(ShardUnit.Rows, ShardUnit.Batches)
        from extension in Gen.Elements(".tsv", ".jsonl")
        from stateEvery in Gen.Choose(1, 12)
        from looks in Gen.Choose(1, 3)
        from ends in Gen.Choose(1, 40).ListOf(3)
        select new Interrupted(selection, stop, isUnknown, shards, unit, extension, stateEvery, looks, [.. ends]);

    [TestMethod]
    public void File_AfterPowerCuts_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Cases.ToArbitrary(), HoldsAfterPowerCuts));

    [TestMethod]
    [DataRow(".tsv")]
    [DataRow(".jsonl")]
    public void File_AfterCancellationAtAnyRow_IsTheSame(string extension)
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllExhausted }, Sources(countUnknown: true, 5, 9, 3));
        byte[] whole = Written.Bytes(mix, extension);
        using var folder = new TempFolder();
        string path = folder.File("mix" + extension);
        int rows = 0;
        for (bool isCancelled = true; isCancelled; rows++)
        {
            using var source = new CancellationTokenSource();
            var options = new WriteOptions { Resume = true, RowsBetweenLooks = 1, StateEvery = TimeSpan.MaxValue, Progress = new At(rows + 1, source.Cancel) };
            try
            {
                WrittenFile file = MixWriter.Write(mix, path, options, source.Token);
                Assert.AreEqual(file.Rows, file.ResumedRows, "each run but the last added one row");
                isCancelled = false;
            }
            catch (OperationCanceledException)
            {
                Assert.IsFalse(File.Exists(path), "a file that is there is whole");
                Assert.IsTrue(File.Exists(path + ".part.json"));
            }
        }

        Assert.AreEqual(whole.Count(item => item == '\n') + (extension == ".tsv" ? 0 : 1), rows);
        CollectionAssert.AreEqual(whole, File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.FullPath));
    }

    [TestMethod]
    public void File_AfterASourceFailed_GoesOnWhereTheStateWas()
    {
        MixSource[] good = [new("a", Numbered(0, 20)), new("b", Numbered(1, 20))];
        MixSource[] bad = [new("a", Numbered(0, 20)), new("b", new FaultyDataView(Numbered(1, 20)) { MoveFault = new IOException("gone"), FaultRow = 7 })];
        using var folder = new TempFolder();
        string path = folder.File("x.tsv");
        var options = new WriteOptions { RowsBetweenLooks = 1, StateEvery = TimeSpan.FromSeconds(4), Time = new Ticking() };

        Assert.ThrowsExactly<MixSourceException>(() => MixWriter.Write(Ml.Data.Mix(bad), path, options));
        WrittenFile file = MixWriter.Write(Ml.Data.Mix(good), path, new WriteOptions { Resume = true });

        Assert.IsInRange(10L, 14L, file.ResumedRows);
        CollectionAssert.AreEqual(Written.Bytes(Ml.Data.Mix(good), ".tsv"), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Resume_WithoutAPart_BeginsAnew()
    {
        MixedDataView mix = Ml.Data.Mix(Sources(false, 3, 3));
        using var folder = new TempFolder();
        string path = folder.Write("x.tsv", [1, 2, 3]);
        folder.Write("x.tsv.part", [4, 5, 6]);

        WrittenFile file = MixWriter.Write(mix, path, new WriteOptions { Resume = true });

        Assert.AreEqual(0, file.ResumedRows);
        CollectionAssert.AreEqual(Written.Bytes(mix, ".tsv"), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Writing_WithoutResume_BeginsAnew()
    {
        MixedDataView mix = Ml.Data.Mix(Sources(false, 3, 3));
        using var folder = new TempFolder();
        string path = folder.File("x.tsv");
        Interrupt(mix, path, 2);

        WrittenFile file = MixWriter.Write(mix, path, new WriteOptions());

        Assert.AreEqual(0, file.ResumedRows);
        CollectionAssert.AreEqual(Written.Bytes(mix, ".tsv"), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void State_OfAnotherMix_IsRefusedWithEveryDifference()
    {
        using var folder = new TempFolder();
        string path = folder.File("x.tsv");
        Interrupt(Ml.Data.Mix(new MixOptions { Seed = 1 }, Sources(false, 9, 9)), path, 2);
        byte[] part = File.ReadAllBytes(path + ".part");

        var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixWriter.Write(
            Ml.Data.Mix(new MixOptions { Seed = 2, Columns = MixColumns.None }, Sources(false, 9, 9)), path, new WriteOptions { Resume = true }));

        string joined = string.Join("\n", error.Faults);
        StringAssert.Contains(joined, "The columns were 'Row' (Int64), 'Text' (String), 'Half' (Vector<Single, 2>), 'source_id' (Key<UInt32, 0-1>) "
            + "and are 'Row' (Int64), 'Text' (String), 'Half' (Vector<Single, 2>) here.");
        StringAssert.Contains(joined, "It is of another plan: seed was 'seed 1' and is 'seed 2' here.");
        StringAssert.Contains(joined, "write anew without --resume");
        CollectionAssert.AreEqual(part, File.ReadAllBytes(path + ".part"), "what was there still is");
    }

    [TestMethod]
    public void State_OfAnotherShardOrEpochOrALongerPart_IsRefused()
    {
        using var folder = new TempFolder();
        string path = folder.File("x.tsv");
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Selection = Selection.Random }, Sources(false, 9, 9));
        Interrupt(mix, path, 2);
        string state = path + ".part.json";
        string text = File.ReadAllText(state);

        Refuses(mix.ForEpoch(1), "The epoch was 0 and is 1 here.");
        File.WriteAllText(state, text.Replace("\"shard\": null", "\"shard\": \"1/2 by rows\"", StringComparison.Ordinal));
        Refuses(mix, "The shard was 1/2 by rows and is none here.");
        File.WriteAllText(state, text);
        File.WriteAllBytes(path + ".part", [1, 2]);
        Refuses(mix, "The part has 2 bytes, fewer than the");
        File.WriteAllText(state, text[..(text.Length / 2)]);
        Refuses(mix, "is no state of a file being written, or a damaged one");
        File.WriteAllText(state, text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        Refuses(mix, "has version 2");

        void Refuses(MixedDataView other, string why)
        {
            var error = Assert.ThrowsExactly<MixConfigurationException>(() => MixWriter.Write(other, path, new WriteOptions { Resume = true }));
            StringAssert.Contains(error.Message, why);
        }
    }

    [TestMethod]
    public void APart_ThatIsBeingWritten_IsNotWrittenByAnother()
    {
        MixedDataView mix = Ml.Data.Mix(Sources(false, 3, 3));
        using var folder = new TempFolder();
        string path = folder.File("x.tsv");
        bool wasRefused = false;
        var second = new At(2, () =>
        {
            Assert.ThrowsExactly<IOException>(() => MixWriter.Write(mix, path, new WriteOptions()));
            wasRefused = true;
        });

        MixWriter.Write(mix, path, new WriteOptions { RowsBetweenLooks = 1, Progress = second });

        Assert.IsTrue(wasRefused);
        CollectionAssert.AreEqual(Written.Bytes(mix, ".tsv"), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Cancellation_BetweenLooks_EndsAtTheNextRow_AndKeepsIt()
    {
        using var source = new CancellationTokenSource();
        using var folder = new TempFolder();
        MixedDataView mix = Plain(100, FakeColumn.Of("Row", NumberDataViewType.Int64, row =>
        {
            if (row == 4)
                source.Cancel();
            return row;
        }));
        string path = folder.File("x.jsonl");

        Assert.ThrowsExactly<OperationCanceledException>(() => MixWriter.Write(mix, path, new WriteOptions { RowsBetweenLooks = 1000 }, source.Token));

        Assert.HasCount(5, File.ReadAllLines(path + ".part"));
        Assert.AreEqual(5, MixWriter.Write(mix, path, new WriteOptions { Resume = true }).ResumedRows);
    }

    [TestMethod]
    public void Progress_TellsRowsAndTotal()
    {
        var told = new List<WriteProgress>();
        using var folder = new TempFolder();
        var options = new WriteOptions { RowsBetweenLooks = 4, Progress = new Telling(told) };

        MixWriter.Write(Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Sources(false, 5, 5)), folder.File("x.jsonl"), options);
        MixWriter.Write(Ml.Data.Mix(new MixOptions { Stop = StopRule.AllOnce }, Sources(true, 3)), folder.File("x.jsonl"), options);

        CollectionAssert.AreEqual(new WriteProgress[] { new(4, 10), new(8, 10), new(10, 10), new(3, null) }, told);
    }

    private static void Interrupt(MixedDataView mix, string path, int rows)
    {
        using var source = new CancellationTokenSource();
        var options = new WriteOptions { RowsBetweenLooks = 1, Progress = new At(rows, source.Cancel) };
        Assert.ThrowsExactly<OperationCanceledException>(() => MixWriter.Write(mix, path, options, source.Token));
    }

    private static void HoldsAfterPowerCuts(Interrupted given)
    {
        MixedDataView mix = given.Mix();
        byte[] whole = Written.Bytes(mix, given.Extension);
        using var folder = new TempFolder();
        string path = folder.File("mix" + given.Extension);
        string file = ShardFile.PathOf(path, mix.Plan.Shard);
        WriteOptions options = new()
        {
            Resume = true, RowsBetweenLooks = given.Looks, StateEvery = TimeSpan.FromSeconds(given.StateEvery), Time = new Ticking(),
        };
        foreach (int end in given.Ends)
        {
            try
            {
                MixWriter.Write(mix, path, options with { Progress = new At(end, () => throw new PowerCutException()) });
            }
            catch (PowerCutException)
            {
                // Bytes that no state counts, and a state of which half came to the disk.
                File.AppendAllText(file + ".part", "half a row");
                File.WriteAllText(file + ".part.json.new", "{");
            }
        }
        MixWriter.Write(mix, path, options);

        CollectionAssert.AreEqual(whole, File.ReadAllBytes(file));
    }

    private sealed class Telling(List<WriteProgress> told) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value) => told.Add(value);
    }

    private sealed record Interrupted(
        Selection Selection, StopRule Stop, bool IsUnknown, int Shards, ShardUnit Unit, string Extension, int StateEvery, int Looks, int[] Ends)
    {
        public MixedDataView Mix()
        {
            bool ends = Stop != StopRule.Never;
            var options = new MixOptions
            {
                Selection = Selection,
                Stop = Stop,
                Length = ends ? null : 60,
                BatchSize = 3,
                Seed = 5,
                Shard = Shards == 0 ? null : new Shard(Shards - 1, 3, Unit),
            };
            MixSource[] sources = Sources(IsUnknown, 11, 5, 23);
            bool areEqual = Selection.ToString() is "Concat" || Selection.ToString()!.StartsWith("RoundRobin", StringComparison.Ordinal);
            return Ml.Data.Mix(options, areEqual ? [.. sources.Select(source => new MixSource(source.Name, source.Data))] : sources);
        }
    }
}
