using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Writes vectors of Double.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DoubleWrittenContract : WrittenContract<double>
{
    public const string Name = "MlMix.Written.Double";
}
