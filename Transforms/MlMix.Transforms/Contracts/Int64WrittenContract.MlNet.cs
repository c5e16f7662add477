using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Writes vectors of Int64.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class Int64WrittenContract : WrittenContract<long>
{
    public const string Name = "MlMix.Written.Int64";
}
