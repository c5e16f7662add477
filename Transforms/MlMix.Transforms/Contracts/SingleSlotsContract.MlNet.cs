using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Normalizes vectors of Single.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SingleSlotsContract : SlotsContract<float>
{
    public const string Name = "MlMix.Slots.Single";
}
