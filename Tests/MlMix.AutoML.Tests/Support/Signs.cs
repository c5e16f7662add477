using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlMix.Searching.Tests.Support;

/// <summary>Small sources of one feature, whose label is whether it is positive, or the opposite.</summary>
internal static class Signs
{
    public static readonly MLContext Ml = new(seed: 1);

    /// <summary>The features are -1 and 1 in turn, each a little moved; the label of <paramref name="right"/> sources is whether it is positive.</summary>
    public static IDataView Rows(bool right, int rows = 60)
    {
        float[] features = [.. Enumerable.Range(0, rows).Select(row => (row % 2 == 0 ? 1f : -1f) + row % 7 * 0.05f)];
        return Ml.Data.LoadFromArrays(
            ArrayColumn.Scalar("Label", features.Select(feature => feature > 0 == right).ToArray()),
            ArrayColumn.Vector("Features", features, 1));
    }

    /// <summary>Two sources that tell the opposite of each other: the more of <c>bad</c> is in the mix, the worse is a model for <c>good</c>.</summary>
    public static MixSource[] Opposites(double good = 1, double bad = 1) =>
        [new MixSource("good", Rows(right: true), good), new MixSource("bad", Rows(right: false), bad)];

    public static IEstimator<ITransformer> Trainer(MLContext ml) => ml.BinaryClassification.Trainers.LbfgsLogisticRegression();

    /// <summary>A search for the weights that are best for <c>good</c>.</summary>
    public static MixtureSearchOptions Options(int trials = 6) => new()
    {
        Task = MixtureTask.BinaryClassification,
        Pipeline = Microsoft.ML.AutoML.MLContextExtension.Auto(Ml).FixedPipeline(Trainer),
        Objective = MixtureObjective.Source("good"),
        MaxTrials = trials,
    };
}
