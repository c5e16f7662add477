namespace MlMix.Contracts;

/// <summary>The columns of the contracts that choose one of two vectors.</summary>
internal static class ChoiceColumns
{
    /// <summary>Whether the first is chosen.</summary>
    public const string IsFirst = "MlMix.Choice.IsFirst";

    public const string First = "MlMix.Choice.First";

    public const string Second = "MlMix.Choice.Second";

    public const string Chosen = "MlMix.Choice.Chosen";
}
