using Microsoft.ML.Transforms;

namespace MlMix.Contracts;

/// <summary>Refuses a row that goes through no chain.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class KnownRouteContract() : KnownContract(
    "The source of a row is missing, has no chain in ForSource, or was not there when the model was fitted, so no chain makes the columns that the data does " +
    "not have. Fit the model with ForSourceOptions.Otherwise, or leave such rows out.")
{
    public const string Name = "MlMix.KnownRoute";
}
