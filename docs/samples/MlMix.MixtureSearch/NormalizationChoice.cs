using Microsoft.ML.SearchSpace;

namespace MlMix.MixtureSearch;

/// <summary>What a tuner chooses of a normalization by source.</summary>
#region NormalizationChoice
public sealed class NormalizationChoice
{
    [BooleanChoice]
    public bool Robust { get; set; }
}
#endregion
