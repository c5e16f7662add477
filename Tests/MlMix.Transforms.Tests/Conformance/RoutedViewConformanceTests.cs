using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Routing.Steps;
using static MlMix.Transforms.Tests.Support.Views;

namespace MlMix.Transforms.Tests.Conformance;

/// <summary>Rows that go through a chain for each source, held to ML.NET's contract. A new case is one line.</summary>
[TestClass]
public sealed class RoutedViewConformanceTests
{
    private const int Rows = 14;

    public static ConformanceCases Views { get; } = new()
    {
        { "a column replaced for one source", Fitted(Ml.Transforms.ForSource(("a", Ml.Transforms.NormalizeBySource("Dense")))), Data },
        { "columns of every type made anew", Fitted(Ml.Transforms.ForSource(Options(Copies(), ("a", Copies()), ("b", Copies())))), Data },
        { "other columns for each", Fitted(Ml.Transforms.ForSource(("a", Copy("Number", "Digit")), ("b", Ml.Transforms.OffsetLabels("Digit")))), Data },
        { "chains by source twice", Fitted(Chain(Ml.Transforms.ForSource(("a", Halved("Number"))), Ml.Transforms.ForSource(("b", Halved("Number"))))), Data },
        { "chains by source inside one", Fitted(Ml.Transforms.ForSource(("a", Ml.Transforms.ForSource(("a", Halved("Number")))))), Data },
        { "by source, in shuffled order", Fitted(Ml.Transforms.ForSource(("b", Halved("Number")))), Shuffling },
        { "no rows", () => Fitted(Ml.Transforms.ForSource(("b", Halved("Number"))))([new FakeDataView(0, Columns())]) },
        { "a mix by source", sources => OfMix(Ml.Data.Mix([.. sources.Select((view, i) => new MixSource($"s{i}", view))])), Sources },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_ByChainsOfSources_KeepsTheContract(string name) => Views.Check(name);

    private static Func<IDataView[], IDataView> Fitted<T>(IEstimator<T> estimator)
        where T : class, ITransformer
    {
        // Fitted to whole data, so that the view made of it is the first to read a source.
        var fitted = new Lazy<T>(() => estimator.Fit(Data()[0]));
        return sources => fitted.Value.Transform(sources[0]);
    }

    /// <summary>Fitted to whole sources, too; a mix of others has the same names.</summary>
    private static IDataView OfMix(IDataView mix)
    {
        IDataView whole = Ml.Data.Mix([.. Sources().Select((view, i) => new MixSource($"s{i}", view))]);
        return Ml.Transforms.ForSource(("s1", Halved("Number")), ("s0", Copy("Dense", "Dense"))).Fit(whole).Transform(mix);
    }

    private static IEstimator<ITransformer> Copies() =>
        Chain([.. SampleViews.Columns().Select(column => Copy($"New {column.Name}", column.Name))]);

    private static IEstimator<ITransformer> Copy(string output, string input) => Ml.Transforms.CopyColumns(output, input);

    private static IEstimator<ITransformer> Halved(string column) => Times(0.5f, column, column);

    private static IDataView[] Data() => [new FakeDataView(Rows, Columns())];

    private static IDataView[] Shuffling() => [new FakeDataView(Rows, Columns()) { CanShuffle = true, CountUnknown = true }];

    private static IDataView[] Sources() => [SampleViews.Everything(), SampleViews.Everything(8)];

    private static FakeColumn[] Columns() =>
    [
        .. SampleViews.Columns(),
        FakeColumn.Key("source_id", row => (uint)(row % 4), "a", "b", "c"),
        FakeColumn.Of("Digit", Microsoft.ML.Data.NumberDataViewType.Single, row => (float)(row % 5)),
    ];
}
