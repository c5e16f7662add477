using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Contract.Tests.Support;

namespace MlMix.Contract.Tests.Conformance;

/// <summary>Views that only ML.NET itself has.</summary>
[TestClass]
public sealed class MlNetViewTests
{
    private const string ReadsPool = "its getters read the pool of rows, whether the cursor is on one of them or not";
    private const string KeepsInput = "it does not dispose of the cursor that it shuffles";
    private static readonly (string Rule, string Why) ForgetsInput =
        (ConformanceRules.UnboundSourcesReleased, "a cursor of the input is not closed where asking it for a getter throws");

    private static readonly (string Rule, string Why) ReadsPoolOffRow = (ConformanceRules.OffRow, ReadsPool);
    private static readonly (string Rule, string Why) ReadsPoolLater = (ConformanceRules.AfterDisposal, ReadsPool);

    private static readonly (string Rule, string Why)[] OfShuffle =
    [
        ReadsPoolOffRow, ReadsPoolLater, (ConformanceRules.SourcesReleased, KeepsInput), (ConformanceRules.FailedSourcesReleased, KeepsInput),
        (ConformanceRules.UnboundSourcesReleased, KeepsInput),
    ];

    public static ConformanceCases Views { get; } = new()
    {
        { "shuffle", sources => Ml.Data.ShuffleRows(sources[0], seed: 1, shufflePoolSize: 5, shuffleSource: false), Plain, OfShuffle },
        { "shuffle of a cache", sources => Ml.Data.ShuffleRows(Ml.Data.Cache(sources[0]), seed: 1), Plain, ReadsPoolOffRow, ReadsPoolLater, ForgetsInput },
        { "bootstrap sample", sources => Ml.Data.BootstrapSample(sources[0], seed: 1), Everything },
        { "rows of a range", sources => Ml.Data.FilterRowsByColumn(sources[0], "Number", 2, 9), Everything, ForgetsInput },
        { "rows without missing values", sources => Ml.Data.FilterRowsByMissingValues(sources[0], "Number"), Everything, ForgetsInput },
        { "training part", sources => Ml.Data.TrainTestSplit(sources[0], 0.4, seed: 1).TrainSet, Everything },
        { "test part", sources => Ml.Data.TrainTestSplit(sources[0], 0.95, seed: 1).TestSet, Everything },
        { "columns joined", Fitted(Ml.Transforms.Concatenate("All", "Number", "Dense")), Everything, ForgetsInput },
        { "text to key", Fitted(Ml.Transforms.Conversion.MapValueToKey("TextKey", "Text")), Everything, ForgetsInput },
        { "normalized", Fitted(Ml.Transforms.NormalizeMeanVariance("Dense")), Everything, ForgetsInput },
        { "featurized text", Fitted(Ml.Transforms.Text.FeaturizeText("Features", "Text")), Everything, ForgetsInput },
        { "columns selected", Fitted(Ml.Transforms.SelectColumns("Text", "Sparse")), Everything },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void View_OfMlNetAlone_KeepsTheContract(string name) => Views.Check(name);

    private static Func<IDataView[], IDataView> Fitted<T>(IEstimator<T> estimator)
        where T : ITransformer => sources => estimator.Fit(SampleViews.Everything()).Transform(sources[0]);

    private static IDataView[] Plain() => [SampleViews.Plain()];

    private static IDataView[] Everything() => [SampleViews.Everything()];
}
