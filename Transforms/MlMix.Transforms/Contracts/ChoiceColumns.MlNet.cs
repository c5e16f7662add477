namespace MlMix.Contracts;

/// <summary>The names of the contracts that choose one of two values, and of their columns.</summary>
internal static class ChoiceColumns
{
    /// <summary>The contract for vectors of a type is this with the type after it.</summary>
    public const string Vector = "MlMix.Choice.";

    /// <summary>The contract for single values of a type is this with the type after it.</summary>
    public const string Scalar = "MlMix.Choice.Scalar.";

    /// <summary>Whether the first is chosen.</summary>
    public const string IsFirst = "MlMix.Choice.IsFirst";

    public const string First = "MlMix.Choice.First";

    public const string Second = "MlMix.Choice.Second";

    public const string Chosen = "MlMix.Choice.Chosen";
}
