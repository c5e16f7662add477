using Microsoft.ML;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Mixes of views that only ML.NET itself has, and what ML.NET makes of a mix.</summary>
[TestClass]
public sealed class MlNetSourceTests
{
    private static readonly MLContext Ml = new(seed: 1);

    private static readonly (string Rule, string Why) ForgetsInput =
        (ConformanceRules.UnboundSourcesReleased, "ML.NET does not close a cursor of the mix where asking it for a getter throws");

    public static ConformanceCases Views { get; } = new()
    {
        { "shuffled views", () => Mix([.. Plain().Select(view => Ml.Data.ShuffleRows(view, seed: 1, shufflePoolSize: 4))]) },
        { "bootstrap samples", () => Mix([.. Everything().Select(view => Ml.Data.BootstrapSample(view, seed: 1))]) },
        { "transformed views", () => Mix([.. Everything().Select(Joined)]) },
        { "transformed mix", sources => Joined(Mix(sources)), Everything, ForgetsInput },
        { "cached mix", () => Ml.Data.Cache(Mix(Plain())), (ConformanceRules.AfterDisposal, "row ids of ML.NET's cache go on after disposal") },
    };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void MixAndMlNet_Together_KeepTheContract(string name) => Views.Check(name);

    private static MixedDataView Mix(params IDataView[] views) =>
        Ml.Data.Mix(new MixOptions { Selection = Selection.Random, Stop = StopRule.AllOnce }, MixViews.Over(views));

    private static IDataView Joined(IDataView view) => Ml.Transforms.Concatenate("All", "Number", "Dense").Fit(view).Transform(view);

    private static IDataView[] Plain() => [SampleViews.Plain(14), SampleViews.Plain(9)];

    private static IDataView[] Everything() => [SampleViews.Everything(14), SampleViews.Everything(9)];
}
