namespace MlMix.Contracts;

/// <summary>The columns of the contracts that give a vector its size.</summary>
internal static class PartsColumns
{
    /// <summary>How many parts there are; vectors can be up to 2^Count - 1 long.</summary>
    public const int Count = 21;

    public const string Values = "MlMix.Parts.Values";

    /// <summary>The part of 2^n slots is this with n after it.</summary>
    public const string Part = "MlMix.Parts.";
}
