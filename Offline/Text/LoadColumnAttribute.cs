namespace Microsoft.ML.Data;

/// <summary>Says which fields of a line a member is loaded from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One field.</summary>
    public LoadColumnAttribute(int fieldIndex) => Sources = [new TextLoader.Range(fieldIndex)];

    /// <summary>A run of fields, as a vector.</summary>
    public LoadColumnAttribute(int start, int end) => Sources = [new TextLoader.Range(start, end)];

    /// <summary>Several fields, as a vector.</summary>
    public LoadColumnAttribute(int[] columnIndexes) => Sources = [.. columnIndexes.Select(index => new TextLoader.Range(index))];

    internal TextLoader.Range[] Sources { get; }
}
