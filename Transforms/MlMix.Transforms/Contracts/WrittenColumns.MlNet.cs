namespace MlMix.Contracts;

/// <summary>The columns of the contracts that write a vector as a text, and of what reads it.</summary>
internal static class WrittenColumns
{
    public const string Values = "MlMix.Written.Values";

    public const string Text = "MlMix.Written.Text";

    /// <summary>How many numbers there are in the text.</summary>
    public const string Size = "MlMix.Written.Size";

    /// <summary>Where each number ends in the text.</summary>
    public const string Ends = "MlMix.Written.Ends";
}
