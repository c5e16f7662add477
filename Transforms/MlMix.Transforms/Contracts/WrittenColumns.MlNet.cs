namespace MlMix.Contracts;

/// <summary>The columns of the contracts that write a vector as a text, and of what reads it.</summary>
internal static class WrittenColumns
{
    public const string Values = "MlMix.Written.Values";

    public const string Text = "MlMix.Written.Text";

    /// <summary>Items that are not numbers of Single or Double: signed integers as Int64, others as their texts.</summary>
    public const string Items = "MlMix.Written.Items";

    /// <summary>How many items there are in the text.</summary>
    public const string Size = "MlMix.Written.Size";

    /// <summary>Where in the text each number ends, or what is said of where an item is.</summary>
    public const string Ends = "MlMix.Written.Ends";
}
