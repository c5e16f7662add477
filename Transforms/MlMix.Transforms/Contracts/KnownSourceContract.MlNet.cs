using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Refuses a row whose source is unknown.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class KnownSourceContract() : KnownContract(
    "The source of a row is missing or was not there when the model was fitted, and the model was told to refuse such rows (UnknownSource.Error).")
{
    public const string Name = "MlMix.KnownSource";
}
