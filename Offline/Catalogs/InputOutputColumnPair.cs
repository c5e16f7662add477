namespace Microsoft.ML;

/// <summary>A column made and the one it is made of.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>Makes a pair; an input name of null stands for the output's.</summary>
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>Gets the name of the column made of.</summary>
    public string InputColumnName { get; }

    /// <summary>Gets the name of the column made.</summary>
    public string OutputColumnName { get; }
}
