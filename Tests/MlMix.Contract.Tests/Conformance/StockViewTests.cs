using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views of ML.NET itself, or of Offline/ where that stands for it.</summary>
[TestClass]
public sealed class StockViewTests
{
    private const string GivesLastRow = "its getters read the row object, which stays when the cursor is disposed of";
    private const string KeepsId = "its row ids are those of an index that goes on after disposal";
    private const string ForgetsInput = "a cursor of the input is not closed where asking it for a getter throws";

    private const string PassesOver = "columns that it does not know are passed over where a cursor is opened";
    private const string KeepsFields = "its getters read the fields of the row, which stay when the cursor is disposed of";

    private static readonly TempFolder Folder = new();

    public static ConformanceCases Views { get; } = new()
    {
        { "a list", () => Ml.Data.LoadFromEnumerable(SampleRow.Many().ToList()), (ConformanceRules.AfterDisposal, GivesLastRow) },
        { "an enumerable", () => Ml.Data.LoadFromEnumerable(SampleRow.Many().Where(_ => true)), (ConformanceRules.AfterDisposal, GivesLastRow) },
        { "no rows", () => Ml.Data.LoadFromEnumerable(new List<SampleRow>()) },
        { "a text file", () => Ml.Data.LoadFromTextFile(TextFile(), TextOptions()), OfText((ConformanceRules.AfterDisposal, KeepsFields)) },
        { "an empty text file", () => Ml.Data.LoadFromTextFile(Folder.Write("empty.txt", []), TextOptions()), OfText() },
        { "cache", sources => Ml.Data.Cache(sources[0]), Plain, OfCache() },
        { "cache of some columns", sources => Ml.Data.Cache(sources[0], "Number", "Words"), Plain, OfCache() },
        { "skip", sources => Ml.Data.SkipRows(sources[0], 3), Everything },
        { "take", sources => Ml.Data.TakeRows(sources[0], 11), Everything },
        { "take of skip", sources => Ml.Data.TakeRows(Ml.Data.SkipRows(sources[0], 3), 5), Everything },
        { "a column copied", CopyOf, Everything, Known.OfMlNet((ConformanceRules.UnboundSourcesReleased, ForgetsInput)) },
    };

    [ClassCleanup]
    public static void RemoveFolder() => Folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfMlNet_KeepsTheContract(string name) => Views.Check(name);

    private static (string Rule, string Why)[] OfCache() =>
        Known.OfMlNet((ConformanceRules.AfterDisposal, KeepsId), (ConformanceRules.UnboundSourcesReleased, ForgetsInput));

    private static (string Rule, string Why)[] OfText(params (string Rule, string Why)[] more) =>
        Known.OfMlNet([(ConformanceRules.ForeignColumns, PassesOver), .. more]);

    private static IDataView CopyOf(IDataView[] sources) => Ml.Transforms.CopyColumns("Twice", "Number").Fit(Everything()[0]).Transform(sources[0]);

    private static IDataView[] Plain() => [SampleViews.Plain()];

    private static IDataView[] Everything() => [SampleViews.Everything()];

    private static string TextFile()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 30).Select(row => row % 5 == 4 ? $"{row}" : $"{row}\ttext {row}\t{row % 4}\t1.5\t0\t{-row}");
        return Folder.Write("rows.txt", Encoding.UTF8.GetBytes("number\ttext\tkey\ta\tb\tc\n" + string.Join('\n', lines)));
    }

    private static TextLoader.Options TextOptions() => new()
    {
        HasHeader = true,
        Columns =
        [
            new TextLoader.Column("Number", DataKind.Single, 0),
            new TextLoader.Column("Text", DataKind.String, 1),
            new TextLoader.Column("Key", DataKind.UInt32, [new TextLoader.Range(2)], new KeyCount(3)),
            new TextLoader.Column("Vector", DataKind.Single, 3, 5),
            new TextLoader.Column("Words", DataKind.String, 0, 1),
        ],
    };
}
