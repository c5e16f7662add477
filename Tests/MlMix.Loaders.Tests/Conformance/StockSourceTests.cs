using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Mixes of ML.NET's own views. What these break of the contract, such as values after disposal, the mix keeps all the same.</summary>
[TestClass]
public sealed class StockSourceTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly TempFolder Folder = new();

    public static ConformanceCases Views { get; } = new()
    {
        { "lists", () => Mix(List(14), List(9)) },
        { "enumerables", () => Mix(Stream(14), Stream(9)) },
        { "a list and an enumerable", () => Mix(List(14), Stream(9)) },
        { "caches", () => Mix(Ml.Data.Cache(SampleViews.Plain(14)), Ml.Data.Cache(SampleViews.Plain(9))) },
        { "parts of one view", sources => Mix(Ml.Data.TakeRows(sources[0], 5), Ml.Data.SkipRows(sources[0], 5)), () => [SampleViews.Everything()] },
        { "text files", () => Mix(Text("one.txt", 14), Text("two.txt", 9)) },
        { "the kinds of views in one", () => Mix(Text("three.txt", 9), Ml.Data.LoadFromEnumerable(NumberRows()), Arrays()) },
    };

    [ClassCleanup]
    public static void RemoveFolder() => Folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void Mix_OfStockViews_KeepsTheContract(string name) => Views.Check(name);

    private static MixedDataView Mix(params IDataView[] views) =>
        Ml.Data.Mix(new MixOptions { Selection = Selection.Blocks(4), Stop = StopRule.AllOnce }, MixViews.Over(views));

    private static IDataView List(int rows) => Ml.Data.LoadFromEnumerable(SampleRow.Many(rows).ToList());

    private static IDataView Stream(int rows) => Ml.Data.LoadFromEnumerable(SampleRow.Many(rows).Where(_ => true));

    private static IDataView Text(string name, int rows)
    {
        string text = string.Join('\n', Enumerable.Range(0, rows).Select(row => $"{row}\ttext {row}"));
        return Ml.Data.LoadFromTextFile(
            Folder.Write(name, Encoding.UTF8.GetBytes(text)),
            [new TextLoader.Column("Number", DataKind.Single, 0), new TextLoader.Column("Text", DataKind.String, 1)]);
    }

    private static IEnumerable<NumberRow> NumberRows() => [.. Enumerable.Range(0, 7).Select(row => new NumberRow(row, $"row {row}"))];

    private static IDataView Arrays() =>
        Ml.Data.LoadFromArrays(ArrayColumn.Scalar("Number", [1f, 2f, 3f]), ArrayColumn.Scalar("Text", ["one", "two", "three"]));

    private sealed record NumberRow(float Number, string Text);
}
