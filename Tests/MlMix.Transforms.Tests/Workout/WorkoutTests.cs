using Microsoft.ML;
using Microsoft.ML.Data;
using MlMix.Testing;
using static MlMix.Transforms.Tests.Support.Views;
using static MlMix.Transforms.Tests.Workout.WorkoutData;

namespace MlMix.Transforms.Tests.Workout;

/// <summary>Every estimator, held to what ML.NET's users expect of one. A new one is one line: the columns it makes, and those that it must refuse.</summary>
[TestClass]
public sealed class WorkoutTests
{
    public static WorkoutCases Estimators { get; } = new(Good, Other)
    {
        { "a number normalized", Ml.Transforms.NormalizeBySource("Single"), ["Single"], [Text("Single"), Number("source_id")] },
        { "doubles normalized", Ml.Transforms.NormalizeBySource("Normal", "Double"), ["Normal"], [Day("Double"), Text("source_id")] },
        { "vectors normalized", Ml.Transforms.NormalizeBySource("Dense"), ["Dense"], [Words("Dense"), Vector("source_id")] },
        { "sparse vectors normalized", Ml.Transforms.NormalizeBySource("Sparse"), ["Sparse"], [Kind("Sparse"), Number("source_id")] },
        { "vectors of any length normalized", Ml.Transforms.NormalizeBySource("Any"), ["Any"], [Flag("Any"), Number("source_id")], 0, Untrainable },
        { "images normalized", Ml.Transforms.NormalizeBySource("Image"), ["Image"], [Words("Image"), Number("source_id")] },
        { "slots normalized", Normalized(true, NormalizationMethod.MeanVariance()), ["Dense", "Normal"], [Text("Dense"), Day("Double")], 1e-6 },
        { "ranges", Normalized(false, NormalizationMethod.MinMax()), ["Dense", "Normal"], [Text("Dense"), Day("Double")] },
        { "ranges of slots", Normalized(true, NormalizationMethod.MinMax(fixZero: false)), ["Dense", "Normal"], [Text("Dense")], 1e-6 },
        { "medians", Normalized(false, NormalizationMethod.Robust()), ["Dense", "Normal"], [Text("Dense"), Day("Double")] },
        { "medians of slots", Normalized(true, NormalizationMethod.Robust()), ["Dense", "Normal"], [Text("Dense"), Day("Double")], 1e-6 },
        { "logarithms", Normalized(false, NormalizationMethod.LogMeanVariance()), ["Dense", "Normal"], [Text("Dense"), Day("Double")], 1e-6 },
        { "given statistics", Given(), ["Single"], [Text("Single"), Number("source_id")] },
        { "numbers offset", Ml.Transforms.OffsetLabels("Digit"), ["Digit"], [Text("Digit"), Number("source_id")] },
        { "doubles offset into another column", Ml.Transforms.OffsetLabels("Label", "Wide"), ["Label"], [Flag("Wide"), Number("source_id")] },
        { "keys offset", Ml.Transforms.OffsetLabels("Kind"), ["Kind"], [Vector("Kind"), Number("source_id")] },
        { "offsets given", GivenOffsets("Digit"), ["Label"], [Text("Digit"), Number("source_id")] },
        { "offsets of keys given", GivenOffsets("Kind"), ["Label"], [Text("Kind"), Number("source_id")] },
        { "keys offset that share classes", GivenOffsets("Kind", 2), ["Label"], [Text("Kind"), Number("source_id")] },
        { "keys unified", Ml.Transforms.UnifyLabels("Label", "Kind"), ["Label"], [Vector("Kind"), Number("source_id")] },
        { "numbers unified", Ml.Transforms.UnifyLabels("Digit"), ["Digit"], [Day("Digit"), Number("source_id")] },
        { "integers unified", Ml.Transforms.UnifyLabels("Int"), ["Int"], [Vector("Int"), Number("source_id")] },
        { "texts unified", Ml.Transforms.UnifyLabels("Text"), ["Text"], [Words("Text"), Number("source_id")] },
        { "Booleans unified", Ml.Transforms.UnifyLabels("Label", "Flag"), ["Label"], [Day("Flag"), Number("source_id")] },
        { "labels named", Named("Digit"), ["Label"], [Vector("Digit"), new(Text("Digit"), Early), Number("source_id")] },
        { "keys named", Named("Kind"), ["Label"], [Vector("Kind"), new(Flag("Kind"), Early), Number("source_id")] },
        { "fixed weights", Weighted(SourceWeightRule.Fixed(Shares)), ["Weight"], [Number("source_id")] },
        { "importance", Weighted(SourceWeightRule.Importance(Shares)), ["Weight"], [Text("source_id")] },
        { "equal shares", Weighted(SourceWeightRule.Importance()), ["Weight"], [Vector("source_id")] },
        { "frequencies of keys", Weighted(SourceWeightRule.InverseFrequency("Kind")), ["Weight"], [Vector("Kind"), Number("source_id")] },
        { "frequencies of numbers", Weighted(SourceWeightRule.InverseFrequency("Digit")), ["Weight"], [Day("Digit"), Number("source_id")] },
        { "frequencies of texts", Weighted(SourceWeightRule.InverseFrequency("Text")), ["Weight"], [Words("Text"), Number("source_id")] },
        { "a chain for each source", Routed("Single"), ["Out"], [Number("source_id"), Text("Single")] },
        { "a chain for each source, of vectors with slot names", Routed("Dense"), ["Out"], [Number("source_id"), Text("Dense")] },
        { "a chain for each source, of vectors of any length", Routed("Any"), ["Out"], [Number("source_id"), Text("Any")], 0, Untrainable },
        { "images of bytes chosen", Chosen("Pixels", "Other pixels"), ["Out", "Read"], [Number("source_id"), Text("Single")] },
        { "texts chosen", Chosen("Names", "Other names"), ["Out", "Read"], [Number("source_id"), Text("Single")] },
        { "keys chosen", Chosen("Kinds", "Other kinds"), ["Out", "Read"], [Number("source_id"), Text("Single")], 0, NoFeatures },
        { "days chosen", Chosen("Day", "Other day"), ["Out", "Read"], [Number("source_id"), Text("Single")] },
        { "predictions split", Split("Scores"), SplitColumns, [Day("Kind"), Text("Scores")], 1e-6 },
        { "predictions split without scores", Split(null), SplitColumns[..2], [Day("Kind")] },
        {
            "normalized and offset", Ml.Transforms.NormalizeBySource("Dense").Append(Ml.Transforms.OffsetLabels("Digit")), ["Dense", "Digit"],
            [Text("Dense"), Number("source_id")], 0, OfChains
        },
        {
            "all in one", Ml.Transforms.NormalizeBySource("Single").Append(Ml.Transforms.UnifyLabels("Label", "Kind"))
                .Append(Ml.Transforms.SourceWeights(SourceWeightRule.InverseFrequency())).Append(Ml.Transforms.OffsetLabels("Digit")),
            ["Single", "Label", "Weight", "Digit"], [Text("Single"), Number("source_id")], 0, OfChains
        },
    };

    /// <summary>Those to which a source that they do not know is an error.</summary>
    public static WorkoutCases Strict { get; } = new(Good)
    {
        { "unknown sources refused", Strictly(false), ["Dense"], [Text("Dense"), Number("source_id")] },
        { "unknown sources refused by slot", Strictly(true), ["Dense"], [Text("Dense"), Number("source_id")], 1e-6 },
        { "integers offset", Ml.Transforms.OffsetLabels("Whole"), ["Whole"], [Text("Whole"), Number("source_id")] },
        { "small keys offset", Ml.Transforms.OffsetLabels("Small"), ["Small"], [Day("Small"), Number("source_id")] },
        { "wide keys offset", Ml.Transforms.OffsetLabels("Label", "Long"), ["Label"], [Day("Long"), Number("source_id")] },
    };

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Estimator_PassesItsWorkout(string name) => Estimators.Check(name);

    [TestMethod]
    [DynamicData(nameof(Strict))]
    public void StrictEstimator_PassesItsWorkout(string name) => Strict.Check(name);
}
