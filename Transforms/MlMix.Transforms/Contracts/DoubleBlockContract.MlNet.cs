using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Takes blocks of vectors of Double.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DoubleBlockContract : BlockContract<double>
{
    public const string Name = "MlMix.Block.Double";
}
