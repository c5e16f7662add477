using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Refuses a row whose label is unknown.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class KnownLabelContract() : KnownContract(
    "The label of a row is none of those that its source had when the model was fitted, or not of its type with the offset given; or its source is missing " +
    "or unknown, and a label that is a whole number has no missing value to stand for that.")
{
    public const string Name = "MlMix.KnownLabel";
}
