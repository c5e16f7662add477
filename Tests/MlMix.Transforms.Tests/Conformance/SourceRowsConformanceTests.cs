using Microsoft.ML;
using MlMix.Filtering;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Conformance;

/// <summary>The rows of some sources of a view, held to ML.NET's contract. A new case is one line.</summary>
[TestClass]
public sealed class SourceRowsConformanceTests
{
    private const int Rows = 14;

    public static ConformanceCases Views { get; } = new()
    {
        { "one source", Of(1), Data },
        { "two sources", Of(2, 3), Data },
        { "missing sources", Of(0), Data },
        { "all rows", Of(0, 1, 2, 3), Data },
        { "one source, in shuffled order", Of(2), Shuffling },
        { "a source without rows", () => Of(4)(Data()) },
        { "no rows", () => Of(1)([new FakeDataView(0, Columns())]) },
        { "a source of a mix", sources => Of(1)([Ml.Data.Mix([.. sources.Select((view, i) => new MixSource($"s{i}", view))])]), Sources },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfSomeSources_KeepsTheContract(string name) => Views.Check(name);

    private static Func<IDataView[], IDataView> Of(params int[] rawKeys) =>
        sources => new SourceRows(sources[0], sources[0].Schema["source_id"], rawKeys);

    private static IDataView[] Data() => [new FakeDataView(Rows, Columns())];

    private static IDataView[] Shuffling() => [new FakeDataView(Rows, Columns()) { CanShuffle = true, CountUnknown = true }];

    private static IDataView[] Sources() => [SampleViews.Everything(), SampleViews.Everything(8)];

    private static FakeColumn[] Columns() =>
        [.. SampleViews.Columns(), FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c", "d")];
}
