using Microsoft.ML.Data;

namespace MlMix.Evaluation;

/// <summary>What the evaluators of one task take, and which rows they leave out.</summary>
internal sealed record EvaluationKind
{
    public required Func<DataViewType, bool> TakesLabel { get; init; }

    public required string Labels { get; init; }

    public required Func<DataViewType, bool> TakesScore { get; init; }

    public required string Scores { get; init; }

    public bool HasProbability { get; init; }

    /// <summary>Gets whether a row with this label counts.</summary>
    public Func<float, bool> Counts { get; init; } = label => !float.IsNaN(label);

    public static EvaluationKind Multiclass { get; } = new()
    {
        TakesLabel = type => IsSingle(type) || type is KeyDataViewType,
        Labels = "Single or a key. Transforms.Conversion.MapValueToKey makes a key of it",
        TakesScore = type => type is VectorDataViewType { Size: > 1 } vector && IsSingle(vector.ItemType),
        Scores = "a vector of Single, one for each of two classes or more",
        Counts = label => label >= 0 && float.IsInteger(label),
    };

    public static EvaluationKind Binary { get; } = new()
    {
        TakesLabel = type => IsSingle(type) || type is BooleanDataViewType or KeyDataViewType { Count: 2 } || type == NumberDataViewType.Double,
        Labels = "Boolean, Single, Double or a key of 2 values",
        TakesScore = IsSingle,
        Scores = "Single",
    };

    public static EvaluationKind CalibratedBinary { get; } = Binary with { HasProbability = true };

    public static EvaluationKind Regression { get; } = new()
    {
        TakesLabel = IsSingle,
        Labels = "Single. Transforms.Conversion.ConvertType makes it so",
        TakesScore = IsSingle,
        Scores = "Single",
    };

    public static bool IsSingle(DataViewType type) => type == NumberDataViewType.Single;
}
