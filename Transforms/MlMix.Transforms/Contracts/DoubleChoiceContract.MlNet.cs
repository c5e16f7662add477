using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Chooses between vectors of Double.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class DoubleChoiceContract : ChoiceContract<double>
{
    public const string Name = "MlMix.Choice.Double";
}
