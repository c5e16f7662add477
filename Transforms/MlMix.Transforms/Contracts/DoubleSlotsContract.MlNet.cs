using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Normalizes vectors of Double.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DoubleSlotsContract : SlotsContract<double>
{
    public const string Name = "MlMix.Slots.Double";
}
