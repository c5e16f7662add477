namespace MlMix.Contracts;

/// <summary>The names of the contracts that write a vector as a text, and of their columns and those of what reads it.</summary>
internal static class WrittenColumns
{
    /// <summary>The contract for vectors of a type is this with the type after it.</summary>
    public const string Contract = "MlMix.Written.";

    public const string Values = "MlMix.Written.Values";

    public const string Text = "MlMix.Written.Text";

    /// <summary>Items that are not numbers of Single or Double: signed integers as Int64, others as their texts.</summary>
    public const string Items = "MlMix.Written.Items";

    /// <summary>How many items there are in the text.</summary>
    public const string Size = "MlMix.Written.Size";

    /// <summary>Where in the text each number ends, or what is said of where an item is.</summary>
    public const string Ends = "MlMix.Written.Ends";
}
