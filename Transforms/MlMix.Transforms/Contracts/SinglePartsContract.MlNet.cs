using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Gives vectors of Single their size.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SinglePartsContract : PartsContract<float>
{
    public const string Name = "MlMix.Parts.Single";
}
