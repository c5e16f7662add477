using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Gives vectors of Double their size.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DoublePartsContract : PartsContract<double>
{
    public const string Name = "MlMix.Parts.Double";
}
