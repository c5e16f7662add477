namespace Microsoft.ML.Data;

/// <summary>Makes a member's column a key. A scalar member's values count from 0; those outside the range are missing.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    /// <summary>Always throws: a key needs a count.</summary>
    public KeyTypeAttribute() => throw new NotSupportedException("A key column needs its count: [KeyType(10)].");

    /// <summary>Gives the number of categories, at least 1.</summary>
    public KeyTypeAttribute(ulong count) => KeyCount = new KeyCount(count);

    internal KeyCount KeyCount { get; }
}
