using System.Globalization;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Codes of a known number of categories: raw value 0 is missing, 1 is the first category.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Makes a key type.</summary>
    /// <param name="type">byte, ushort, uint or ulong.</param>
    /// <param name="count">The number of categories, at least 1.</param>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Guard.Param(IsValidDataType(type), nameof(type), $"The raw type of a key is Byte, UInt16, UInt32 or UInt64, not {type.Name}.");
        Guard.Param(count > 0 && count <= Largest(type), nameof(count),
            string.Create(CultureInfo.InvariantCulture, $"A key of {type.Name} has 1 to {Largest(type)} values, not {count}."));
        Count = count;
    }

    /// <summary>Makes a key type.</summary>
    /// <param name="type">byte, ushort, uint or ulong.</param>
    /// <param name="count">The number of categories, at least 1.</param>
    public KeyDataViewType(Type type, int count)
        : this(type, unchecked((ulong)count)) =>
        Guard.Param(count > 0, nameof(count), "A key has at least one value.");

    /// <summary>The number of categories.</summary>
    public ulong Count { get; }

    /// <summary>Whether keys can be stored in this .NET type.</summary>
    public static bool IsValidDataType(Type type) =>
        type == typeof(uint) || type == typeof(ulong) || type == typeof(ushort) || type == typeof(byte);

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) =>
        ReferenceEquals(this, other) || (other is KeyDataViewType key && RawType == key.RawType && Count == key.Count);

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Key<{RawType.Name}, 0-{Count - 1}>");

    private static ulong Largest(Type type) =>
        type == typeof(byte) ? byte.MaxValue
        : type == typeof(ushort) ? ushort.MaxValue
        : type == typeof(uint) ? uint.MaxValue
        : ulong.MaxValue;
}
