using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Vectors (or tensors) of a primitive type; any dimension that is 0 is unknown, and then so is the size.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <summary>Makes the type of one-dimensional vectors; size 0 is unknown.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(BufferOf(itemType))
    {
        Guard.Param(size >= 0, nameof(size));
        ItemType = itemType;
        Size = size;
        Dimensions = [size];
    }

    /// <summary>Makes the type of tensors of the given dimensions.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, dimensions is null ? [] : ImmutableArray.Create(dimensions))
    {
    }

    /// <summary>Makes the type of tensors of the given dimensions.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(BufferOf(itemType))
    {
        Guard.Param(dimensions.Length > 0, nameof(dimensions), "At least one dimension is needed.");
        Guard.Param(dimensions.All(d => d >= 0), nameof(dimensions), "A dimension is not negative.");
        ItemType = itemType;
        Dimensions = dimensions;
        Size = dimensions.Aggregate(1, (product, d) => checked(product * d));
    }

    /// <summary>The dimensions, at least one; 0 where unknown.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The type of the items.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The product of the dimensions; 0 when unknown.</summary>
    public int Size { get; }

    /// <summary>Whether every value has <see cref="Size"/> items.</summary>
    public bool IsKnownSize => Size > 0;

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) =>
        ReferenceEquals(this, other)
        || (other is VectorDataViewType vector && ItemType.Equals(vector.ItemType) && Dimensions.SequenceEqual(vector.Dimensions));

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(ItemType);
        foreach (int dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("Vector<").Append(ItemType);
        foreach (int dimension in Dimensions)
        {
            if (dimension > 0)
                text.Append(CultureInfo.InvariantCulture, $", {dimension}");
            else if (Dimensions.Length > 1)
                text.Append(", *");
        }

        return text.Append('>').ToString();
    }

    private static Type BufferOf(PrimitiveDataViewType itemType)
    {
        Guard.NotNull(itemType, nameof(itemType));
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }
}
