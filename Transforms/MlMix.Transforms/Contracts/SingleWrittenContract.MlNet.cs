using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Writes vectors of Single.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SingleWrittenContract : WrittenContract<float>
{
    public const string Name = "MlMix.Written.Single";
}
