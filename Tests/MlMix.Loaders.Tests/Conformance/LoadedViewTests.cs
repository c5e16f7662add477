using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Idx;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Views over arrays, IDX files and folders of images, held to ML.NET's contract. A new one is one line.</summary>
[TestClass]
public sealed class LoadedViewTests
{
    private const int Rows = 12;
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly TempFolder Folder = new();

    public static ConformanceCases Views { get; } = new()
    {
        { "arrays", () => Ml.Data.LoadFromArrays(Arrays(Rows)) },
        { "arrays without rows", () => Ml.Data.LoadFromArrays(Arrays(0)) },
        { "IDX", () => Idx(IdxBytes.UByte, IdxBytes.UByte) },
        { "IDX of floats", () => Idx(IdxBytes.Float, IdxBytes.Int) },
        { "IDX of doubles", () => Idx(IdxBytes.Double, IdxBytes.Short) },
        { "IDX, gzipped", () => Idx(IdxBytes.UByte, IdxBytes.UByte, bytes => IdxBytes.Gzip(bytes)) },
        { "IDX of integers, gzipped", () => Idx(IdxBytes.Int, IdxBytes.Int, bytes => IdxBytes.Gzip(bytes)) },
        { "IDX, gzipped in two", () => Idx(IdxBytes.Short, IdxBytes.SByte, bytes => IdxBytes.GzipInTwo(bytes, bytes.Length / 2)) },
        { "IDX without labels", () => Ml.Data.LoadFromIdx(Data(IdxBytes.UByte, bytes => bytes)) },
        { "IDX of numbers", () => Ml.Data.LoadFromIdx(Labels(IdxBytes.Float, bytes => bytes)) },
        { "IDX of nothing", () => Ml.Data.LoadFromIdx(File(IdxBytes.File(IdxBytes.UByte, [0, 2, 2]))) },
        { "a folder of images", () => Ml.Data.LoadFromImageFolder(Images()) },
        { "a folder of images without labels", () => Ml.Data.LoadFromImageFolder(Images(), new ImageFolderOptions { LabelColumnName = null }) },
    };

    [ClassCleanup]
    public static void RemoveFolder() => Folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfArraysOrFiles_KeepsTheContract(string name) => Views.Check(name);

    private static ArrayColumn[] Arrays(int rows) =>
    [
        ArrayColumn.Scalar("Number", Enumerable.Range(0, rows).Select(row => row / 2f).ToArray()),
        ArrayColumn.Scalar("Text", Enumerable.Range(0, rows).Select(row => $"text {row}").ToArray()),
        ArrayColumn.Scalar("Day", Enumerable.Range(0, rows).Select(row => new DateTime(2001, 2, 3).AddDays(row)).ToArray()),
        ArrayColumn.Scalar("Flag", Enumerable.Range(0, rows).Select(row => row % 2 == 0).ToArray()),
        ArrayColumn.Scalar("Id", Enumerable.Range(0, rows).Select(row => new DataViewRowId((ulong)row, 3)).ToArray()),
        ArrayColumn.Key("Kind", [.. Enumerable.Range(0, rows).Select(row => (uint)row % 4)], "a", "b", "c"),
        ArrayColumn.Vector("Vector", Enumerable.Range(0, rows * 3).ToArray(), 3),
        ArrayColumn.Vector("Grid", Enumerable.Range(0, rows * 4).Select(item => (double)-item).ToArray(), 2, 2),
        ArrayColumn.Vector("Words", Enumerable.Range(0, rows * 2).Select(item => $"word {item}").ToArray(), 2),
    ];

    private static IDataView Idx(byte type, byte labelType, Func<byte[], byte[]>? pack = null)
    {
        pack ??= bytes => bytes;
        return Ml.Data.LoadFromIdx(Data(type, pack), Labels(labelType, pack), new IdxOptions { Scale = 0.5f });
    }

    private static string Data(byte type, Func<byte[], byte[]> pack) =>
        File(pack(IdxBytes.File(type, [Rows, 2, 3], [.. Enumerable.Range(0, Rows * 6).Select(item => (double)item)])));

    private static string Labels(byte type, Func<byte[], byte[]> pack) =>
        File(pack(IdxBytes.File(type, [Rows], [.. Enumerable.Range(0, Rows).Select(item => (double)(item % 5))])));

    private static string Images()
    {
        string folder = Folder.File(Path.GetRandomFileName());
        foreach (string name in new[] { "ant", "bee", "cat" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (int number = 0; number < Rows / 3; number++)
                System.IO.File.WriteAllBytes(Path.Combine(folder, name, FormattableString.Invariant($"{number}.png")), []);
        }
        return folder;
    }

    private static string File(byte[] bytes) => Folder.Write(Path.GetRandomFileName(), bytes);
}
