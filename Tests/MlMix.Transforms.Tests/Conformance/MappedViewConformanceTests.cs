using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Conformance;

/// <summary>What the transforms make of a view, held to ML.NET's contract. A new one is one line.</summary>
[TestClass]
public sealed class MappedViewConformanceTests
{
    private const int Rows = 14;

    public static ConformanceCases Views { get; } = new()
    {
        { "vectors normalized", Fitted(Ml.Transforms.NormalizeBySource("Dense")), Data },
        { "vectors normalized into another column", Fitted(Ml.Transforms.NormalizeBySource("Normal", "Dense")), Data },
        { "numbers normalized", Fitted(Ml.Transforms.NormalizeBySource("Number")), Data },
        { "sparse vectors normalized", Fitted(Ml.Transforms.NormalizeBySource("Hollow")), Data },
        { "numbers offset", Fitted(Ml.Transforms.OffsetLabels("Digit")), Data },
        { "keys offset", Fitted(Ml.Transforms.OffsetLabels("Kind")), Data },
        { "numbers unified", Fitted(Ml.Transforms.UnifyLabels("Digit")), Data },
        { "texts unified", Fitted(Ml.Transforms.UnifyLabels("Label", "Text")), Data },
        { "keys unified", Fitted(Ml.Transforms.UnifyLabels("Kind")), Data },
        { "weights by source", Fitted(Ml.Transforms.SourceWeights(SourceWeightRule.Importance())), Data },
        { "weights by source and label", Fitted(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Kind"))), Data },
        { "two steps", Fitted(Ml.Transforms.NormalizeBySource("Dense").Append(Ml.Transforms.OffsetLabels("Label", "Digit"))), Data },
        { "normalized, in shuffled order", Fitted(Ml.Transforms.NormalizeBySource("Dense")), Shuffling },
        { "no rows", () => Fitted(Ml.Transforms.NormalizeBySource("Dense"))([new FakeDataView(0, Columns())]) },
        { "a mix normalized", sources => Steps(Ml.Data.Mix([.. sources.Select((view, i) => new MixSource($"s{i}", view))])), Sources },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfATransform_KeepsTheContract(string name) => Views.Check(name);

    private static Func<IDataView[], IDataView> Fitted<T>(IEstimator<T> estimator)
        where T : class, ITransformer
    {
        // Fitted to whole data, so that the view made of it is the first to read a source.
        var fitted = new Lazy<T>(() => estimator.Fit(Data()[0]));
        return sources => fitted.Value.Transform(sources[0]);
    }

    private static IDataView Steps(IDataView mix)
    {
        var statistics = new Dictionary<string, SourceStatistics> { ["s0"] = new(1, 2), ["s1"] = new(3, 4) };
        var options = new NormalizeBySourceOptions { Columns = [new("Dense")], Statistics = new("Dense", statistics) };
        return Ml.Transforms.NormalizeBySource(options).Fit(mix).Transform(mix);
    }

    private static IDataView[] Data() => [new FakeDataView(Rows, Columns())];

    private static IDataView[] Shuffling() => [new FakeDataView(Rows, Columns()) { CanShuffle = true, CountUnknown = true }];

    private static IDataView[] Sources() => [SampleViews.Everything(), SampleViews.Everything(8)];

    private static FakeColumn[] Columns() =>
    [
        .. SampleViews.Columns(),
        FakeColumn.Key("source_id", row => (uint)(row % 2) + 1, "a", "b"),
        FakeColumn.Of("Digit", Microsoft.ML.Data.NumberDataViewType.Single, row => (float)(row % 5)),
        Vectors("Hollow", 6, [.. Enumerable.Range(0, Rows).Select(row => Sparse(6, (row % 3, row), (4, 1)))]),
    ];
}
