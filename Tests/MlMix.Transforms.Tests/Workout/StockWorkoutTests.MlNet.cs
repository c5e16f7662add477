using Microsoft.ML;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;
using static MlMix.Transforms.Tests.Workout.WorkoutData;

namespace MlMix.Transforms.Tests.Workout;

/// <summary>Our estimators among those of ML.NET.</summary>
[TestClass]
public sealed class StockWorkoutTests
{
    public static WorkoutCases Estimators { get; } = new(Good, Other)
    {
        {
            "between stock estimators", Ml.Transforms.ReplaceMissingValues("Single").Append(Ml.Transforms.NormalizeBySource("Single"))
                .Append(Ml.Transforms.OffsetLabels("Wide")).Append(Ml.Transforms.Conversion.MapValueToKey("Wide"))
                .Append(Ml.Transforms.Concatenate("Features", "Single", "Sparse")),
            ["Single", "Wide", "Features"], [Text("Wide")], 0, OfChains
        },
        {
            "a stock chain for each source", Ml.Transforms.ForSource(new ForSourceOptions
            {
                Chains = new Dictionary<string, IEstimator<ITransformer>>
                {
                    ["mnist"] = Ml.Transforms.NormalizeMeanVariance("Out", "Single"),
                    ["fashion"] = Ml.Transforms.ReplaceMissingValues("Out", "Single").Append(Ml.Transforms.NormalizeMinMax("Out")),
                },
                Otherwise = Ml.Transforms.NormalizeRobustScaling("Out", "Single"),
            }),
            ["Out"], [Text("Single"), Number("source_id")], 1e-6
        },
        {
            "images by source", Ml.Transforms.ForSource(new ForSourceOptions
            {
                Chains = new Dictionary<string, IEstimator<ITransformer>> { ["mnist"] = Ml.Transforms.NormalizeMeanVariance("Out", "Image") },
                Otherwise = Ml.Transforms.NormalizeMinMax("Out", "Image"),
            }),
            ["Out"], [Text("Image"), Number("source_id")], 1e-6
        },
        {
            "with a trainer", Ml.Transforms.NormalizeBySource("Sparse").Append(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency("Kind")))
                .Append(Ml.Transforms.UnifyLabels("Label", "Int"))
                .Append(Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Sparse", "Weight"))
                .Append(Ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")),
            ["Sparse", "Weight", "Label", "PredictedLabel", "Score"], [Kind("Sparse"), Number("source_id")], 1e-6, OfChains
        },
    };

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Estimator_PassesItsWorkout(string name) => Estimators.Check(name);
}
