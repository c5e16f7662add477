using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Chooses between vectors of Single.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class SingleChoiceContract : ChoiceContract<float>
{
    public const string Name = "MlMix.Choice.Single";
}
