namespace MlMix.Contracts;

/// <summary>The names of the contracts that give a vector its size, and of their columns.</summary>
internal static class PartsColumns
{
    /// <summary>The contract for vectors of a type is this with the type after it.</summary>
    public const string Contract = "MlMix.Parts.";

    /// <summary>How many parts there are; vectors can be up to 2^Count - 1 long.</summary>
    public const int Count = 21;

    public const string Values = "MlMix.Parts.Values";

    /// <summary>The part of 2^n slots is this with n after it.</summary>
    public const string Part = "MlMix.Parts.";
}
