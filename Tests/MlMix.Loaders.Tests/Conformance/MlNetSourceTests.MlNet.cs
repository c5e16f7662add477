using Microsoft.ML;
using MlMix.Loaders.Tests.Mixing;
using MlMix.Testing;

namespace MlMix.Loaders.Tests.Conformance;

/// <summary>Mixes of views that only ML.NET itself has, and what ML.NET makes of a mix.</summary>
[TestClass]
public sealed class MlNetSourceTests
{
    private static readonly MLContext Ml = new(seed: 1);

    public static ConformanceCases Views { get; } = new()
    {
        { "shuffled views", () => Mix([.. Plain().Select(view => Ml.Data.ShuffleRows(view, seed: 1, shufflePoolSize: 4))]) },
        { "bootstrap samples", () => Mix([.. Everything().Select(view => Ml.Data.BootstrapSample(view, seed: 1))]) },
        { "transformed views", () => Mix([.. Everything().Select(Joined)]) },
        { "transformed mix", sources => Joined(Mix(sources)), Everything },
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
