using Microsoft.ML;

namespace MlMix.Testing;

/// <summary>An estimator to be held to what ML.NET's users expect of one.</summary>
public sealed class WorkoutCase
{
    /// <summary>The estimator. It is fitted many times.</summary>
    public required IEstimator<ITransformer> Estimator { get; init; }

    /// <summary>Good data to fit it on: tens of rows, of types that members of row objects can have.</summary>
    public required FakeDataView Data { get; init; }

    /// <summary>Other good data for its transformer, with columns of the same types but for the number of key values: unknown and missing values.</summary>
    public IReadOnlyList<FakeDataView> Others { get; init; } = [];

    /// <summary>The columns that its transformer makes.</summary>
    public required IReadOnlyList<string> Made { get; init; }

    /// <summary>Columns that it must refuse, beside those that are missing.</summary>
    public IReadOnlyList<InvalidInput> Invalid { get; init; } = [];

    /// <summary>By how much a number may differ, relative to numbers above 1, once it was saved and loaded.</summary>
    public double Tolerance { get; init; }

    /// <summary>
    /// The rules, of <see cref="WorkoutRules"/>, that the estimator is known to break, each with the reason. The check fails for a rule that stands here and is
    /// kept, so that an exception goes when its reason goes.
    /// </summary>
    public Dictionary<string, string> Breaks { get; init; } = [];
}
