using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using MlMix.Tool.Tests.Support;
using MlMix.Tool.Writing;
using static MlMix.Tool.Tests.Support.ToolViews;

namespace MlMix.Tool.Tests.Writing;

/// <summary>Files in ML.NET's own binary form.</summary>
[TestClass]
public class IdvTests
{
    [TestMethod]
    public void Rows_OfEveryType_ReadBackAsTheyWere()
    {
        MixedDataView mix = Ml.Data.Mix(new MixSource("a", SampleViews.Plain(9)), new MixSource("b", SampleViews.Plain(5)));
        using var folder = new TempFolder();
        string path = MixWriter.Write(mix, folder.File("mix.idv"), new WriteOptions()).Path;

        IDataView back = Ml.Data.LoadFromBinary(path);

        CollectionAssert.AreEqual(
            mix.Schema.Select(column => $"{column.Name} {column.Type}").ToArray(), back.Schema.Select(column => $"{column.Name} {column.Type}").ToArray());
        foreach (string form in new[] { "tsv without Words", "jsonl" })
        {
            // What is written of the file as text is what is written of the mix: every value, key value and missing value is there.
            bool isTable = form.StartsWith("tsv", StringComparison.Ordinal);
            CollectionAssert.AreEqual(Lines(mix, isTable), Lines(Ml.Data.Mix(
                new MixOptions { Columns = MixColumns.None, Stop = StopRule.AllOnce }, new MixSource("file", back)), isTable), form);
        }
        VBuffer<ReadOnlyMemory<char>> names = default;
        back.Schema["Dense"].GetSlotNames(ref names);
        Assert.AreEqual("a b c", string.Join(' ', names.DenseValues()));
        Assert.AreEqual(mix.GetRowCount(), back.GetRowCount());
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.FullPath));
    }

    [TestMethod]
    public void SparseVectors_StaySparse()
    {
        MixedDataView mix = Plain(
            2,
            FakeColumn.OfVectors(
                "V", new VectorDataViewType(NumberDataViewType.Single, 1_000_000), row => new VBuffer<float>(1_000_000, 1, [row + 1], [7])));
        using var folder = new TempFolder();

        string path = MixWriter.Write(mix, folder.File("mix.idv"), new WriteOptions()).Path;

        VBuffer<float>[] vectors = [.. Ml.Data.LoadFromBinary(path).GetColumn<VBuffer<float>>("V")];
        Assert.IsFalse(vectors[1].IsDense);
        CollectionAssert.AreEqual(new[] { 7 }, vectors[1].GetIndices().ToArray());
        Assert.AreEqual(2f, vectors[1].GetItemOrDefault(7));
    }

    [TestMethod]
    public void Blocks_OfManyRows_StandInOrder()
    {
        // Texts of 50 characters make some blocks, the numbers fewer.
        MixedDataView mix = Plain(
            150_000,
            FakeColumn.Of("Text", TextDataViewType.Instance, row => $"{row * 7919 % 1_000_003:D50}".AsMemory()),
            FakeColumn.Of("Row", NumberDataViewType.Int64, row => row),
            FakeColumn.Of("Half", NumberDataViewType.Single, row => row / 2f));
        using var folder = new TempFolder();

        string path = MixWriter.Write(mix, folder.File("mix.idv"), new WriteOptions()).Path;

        IDataView back = Ml.Data.LoadFromBinary(path);
        Assert.IsTrue(back.GetColumn<long>("Row").SequenceEqual(Enumerable.Range(0, 150_000).Select(row => (long)row)));
        Assert.IsTrue(back.GetColumn<string>("Text").SequenceEqual(Enumerable.Range(0, 150_000).Select(row => $"{row * 7919L % 1_000_003:D50}")));
        CollectionAssert.AreEqual(File.ReadAllBytes(path), Written.Bytes(mix, ".idv"), "the same rows are the same bytes");
    }

    [TestMethod]
    public void NoRows_AreAFileToo()
    {
        using var folder = new TempFolder();
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Shard = new Shard(4, 5) }, Sources(false, 1, 1));

        string path = MixWriter.Write(mix, folder.File("mix.idv"), new WriteOptions()).Path;

        Assert.AreEqual(0L, Ml.Data.LoadFromBinary(path).GetRowCount());
    }

    [TestMethod]
    public void File_AfterPowerCutsAtAnyRow_IsTheSame()
    {
        MixedDataView mix = Ml.Data.Mix(new MixOptions { Stop = StopRule.AllExhausted }, Sources(countUnknown: true, 5, 9, 3));
        byte[] whole = Written.Bytes(mix, ".idv");
        CollectionAssert.AreEqual(whole, Written.Bytes(mix, ".idv"), "the same rows are the same bytes");
        for (int end = 1; end <= 18; end++)
        {
            using var folder = new TempFolder();
            string path = folder.File("mix.idv");
            var options = new WriteOptions { Resume = true, RowsBetweenLooks = 1, StateEvery = TimeSpan.FromSeconds(4), Time = new Ticking() };
            Assert.ThrowsExactly<PowerCutException>(
                () => MixWriter.Write(mix, path, options with { Progress = new At(end, () => throw new PowerCutException()) }));
            File.AppendAllText(path + ".part", "half a row");
            // A file of which half came to the disk.
            File.WriteAllText(path + ".part.idv", "half a file, longer than the whole one will be" + new string('x', 10_000));

            WrittenFile file = MixWriter.Write(mix, path, options);

            Assert.AreEqual(end > 4, file.ResumedRows > 0, "saved after row 4 for the first time");
            CollectionAssert.AreEqual(whole, File.ReadAllBytes(path));
        }
    }

    [TestMethod]
    public void Cancellation_WhileTheFileIsMade_LeavesThePart()
    {
        MixedDataView mix = Ml.Data.Mix(Sources(false, 40, 40));
        using var folder = new TempFolder();
        string path = folder.File("mix.idv");
        using var source = new CancellationTokenSource();
        // The last report comes after the last row.
        long rows = mix.GetRowCount()!.Value;
        var options = new WriteOptions { RowsBetweenLooks = 1000, Progress = new At(rows, source.Cancel) };

        Assert.ThrowsExactly<OperationCanceledException>(() => MixWriter.Write(mix, path, options, source.Token));
        Assert.IsFalse(File.Exists(path));
        WrittenFile file = MixWriter.Write(mix, path, new WriteOptions { Resume = true });

        Assert.AreEqual(rows, file.ResumedRows);
        CollectionAssert.AreEqual(Written.Bytes(mix, ".idv"), File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.FullPath));
    }

    private static string[] Lines(MixedDataView mix, bool isTable)
    {
        IDataView view = isTable ? Ml.Transforms.DropColumns("Words").Fit(mix).Transform(mix) : mix;
        MixedDataView all = Ml.Data.Mix(new MixOptions { Columns = MixColumns.None, Stop = StopRule.AllOnce }, new MixSource("all", view));
        return Written.Text(all, isTable ? ".tsv" : ".jsonl").Split('\n');
    }
}
