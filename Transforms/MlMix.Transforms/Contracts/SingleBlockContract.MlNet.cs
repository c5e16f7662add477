using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Takes blocks of vectors of Single.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SingleBlockContract : BlockContract<float>
{
    public const string Name = "MlMix.Block.Single";
}
